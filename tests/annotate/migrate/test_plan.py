"""What becomes of what a scheme no longer has, and what is refused."""

import re

import pytest

from annotate.migrate.plan import Gone, make_plan
from tests.annotate.migrate.schemes import OLD, changed
from unsourced.errors import SchemeError


def test_what_a_scheme_adds_or_keeps_needs_no_plan() -> None:
    assert make_plan(OLD, OLD, {}, ()).becomes == {}
    assert make_plan(changed(('"guess"', '"rumour"')), OLD, {"rumour": "guess"}, ()).becomes == {
        Gone("label", "rumour"): "guess"
    }


def test_all_that_is_gone_is_accounted_for() -> None:
    new = changed(
        ('"guess"', '"rumour"'),
        ('"sure"', '"certainty"'),
        ('"no"', '"never"'),
        ('"said-by"', '"told-by"'),
    )
    plan = make_plan(OLD, new, {"guess": "rumour", "sure": "certainty", "sure.no": "never", "said-by": "told-by"}, ())
    assert plan.label("guess") == "rumour"
    assert plan.label("source") == "source"
    assert plan.question("sure") == "certainty"
    assert plan.answer("sure", "no") == "never"
    assert plan.answer("sure", "yes") == "yes"
    assert plan.relation("said-by") == "told-by"
    gone = make_plan(OLD, new, {}, ["guess", "sure", "said-by"])
    assert gone.label("guess") is None
    assert gone.question("sure") is None
    assert gone.relation("said-by") is None


@pytest.mark.parametrize(
    ("renames", "removals", "message"),
    [
        ({}, (), "lacks label guess. Say of each what becomes of it: --rename guess=NEW or --remove guess"),
        ({"guess": "rumours"}, (), "no label rumours that guess could become. It has source, rumour"),
        ({"guess": "rumour"}, ("guess",), "guess is to be renamed and removed"),
        (
            {"guess": "rumour", "source": "rumour"},
            (),
            "the new scheme does not lack source. It lacks label guess",
        ),
        ({}, ("guess", "sure.no"), "the new scheme does not lack sure.no"),
    ],
)
def test_what_is_wrong_is_told(renames: dict[str, str], removals: tuple[str, ...], message: str) -> None:
    new = changed(('"guess"', '"rumour"'))
    with pytest.raises(SchemeError, match=re.escape(message)):
        make_plan(OLD, new, renames, removals)


def test_a_question_that_is_asked_another_way_is_another_question() -> None:
    with pytest.raises(SchemeError, match=r"sure was a choice for each region, and sure is a choice for each article"):
        make_plan(OLD, changed(('per = "region"', 'per = "article"')), {}, ())
