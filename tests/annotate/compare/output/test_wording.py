"""Sentences about a comparison."""

from dataclasses import replace

import pytest

from annotate.compare import compare
from annotate.compare.comparison import Comparison, Lineage
from annotate.compare.output.wording import describe_change, describe_lineage, summary, warning
from tests.annotate.compare.building import article, compared

FOUND = compared("The pier of Tarsk is shut — now.", "The old pier of Tarsk is closed - now.")
DATED = replace(FOUND, lineage=Lineage("b", ("A is dated 2024-05-01, B 2024-05-03",)))


def test_what_is_known_of_a_change() -> None:
    added, altered = FOUND.substantial
    assert describe_change(added, FOUND) == "in B, not in A"
    assert describe_change(altered, FOUND) == "in both, in other words"
    assert (
        describe_change(added, DATED) == "in B, not in A; added by the reposter (B), if A is the text it was made from"
    )
    turned = replace(FOUND, lineage=Lineage("a"))
    assert (
        describe_change(added, turned)
        == "in B, not in A; left out by the reposter (A), if B is the text it was made from"
    )
    assert describe_change(replace(added, part="attribution"), DATED) == "in B, not in A"


def test_which_was_made_from_which() -> None:
    assert describe_lineage(DATED) == "B seems to be a repost of A: A is dated 2024-05-01, B 2024-05-03."
    assert describe_lineage(FOUND) == "Which was first is undetermined (no dates, no “original source” line)."
    open_ = replace(FOUND, lineage=Lineage(None, ("A is dated 2024-05-01, B 2024-05-03", "A names B's outlet")))
    assert describe_lineage(open_) == (
        "Which was first is undetermined (A is dated 2024-05-01, B 2024-05-03; A names B's outlet)."
    )


def test_how_many_changes_and_how_much_is_shared() -> None:
    assert summary(FOUND) == (
        "2 changes: 1 only in B, 1 altered; 1 of typography alone. A shares 91% of its words with B, B 83% with A."
    )
    assert summary(compared("It rained.", "It rained.")) == (
        "0 changes. A shares 100% of its words with B, B 100% with A."
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (FOUND, ""),
        (compared("It rained.", "It rained."), "The two texts are the same, character by character."),
        (compared("It’s shut.", "It's shut."), "No word differs; the texts are only set otherwise."),
        (
            replace(FOUND, shared_a=0.0, shared_b=0.0),
            "The two texts share nothing: no run of words stands in both.",
        ),
        (
            replace(FOUND, shared_a=0.09, shared_b=0.01),
            "The two texts share next to nothing: they are hardly versions of one report.",
        ),
        (
            compare(article("The pier is shut."), article("The pier is shut, ja.", language="de")),
            "A is in another language than B (en, de).",
        ),
    ],
)
def test_what_a_reader_has_to_know_first(found: Comparison, expected: str) -> None:
    assert warning(found) == expected
