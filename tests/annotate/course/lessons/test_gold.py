"""Gold in TOML: quotes become places, and what is wrong in a file is named."""

from pathlib import Path

import pytest

from annotate.course.lessons.articles import named_articles
from annotate.course.lessons.gold import read_gold, sample_gold
from configs import lesson_names
from tests.annotate.course.invented import GOLD, weir, weir_gold
from unsourced.errors import InputError
from unsourced.schemes.load import load_scheme


def test_a_quote_becomes_its_place_whatever_its_quotation_marks(tmp_path: Path) -> None:
    gold = weir_gold(tmp_path, GOLD + '[[sound]]\nquote = "\\"They [the wardens]"\nkind = "k"\nreason = "r"\n')
    text = gold.article.text
    assert text[gold.spans[0].start : gold.spans[0].end] == "Insiders"
    assert text[gold.sound[-1].start : gold.sound[-1].end] == "“They [the wardens]"
    assert [text[v.start : v.end] for v in gold.spans[3].accepted] == ["Una Brock, who runs the mill", "Una Brock"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('quote = "Insiders"', 'quote = "Outsiders"', "spans entry 1 ('Outsiders'): the article has no such words"),
        ('quote = "Insiders"', 'quote = "Insider"', "has no such words"),
        (
            'quote = "[the wardens]"',
            'quote = "it"\noccurrence = 3',
            "sound entry 1 ('it'): these words stand there only",
        ),
        ('quote = "[the wardens]"', 'quote = "the"', "stand there 3 times. Say which: occurrence"),
        ('label = "vague-source"', 'label = "vague"', "scheme credibility has no label 'vague'"),
        ('accept = ["Una Brock"]', 'accept = ["Insiders"]\n', "entry 4"),
        ('reason = "Who counted them?"', "", "spans 2 reason: Field required"),
        ("optional = true", "optional = true\nwhy = 1", "spans 5 why: Extra inputs"),
        ('quote = "the weir will burst"', 'quote = "Nine sluices are rotten"', "is the same answer as entry 2"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_entry(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOLD
    if "Insiders" in new and "accept" in new:
        new = 'accept = [{ quote = "Insiders", label = "vague-source" }]'
    with pytest.raises(InputError) as caught:
        weir_gold(tmp_path, GOLD.replace(old, new))
    assert str(tmp_path / "weir.toml") in str(caught.value)
    assert message in str(caught.value)


def test_a_gold_file_without_its_article_is_named(tmp_path: Path) -> None:
    (tmp_path / "mill.toml").write_text(GOLD, encoding="utf-8")
    with pytest.raises(InputError, match="there is no article 'mill'"):
        read_gold([tmp_path], {"weir": weir()}, load_scheme())


def test_a_teachers_articles_go_by_file_headline_and_id(tmp_path: Path) -> None:
    (tmp_path / "weir.md").write_text(f"# {weir().title}\n\n{weir().body}\n", encoding="utf-8")
    articles = named_articles([tmp_path])
    assert articles["weir"] is articles["Weir at Orrin leaks"]
    (tmp_path / "gold.toml").write_text(f'article = "{articles["weir"].id}"\n' + GOLD, encoding="utf-8")
    gold = read_gold([tmp_path / "gold.toml"], articles, load_scheme())["gold"]
    assert gold.article is articles["weir"]
    assert len(gold.spans) == 5


def test_the_sample_has_clean_articles_and_a_written_reason_for_every_span() -> None:
    golds = sample_gold()
    assert len(golds) >= 10
    assert sum(gold.clean for gold in golds.values()) >= 5
    for gold in golds.values():
        reasons = [span.reason for span in gold.spans] + [sound.reason for sound in gold.sound]
        assert all(len(reason.split()) >= 3 for reason in reasons)
    assert len(lesson_names()) == 4
