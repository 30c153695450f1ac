"""Verdicts in words."""

from pathlib import Path

import pytest

from annotate.course.grading.grade import LabelScore, grade
from annotate.course.grading.wording import explain, offsets_of, practise_next, quote_of
from tests.annotate.course.invented import LABELS, mark, weir_gold
from unsourced.schemes.load import load_scheme


@pytest.mark.parametrize(
    ("label", "quote", "explanation"),
    [
        ("vague-source", "Insiders", ""),
        ("source", "Brock", "One word too few: “Una”."),
        ("unsourced-claim", "Nine sluices are rotten.\n\n“They", "One word too many: “They”."),
        ("source", "Insiders", "The place is right, but the label is: Vague source."),
        ("source", "said", "The answers have no mark here."),
        (
            "editorial-insertion",
            "[the wardens]",
            "This is sound reporting (neutral brackets). They say who is meant.",
        ),
    ],
)
def test_how_a_verdict_came_about(tmp_path: Path, label: str, quote: str, explanation: str) -> None:
    gold = weir_gold(tmp_path)
    done = grade(gold, [mark(label, quote)], LABELS)
    (verdict,) = (one for one in done.verdicts if one.mark is not None)
    assert quote_of(verdict, done, gold) == " ".join(quote.split())
    assert explain(verdict, gold, load_scheme()) == explanation


def test_what_was_missed_is_quoted_from_the_gold(tmp_path: Path) -> None:
    gold = weir_gold(tmp_path)
    done = grade(gold, [], LABELS)
    first = done.verdicts[0]
    assert quote_of(first, done, gold) == "Insiders"
    assert offsets_of(first, done, gold) == (gold.spans[0].start, gold.spans[0].end)


def test_what_to_practise_next() -> None:
    rows = [
        LabelScore(label="source", spans=4, credit=3.0),
        LabelScore(label="vague-source", spans=2, false_alarms=2, credit=2.0),
        LabelScore(label="unsourced-claim"),
    ]
    assert practise_next(rows) == "vague-source"
    assert practise_next([LabelScore(label="source", spans=4, credit=4.0)]) is None
    assert practise_next([]) is None
