"""What one change does to what a report says."""

import pytest

from annotate.compare import compare
from annotate.compare.comparison import Effect
from annotate.compare.effects.analysed_text import AnalysedText
from annotate.compare.effects.effects import effects_of
from tests.annotate.compare.building import article

BODY = "The pilot was not asleep on Monday. The army allegedly fired 31 rockets. The harbour is shut."


def effects(before: str, after: str) -> list[tuple[str, str, str]]:
    """Kind, side and reason of each effect."""
    a, b = article(BODY), article(BODY.replace(before, after))
    readings = AnalysedText(a), AnalysedText(b)
    found = [effects_of(change, *readings) for change in compare(a, b).changes]
    return [(effect.kind, effect.side, effect.reason) for some in found for effect in some]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("not asleep", "asleep", ("negation", "a", "“not” is gone in B: does it now say the opposite?")),
        (
            "allegedly ",
            "",
            ("hedge", "a", "“allegedly” keeps the claim open in A; B says it without. How sure is it?"),
        ),
        ("31", "13", ("number", "a", "A has “31” where B has “13”.")),
        (" on Monday", "", ("date", "a", "The date “Monday” stands here in A only.")),
    ],
)
def test_an_effect_and_why_it_matters(before: str, after: str, expected: tuple[str, str, str]) -> None:
    assert effects(before, after) == [expected]


def test_a_name_a_word_that_judges_and_a_claim_that_only_one_has() -> None:
    assert effects("The army", "General Holm's army") == [
        ("name", "b", "“General Holm” is named in B only."),
        ("claim", "b", "B says this here, A does not."),
    ]
    assert [effect[:2] for effect in effects("The army", "The brutal army")] == [("judgement", "b")]
    assert ("claim", "b") in [effect[:2] for effect in effects("shut.", "shut. The crew had been drinking.")]


def test_effects_on_sources_come_first_and_typography_does_nothing() -> None:
    a, b = article(BODY), article(BODY.replace("31", "13"))
    (change,) = compare(a, b).changes
    source = Effect("source", "a", "the army", "It is gone.")
    assert [one.kind for one in effects_of(change, AnalysedText(a), AnalysedText(b), [source])] == ["source", "number"]
    assert effects("was not", "was  not") == []
