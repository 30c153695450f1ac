"""Which article is named as the likely original, on what evidence, and when nothing tells."""

import pytest

from annotate.reposts import find_reposts
from annotate.reposts.likely_original import Original
from tests.annotate.reposts.building import REPORTS, article, with_words_replaced
from unsourced.core.article import Article, Origin

TEXT = REPORTS[0]
COPY = with_words_replaced(TEXT, 9)
THIRD = with_words_replaced(TEXT, 11)


def asked(*articles: Article) -> tuple[str | None, str]:
    """The outlet of the likely original, and the reasons."""
    (group,) = find_reposts(articles).groups
    assert len(group.articles) == len(articles)
    found: Original = group.original
    return (None if found.index is None else group.articles[found.index].outlet), "; ".join(found.reasons)


def test_the_earliest_date() -> None:
    found = asked(
        article(COPY, outlet="Late", published="2024-05-03"), article(TEXT, outlet="Early", published="2024-05-01")
    )
    assert found == ("Early", "it has the earliest date: Early 2024-05-01, Late 2024-05-03")


@pytest.mark.parametrize("second", ["2024-05-01", None, "03/04/2024"])
def test_dates_that_do_not_tell(second: str | None) -> None:
    index, why = asked(
        article(TEXT, outlet="One", published="2024-05-01"), article(COPY, outlet="Other", published=second)
    )
    assert index is None
    assert why.startswith("the dates do not tell")


def test_times_of_one_day_tell() -> None:
    index, _ = asked(
        article(TEXT, outlet="Noon", published="2024-05-01T12:00:00Z"),
        article(COPY, outlet="Morning", published="2024-05-01T12:30:00+03:00"),
    )
    assert index == "Morning"


@pytest.mark.parametrize(
    "origin", [Origin(outlet="hill post"), Origin(url="http://www.hill.example/a/"), Origin(outlet="The Hill Post")]
)
def test_a_line_that_names_the_source(origin: Origin) -> None:
    index, why = asked(
        article(COPY, outlet="Repost", origin=origin),
        article(TEXT, outlet="Hill Post", url="https://hill.example/a"),
    )
    assert index == "Hill Post"
    assert why.startswith("Repost names")


def test_an_original_that_was_edited_later_is_still_the_one_that_is_named() -> None:
    index, why = asked(
        article(COPY, outlet="Repost", published="2024-05-02", origin=Origin(outlet="Hill Post")),
        article(TEXT, outlet="Hill Post", published="2024-05-09"),
    )
    assert index == "Hill Post"
    assert "edited after publication" in why


def test_a_source_that_is_not_here_leaves_it_open() -> None:
    index, why = asked(
        article(COPY, outlet="Repost", published="2024-05-02", origin=Origin(outlet="Far Wire")),
        article(TEXT, outlet="Hill Post", published="2024-05-01"),
    )
    assert index is None
    assert "Repost names Far Wire as its source, which is not among these texts" in why


def test_another_text_that_may_be_older_leaves_it_open() -> None:
    index, why = asked(
        article(COPY, outlet="Repost", published="2024-05-02", origin=Origin(outlet="Hill Post")),
        article(TEXT, outlet="Hill Post", published="2024-05-03"),
        article(THIRD, outlet="Third", published="2024-05-01"),
    )
    assert index is None
    assert "Third names no source" in why


def test_each_names_the_other() -> None:
    index, why = asked(
        article(TEXT, outlet="One", origin=Origin(outlet="Other")),
        article(COPY, outlet="Other", origin=Origin(outlet="One")),
    )
    assert index is None
    assert "each of these texts names another" in why


def test_who_names_itself_names_nobody() -> None:
    index, _ = asked(
        article(TEXT, outlet="One", published="2024-05-01", origin=Origin(outlet="One")),
        article(COPY, outlet="Other", published="2024-05-02"),
    )
    assert index == "One"


def test_a_chain_ends_at_its_beginning() -> None:
    index, _ = asked(
        article(THIRD, outlet="Third", origin=Origin(outlet="Second")),
        article(COPY, outlet="Second", origin=Origin(outlet="First")),
        article(TEXT, outlet="First"),
    )
    assert index == "First"


def with_aside(text: str) -> str:
    words = text.split(" ")
    return " ".join([*words[:40], "[secretly paid by the port]", *words[40:]])


def test_words_in_brackets_were_put_in() -> None:
    index, why = asked(article(TEXT, outlet="Plain"), article(with_aside(TEXT), outlet="Bracket"))
    assert index == "Plain"
    assert "Bracket alone has “secretly paid by the port” in brackets" in why


def test_brackets_against_dates_leave_it_open() -> None:
    index, why = asked(
        article(TEXT, outlet="Plain", published="2024-05-02"),
        article(with_aside(TEXT), outlet="Bracket", published="2024-05-01"),
    )
    assert index is None
    assert "yet only Bracket has" in why


def test_brackets_in_quotations_say_nothing() -> None:
    quoted = TEXT.replace(". ", ' he said. "They knew [the engineers] all along," she said. ', 1)
    bare = TEXT.replace(". ", ' he said. "They knew all along," she said. ', 1)
    assert asked(article(bare, outlet="One"), article(quoted + " More.", outlet="Other"))[0] is None


def test_what_stands_between_is_told_and_decides_nothing() -> None:
    half = len(TEXT) // 2
    index, why = asked(
        article(TEXT, outlet="Middle"),
        article(COPY[:half] + TEXT[half:], outlet="Left"),
        article(TEXT[:half] + THIRD[half:], outlet="Right"),
    )
    assert index is None
    assert "Middle alone has no words of its own" in why


def test_no_reason_blames() -> None:
    _, why = asked(
        article(COPY, outlet="Repost", published="2024-05-02", origin=Origin(outlet="Hill Post")),
        article(TEXT, outlet="Hill Post", published="2024-05-09"),
    )
    assert not {"plagiar", "stolen", "theft", "copied without"} & set(why.lower().split())
