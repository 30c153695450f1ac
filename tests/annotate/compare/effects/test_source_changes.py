"""Sources that are gone, new or others."""

import pytest

from annotate.compare import compare
from annotate.compare.alignment.offset_mapping import OffsetMapping
from annotate.compare.effects.analysed_text import AnalysedText
from annotate.compare.effects.source_changes import source_changes
from tests.annotate.compare.building import article

BODY = "The coast guard said the pilot was asleep. Nobody on the ferry was hurt. The pier is shut until Friday."


def told(one: str, other: str) -> list[tuple[str, str, bool]]:
    """Side, reason and whether the claim stays, of each effect."""
    a, b = article(one), article(other)
    found = compare(a, b)
    effects = source_changes(found, OffsetMapping(found), AnalysedText(a), AnalysedText(b))
    return [(effect.side, effect.reason, effect.stays) for some in effects.values() for effect in some]


def test_a_source_that_is_gone_while_its_claim_stays() -> None:
    bare = BODY.replace("The coast guard said the pilot", "The pilot")
    assert told(BODY, bare) == [
        ("a", "A gives “The coast guard” as the source of this; B says it without. Says who?", True)
    ]
    assert told(bare, BODY) == [("b", "B gives “The coast guard” as the source of this; A says it without.", True)]


def test_a_source_that_names_nobody_in_the_place_of_one_that_does() -> None:
    reason = "A gives “The coast guard” as the source of this, B “Sources”, and “Sources” names nobody."
    assert told(BODY, BODY.replace("The coast guard", "Sources")) == [("a", reason, True)]


def test_a_source_that_went_with_its_claim() -> None:
    assert told(BODY, BODY.replace("The coast guard said the pilot was asleep. ", "")) == [
        ("a", "“The coast guard” is a source here in A only.", False)
    ]


@pytest.mark.parametrize(("before", "after"), [("hurt", "killed"), ("said the", "said that the"), ("", "")])
def test_other_changes_touch_no_source(before: str, after: str) -> None:
    assert told(BODY, BODY.replace(before, after) if before else BODY) == []
