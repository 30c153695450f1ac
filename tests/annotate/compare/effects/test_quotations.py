"""Quotations that differ between two versions."""

import pytest

from annotate.compare import compare
from annotate.compare.alignment.offset_mapping import OffsetMapping
from annotate.compare.comparison import Quotation
from annotate.compare.effects.analysed_text import AnalysedText
from annotate.compare.effects.quotations import quotations
from tests.annotate.compare.building import article

BODY = "The pilot slept. “We saw no lights on the ferry,” said Ilse Marrek. Nobody was hurt there."


def differing(before: str, after: str) -> list[tuple[str, str, str, tuple[int, ...]]]:
    """Kind, the quotation in a, in b, and its changes."""
    a, b = article(BODY), article(BODY.replace(before, after))
    found = compare(a, b)
    made: tuple[Quotation, ...] = quotations(found, OffsetMapping(found), AnalysedText(a), AnalysedText(b))
    return [
        (one.kind, a.text[slice(*one.a)] if one.a else "", b.text[slice(*one.b)] if one.b else "", one.changes)
        for one in made
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "no lights",
            "two lights",
            ("other-words", "“We saw no lights on the ferry,”", "“We saw two lights on the ferry,”", (0,)),
        ),
        (
            "“We saw no lights on the ferry,”",
            "We saw no lights on the ferry,",
            ("only-quoted-in-a", "“We saw no lights on the ferry,”", "", (0, 1)),
        ),
        (
            "Nobody was hurt there",
            "“Nobody was hurt there”",
            ("only-quoted-in-b", "", "“Nobody was hurt there”", (0, 1)),
        ),
    ],
)
def test_a_quotation_that_differs(before: str, after: str, expected: tuple[str, str, str, tuple[int, ...]]) -> None:
    assert differing(before, after) == [expected]


def test_a_change_outside_and_other_marks_are_no_difference() -> None:
    assert differing("The pilot slept.", "The pilot woke.") == []
    assert differing("“We saw no lights on the ferry,”", '"We saw no lights on the ferry,"') == []
