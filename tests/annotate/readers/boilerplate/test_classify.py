"""Which lines leave a page: furniture must go, sentences that only resemble it must stay. All pages are invented."""

import pytest

from annotate.readers.build_article import article_of_page
from annotate.readers.markdown import markdown_page
from annotate.readers.plain_text import plain_page
from unsourced.core.article import Article

TITLE = "Flood Reaches The Lower Town Of Brod"
BODY = (
    "The river Tessa rose by two metres in the night and broke the wall behind the fish market.",
    "Firemen carried eighty people out of their houses before sunrise, the mayor's office said.",
    "The wall had been repaired in spring with stones from the old quarry.",
    "Engineers from the capital want to see the quarry's books before they speak of a cause.",
    "The river is expected to fall again before the end of the week.",
)


def read(*blocks: str, markdown: bool = False) -> Article:
    text = "\n\n".join(blocks)
    page = markdown_page(f"# {text}") if markdown else plain_page(text)
    return article_of_page(page, text)


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in article.removed]


HEAD = [
    ("byline", "By Jane Doe"),
    ("byline", "by Jane Doe"),
    ("byline", "BY JANE DOE"),
    ("byline", "By Jane Doe and John Roe"),
    ("byline", "By Jane Doe, John Roe & Ann van der Poe"),
    ("byline", "By Jane Doe, Science Correspondent"),
    ("byline", "By Jane Doe for The Brod Standard"),
    ("byline", "By Jane Doe | The Brod Standard | May 3, 2021"),
    ("byline", "Jane Doe | The Brod Standard | 3 May 2021"),
    ("byline", "By Jane Doe · 3 May 2021 · 5 min read"),
    ("byline", "By Jane Doe - The Brod Standard - Published 3 May 2021 - Updated 4 May 2021"),
    ("byline", "The Brod Standard, May 3, 2021"),
    ("byline", "The Brod Standard 3 May 2021"),
    ("byline", "Written by Jane Doe"),
    ("byline", "Author: Jane Doe"),
    ("byline", "By AFP"),
    ("byline", "By Dr. Jane B. O'Doe"),
    ("byline", "Posted by Jane Doe on May 3, 2021"),
    ("date", "May 3, 2021"),
    ("date", "Monday, 3 May 2021"),
    ("date", "2021-05-03"),
    ("date", "Published: May 3, 2021 at 10:05 a.m. EST"),
    ("date", "Last updated 03 May 2021 14:20 GMT"),
    ("date", "Posted on 3rd May 2021"),
    ("date", "5 min read"),
    ("date", "3 hours ago"),
    ("section", "Region: Lower Valleys"),
    ("section", "Category: World News"),
    ("section", "Tags: floods, rivers, Brod"),
    ("credit", "Photo: Ann Poe/Brod Standard"),
    ("credit", "Image credit: Ann Poe"),
    ("credit", "Photo by Ann Poe"),
    ("social", "Share this article"),
    ("social", "Tweet Share Email Print"),
    ("social", "Facebook | Twitter | Share"),
    ("navigation", "Home > World > Floods"),
    ("provenance", "This article was originally published by Hill Post on 2 May 2021."),
    ("provenance", "Originally published in The Hill Post"),
    ("provenance", "Reposted from Hill Post"),
    ("provenance", "Source: Hill Post"),
    ("provenance", "via Hill Post"),
    ("comments", "12 comments"),
]
TAIL = [
    ("provenance", "The original source of this article is Hill Post"),
    ("provenance", "This story first appeared in Hill Post on May 2, 2021."),
    ("provenance", "This article was originally published on Hill Post and is republished here with permission."),
    ("provenance", "Reprinted with permission from Hill Post."),
    ("provenance", "Republished from Hill Post under a free licence."),
    ("provenance", "Source: https://hillpost.example/flood"),
    ("provenance", "Via: Hill Post"),
    ("provenance", "Read the original article at hillpost.example"),
    ("copyright", "© 2021 The Brod Standard"),
    ("copyright", "Copyright 2021 The Brod Standard. All rights reserved."),
    ("copyright", "Copyright © Hill Post, 2021"),
    ("copyright", "The Brod Standard © 2021"),
    (
        "copyright",
        "(c) 2021 Brod Media. This material may not be published, rewritten or redistributed without permission.",
    ),
    ("copyright", "This work is licensed under a Creative Commons Attribution 4.0 licence."),
    ("disclaimer", "Disclaimer: this page is for information only."),
    ("disclaimer", "The views expressed in this article are the author's own and do not reflect our editorial policy."),
    ("disclaimer", "The opinions of the author do not necessarily reflect those of the Brod Standard."),
    ("fair-use", "Fair use notice"),
    ("donation", "Donate now"),
    ("donation", "Support our work"),
    ("donation", "Become a member today"),
    ("donation", "Please consider a donation: our reporting depends on readers like you."),
    ("donation", "Independent journalism costs money. Support us with a monthly contribution."),
    ("donation", "If you liked this, buy us a coffee."),
    ("donation", "https://www.patreon.com/brodstandard"),
    ("subscription", "Sign up for our newsletter"),
    ("subscription", "Subscribe to The Brod Standard today"),
    ("subscription", "Get the day's news in your inbox: subscribe to our morning briefing."),
    ("subscription", "Join our mailing list and never miss a story."),
    ("social", "Follow us on Twitter and Facebook"),
    ("social", "Follow Jane Doe on Twitter: @janedoe"),
    ("social", "Like us on Facebook"),
    ("social", "Share this:"),
    ("social", "Follow the Standard's river reporter Jane Doe on Twitter at @janedoe."),
    ("social", "Follow @brodstandard or #flood."),
    ("provenance", "(h/t Hill Post.)"),
    ("provenance", "A version of this story ran in print on May 4, 2021, on page 3."),
    ("contact", "Feedback? What should we look into next? Email us at desk@standard.example."),
    ("contact", "Send tips and photos to Jane Doe at jane@standard.example"),
    ("copyright", "From THE WALL by Jane Doe. Copyright © 2015 by Jane Doe. Reprinted courtesy of Brod Books."),
    ("comments", "Leave a comment"),
    ("comments", "Comments are closed."),
    ("comments", "Join the conversation"),
    ("related", "Read more: Why the wall behind the market fell"),
    ("related", "Related articles"),
    ("related", "See also: A history of floods in Brod"),
    ("section", "Tags: floods, rivers"),
    ("section", "Filed under: Weather"),
    ("contact", "Contact the author at jane@standard.example"),
    ("contact", "For press inquiries: desk@standard.example"),
    ("contact", "Email: desk@standard.example"),
    ("contact", "Got a tip? Write to tips@standard.example"),
    ("contact", "www.standard.example"),
    ("byline", "Reporting by Jane Doe; Editing by John Roe"),
    ("byline", "(Reporting by Jane Doe in Brod; editing by John Roe)"),
    ("byline", "(Additional reporting by Jane Doe and Ann Poe in Brod and John Roe in Zelin; Editing by Max Moe.)"),
    ("byline", "Jane Doe contributed reporting."),
    ("byline", "Jane Doe and John Roe contributed to this report from Zelin."),
    ("byline", "Articles by: Jane Doe"),
    ("byline", "About the author"),
    ("navigation", "Next article: The fish market reopens"),
    ("navigation", "Privacy policy | Terms of use | Contact"),
    ("navigation", "Back to top"),
]
MIDDLE = [
    ("advertisement", "ADVERTISEMENT"),
    ("advertisement", "Story continues below"),
    ("related", "READ MORE: How the wall was built"),
    ("subscription", "Sign up for our daily newsletter"),
    ("credit", "Photo: Ann Poe"),
    ("social", "Follow us on Telegram"),
]
# Sentences of an article, wherever they stand.
STAYS = [
    "By Monday the army had put up tents on the school's football field.",
    "By Monday",
    "By the river, nothing was left.",
    "By John Roe's account - and he was there - the wall leaked.",
    "By Brod's own count, forty houses fell.",
    "By John Roe's account the wall was already leaking.",
    "Copyright law changed in 2019, and the quarry's plans have been public since.",
    "Copyright by 2019 had expired on the plans.",
    "Copyright 2019 was a turning point for the town's printers.",
    "The plans bear the words copyright 2019, and nobody knows whose.",
    "Donations poured in after the flood.",
    "Donate blood, the hospital asked its neighbours.",
    "Please donate blood; our hospitals need you.",
    "Support our firefighters: that was written on every second window.",
    "“Please support us with your donation,” the mayor said.",
    "We need your support, the mayor told the council.",
    "The region: a strip of land between two rivers, with four towns on it.",
    "The theme: water, and who pays for it.",
    "Region and capital do not agree.",
    "Follow us, he shouted, and they ran up the hill.",
    "Follow us on Facebook, the poster on the wall said.",
    "Like many posts on Facebook, the claim about the quarry was false.",
    "Join protesters on Sunday, the leaflets said.",
    "Share the water!",
    "Share prices of the quarry fell by half.",
    "Subscribe to the theory or leave it, the engineer said.",
    "Sign up sheets hung on the church door within an hour.",
    "Get out now!",
    "Photos from the market showed stalls under water.",
    "Photos by local people show the wall before the rain.",
    "Images of the broken wall went around the country.",
    "Pictures show servicemen near the bridge.",
    "The source of the leak is the old sluice.",
    "The original source of the stones is the quarry at Zelin.",
    "The report was published on Monday by the water board.",
    "The story was first published in 1843 and is read in every school.",
    "The article was written on a wall in red paint.",
    "This story is about a wall.",
    "Sources close to the council say that the quarry never paid.",
    "Source material for the wall came from Zelin.",
    "Via the old bridge, people reached the hill.",
    "Reposted by thousands, the picture turned out to be from another town.",
    "Originally built for carts, the bridge carries buses today.",
    "Originally, the wall was higher.",
    "Translated by the council's clerk, the letter speaks of a debt.",
    "Edited by committee, the plan pleased nobody.",
    "Reporting from the flooded quarter is difficult.",
    "The views from the hill are those of a lake.",
    "His opinions on the wall do not matter, but his books do.",
    "The opinions expressed in the council's meeting reflect an old quarrel.",
    "Fair use of the river was promised to both banks in 1921.",
    "Questions remain about who owns brodquarry.example",
    "Information leaked by clerks appeared on brodleaks.example",
    "Contact with the island was lost at noon.",
    "Contact between the two banks broke off.",
    "Comments from the ministry came late.",
    "Comments are what the ministry does not give.",
    "Related families were put into the same tents.",
    "Related — but not the same — problems are known from Zelin.",
    "Read more carefully, the contract names a second owner.",
    "See also what the contract leaves out.",
    "Tags on the stones show where they came from.",
    "Topics such as water and debt will be on the table.",
    "Updated plans show a higher wall.",
    "Published plans show a lower wall.",
    "May 3, 2021 was a Monday on which it rained.",
    "On May 3, 2021",
    "May was dry.",
    "Two hours",
    "Home owners will be paid in June.",
    "Next to the market stands the customs house.",
    "Search parties went out at dawn.",
    "Members of the council met at noon.",
    "Become a member of the council and you will hear of nothing but walls.",
    "Help us, she called from the roof.",
    "Ann Poe lost her house.",
    "All rights of the quarry end in June.",
    "Advertisement boards floated down the main street.",
    "Print shops and bakeries stay closed.",
    "X marks the spot where the wall broke.",
    "Email from the quarry's owner shows that he knew.",
    "Disclaimers were read out before the meeting.",
    "Editor Jane Doe of the Hill Post was among those rescued.",
    "[supported by nobody]",
    "@brodresident",
    "Jane Doe contributed forty sandbags.",
    "John Roe is a reporter who lost his house.",
    "Follow the river north and you reach the quarry.",
    "Send them home, he wrote to the council.",
    "A version of this wall stood here in 1900.",
    "She has [sic] no house.",
    "*",
]


@pytest.mark.parametrize("markdown", [False, True])
@pytest.mark.parametrize(("kind", "line"), HEAD)
def test_furniture_below_the_headline_goes(kind: str, line: str, markdown: bool) -> None:
    article = read(TITLE, line, *BODY, markdown=markdown)
    assert kinds(article) == [(kind, line)]
    assert article.text == "\n\n".join((TITLE, *BODY))


@pytest.mark.parametrize(("kind", "line"), TAIL)
def test_furniture_below_the_article_goes(kind: str, line: str) -> None:
    article = read(TITLE, *BODY, line)
    assert kinds(article) == [(kind, line)]
    assert article.text == "\n\n".join((TITLE, *BODY))


@pytest.mark.parametrize(("kind", "line"), MIDDLE)
def test_furniture_between_paragraphs_goes(kind: str, line: str) -> None:
    article = read(TITLE, *BODY[:2], BODY[2] * 3, line, *BODY[2:], *BODY)
    assert kinds(article) == [(kind, line)]


@pytest.mark.parametrize("line", STAYS)
def test_the_articles_own_sentences_stay_wherever_they_stand(line: str) -> None:
    for place in range(len(BODY) + 1):
        blocks = [TITLE, *BODY[:place], line, *BODY[place:]]
        article = read(*blocks)
        assert kinds(article) == []
        assert article.text == "\n\n".join(blocks)


@pytest.mark.parametrize("line", STAYS)
def test_they_stay_beside_furniture(line: str) -> None:
    article = read(
        TITLE, "By Jane Doe", "May 3, 2021", line, *BODY, line, "© 2021 The Brod Standard", "Follow us on Twitter"
    )
    assert article.text == "\n\n".join((TITLE, line, *BODY, line))


def test_a_standfirst_above_the_byline_stays() -> None:
    article = read(TITLE, "Eighty people leave their houses in the night", "By Jane Doe", "May 3, 2021", *BODY)
    assert article.body.startswith("Eighty people")
    assert article.authors == ("Jane Doe",)


def test_lone_name_between_title_and_date_is_a_byline() -> None:
    article = read(TITLE, "Jane Doe", "May 3, 2021", *BODY)
    assert article.authors == ("Jane Doe",)
    assert article.body == "\n\n".join(BODY)


def test_lone_name_below_a_date_is_a_byline() -> None:
    article = read(TITLE, "May 3, 2021", "Jane Doe", *BODY)
    assert article.authors == ("Jane Doe",)


def test_lone_name_without_a_date_stays() -> None:
    assert read(TITLE, "Jane Doe", *BODY).body.startswith("Jane Doe\n\n")


def test_lines_of_one_paragraph_that_are_each_furniture_go_each() -> None:
    article = read(TITLE, "By Jane Doe\nThe Brod Standard, May 3, 2021", *BODY, markdown=True)
    assert kinds(article) == [("byline", "By Jane Doe"), ("byline", "The Brod Standard, May 3, 2021")]


def test_list_of_links_below_a_related_heading_goes_with_it() -> None:
    article = read(
        TITLE, *BODY, "## Related articles", "- [A bridge opens](/a)\n- [A school closes](/b)", markdown=True
    )
    assert [kind for kind, _ in kinds(article)] == ["related"] * 3


def test_readers_comments_go_with_their_heading() -> None:
    article = read(
        TITLE, *BODY, "## 2 comments", "I live there.", "So do I.", "And I saw it.", "Really.", markdown=True
    )
    assert article.body == "\n\n".join(BODY)
    assert [kind for kind, _ in kinds(article)] == ["comments"] * 5


def test_note_between_notices_stays() -> None:
    note = "Jane Doe has written about rivers for twenty years."
    article = read(TITLE, *BODY, "© 2021 The Brod Standard", note, "Follow us on Twitter")
    assert article.body == "\n\n".join((*BODY, note))


def test_article_that_ends_in_a_list_keeps_it() -> None:
    article = read(TITLE, *BODY, "Companies that were hit:", "- Twitter\n- Facebook\n- Telegram", markdown=True)
    assert article.body.endswith("Companies that were hit:\n\nTwitter\nFacebook\nTelegram")


def test_subheadings_stay() -> None:
    blocks = [TITLE, BODY[0], "## Trending", BODY[1], "## Comments", *BODY[2:], *BODY, *BODY]
    article = read(*blocks, markdown=True)
    assert article.removed == ()


def test_closing_heading_goes_with_its_links_and_stays_with_its_text() -> None:
    links = "- [A bridge opens](/a)\n- [A school closes](/b)"
    assert read(TITLE, *BODY, "## Further reading", links, markdown=True).body == "\n\n".join(BODY)
    text = "Two books tell of older floods, and both blame the quarry."
    assert read(TITLE, *BODY, "## Further reading", text, markdown=True).body.endswith(f"Further reading\n\n{text}")


def test_note_on_an_author_named_above_goes() -> None:
    note = "Jane Doe is a reporter at The Brod Standard."
    article = read(TITLE, "By Jane Doe", *BODY, note)
    assert kinds(article) == [("byline", "By Jane Doe"), ("byline", note)]
    assert read(TITLE, "By John Roe", *BODY, note).body.endswith(note)
