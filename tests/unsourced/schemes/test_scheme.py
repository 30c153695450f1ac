"""Schemes from TOML, and when labels of one fit another."""

from pathlib import Path

import pytest

from unsourced.errors import SchemeError
from unsourced.schemes.load import load_scheme, parse_scheme
from unsourced.schemes.scheme import Scheme

SMALL = """
name = "small"
title = "Small"
version = "1"
overlaps = [["b", "*"]]

[[labels]]
key = "a"
name = "A"
group = "g"
hotkey = "1"
colour = "#1b6ca8"
pattern = "solid"
sentence_rule = "any"
definition = "What a is."
extent = "The words."
examples = [{ text = "He {{came}}.", why = "He did." }]

[[labels]]
key = "b"
name = "B"
group = "g"
hotkey = "2"
colour = "#117733"
pattern = "double"
sentence_rule = "half"
definition = "What b is."
extent = "The words."

[[questions]]
key = "bias"
name = "How biased?"
per = "article"
type = "scale"
choices = [{ key = "none", name = "None" }, { key = "some", name = "Some" }]
"""


def small(text: str = SMALL) -> Scheme:
    return parse_scheme(text, where="small.toml")


def test_an_example_knows_where_its_span_is() -> None:
    example = small().label("a").examples[0]
    assert example.text == "He came."
    assert example.text[example.start : example.end] == "came"


def test_a_star_lets_a_label_overlap_all_others() -> None:
    assert small().may_overlap("a", "b")
    assert small().may_overlap("b", "a")


def test_the_shipped_scheme_has_an_example_and_a_counter_example_of_each_label() -> None:
    for label in load_scheme().labels:
        assert label.examples, label.key
        assert label.counter_examples, label.key


def test_the_shipped_scheme_lets_no_two_labels_overlap_without_an_order() -> None:
    scheme = load_scheme()
    assert sorted(scheme.precedence) == sorted(scheme.label_keys)


def test_wording_changes_one_hash_and_structure_both() -> None:
    reworded = small(SMALL.replace("What a is.", "What an a is."))
    assert reworded.structure_hash == small().structure_hash
    assert reworded.wording_hash != small().wording_hash
    renamed = small(SMALL.replace('key = "b"', 'key = "c"').replace('["b", "*"]', '["c", "*"]'))
    assert renamed.structure_hash != small().structure_hash


def test_adding_is_compatible_and_taking_away_is_not() -> None:
    more = small(SMALL + '[[questions]]\nkey = "comment"\nname = "Else?"\nper = "article"\ntype = "text"\n')
    assert small().differences(more) == []
    assert more.differences(small()) == ["question comment"]
    fewer = small(SMALL.replace(', { key = "some", name = "Some" }', ""))
    assert small().differences(fewer) == ["answer some to bias"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "small"', "", "small.toml: field name: Field required"),
        ('hotkey = "1"', "", "small.toml: field labels.a.hotkey: Field required"),
        ('sentence_rule = "half"', 'sentence_rule = "most"', "small.toml: field labels.b.sentence_rule: "),
        ('pattern = "solid"', 'patern = "solid"', "small.toml: field labels.a.pattern: Field required"),
        ("{{came}}", "came", "small.toml, label a: example 'He came.' marks no span. Put {{ }} around the span."),
        ("[[labels]]", "[[labels]", "small.toml: is not TOML: "),
    ],
)
def test_a_fault_is_named_with_file_and_field(old: str, new: str, message: str) -> None:
    with pytest.raises(SchemeError) as caught:
        small(SMALL.replace(old, new, 1))
    assert str(caught.value).startswith(message)


def test_a_missing_scheme_is_refused_with_the_shipped_ones(tmp_path: Path) -> None:
    with pytest.raises(SchemeError, match="there is no such scheme. Shipped: .*credibility"):
        load_scheme(tmp_path / "none.toml")


def test_an_unknown_label_is_refused_with_those_there_are() -> None:
    with pytest.raises(SchemeError, match="scheme small has no label x. It has a, b"):
        small().label("x")
