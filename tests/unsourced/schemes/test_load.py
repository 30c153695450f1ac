"""Schemes from TOML: what is shipped loads, and a fault is named by file and field."""

import pytest

from configs import scheme_names
from unsourced.errors import SchemeError
from unsourced.schemes.load import load_scheme, parse_scheme

OWN = """
name = "weir"
title = "Weir watch"
version = "1"
overlaps = [["claim", "*"]]
precedence = ["claim", "hint"]
[[labels]]
key = "claim"
name = "Claim"
group = "g"
hotkey = "1"
colour = "#123456"
pattern = "solid"
definition = "A claim."
extent = "The clause."
sentence_rule = "any"
examples = [{text = "He said {{it broke}}.", why = "reported"}]
[[labels]]
key = "hint"
name = "Hint"
group = "g"
hotkey = "2"
colour = "#654321"
pattern = "wavy"
definition = "A hint."
extent = "The words."
sentence_rule = "half"
"""


@pytest.mark.parametrize("name", scheme_names())
def test_each_shipped_scheme_has_its_name_and_labels(name: str) -> None:
    scheme = load_scheme(name)
    assert scheme.name == name
    assert len(scheme.labels) >= 1


def test_a_scheme_of_one_s_own() -> None:
    scheme = parse_scheme(OWN)
    claim, hint = scheme.labels
    (example,) = claim.examples
    assert example.text[example.start : example.end] == "it broke"
    assert scheme.overlaps == {frozenset(("claim", "hint"))}
    assert (hint.sentence_rule, hint.least_precision) == ("half", 0.5)
    assert scheme.precedence == ("claim", "hint")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('colour = "#123456"', 'colour = "red"', r"field labels.claim.colour"),
        ('sentence_rule = "half"', 'sentence_rule = "most"', r"field labels.hint.sentence_rule"),
        ("{{it broke}}", "it broke", "marks no span.*Put {{ }} around the span"),
        ('version = "1"', 'version = "1"\ncolor = "x"', "field color"),
        ('version = "1"', "version = ", "is not TOML"),
    ],
)
def test_a_fault_is_named_by_its_field(old: str, new: str, why: str) -> None:
    with pytest.raises(SchemeError, match=rf"own.toml.*{why}"):
        parse_scheme(OWN.replace(old, new), where="own.toml")
