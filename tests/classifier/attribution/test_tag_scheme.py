"""Which labels attribution is about, and spans as BIO tags and back."""

from dataclasses import replace

import pytest

from classifier.attribution.tag_scheme import attribution_labels, spans_of, tags_of
from classifier.attribution.token_arrays import read
from unsourced.errors import SchemeError
from unsourced.schemes.load import load_scheme

LABELS = ("source", "cue", "content")
TEXT = "Jan Orel said it is shut."


def test_labels_are_those_that_relations_connect() -> None:
    labels = attribution_labels(load_scheme())
    assert set(labels.labels) == set(labels.claims) | set(labels.targets)
    assert not set(labels.claims) & set(labels.targets)
    assert labels.tags == 1 + 2 * len(labels.labels)
    for relation in labels.relations:
        assert set(relation.claims) <= set(labels.claims)
        assert set(relation.targets) <= set(labels.targets)


def test_a_scheme_without_relations_has_no_attribution() -> None:
    with pytest.raises(SchemeError, match="ties no claims to sources"):
        attribution_labels(replace(load_scheme(), relations=()))


def test_tags_begin_with_odd_and_go_on_with_even_numbers() -> None:
    reading = read(TEXT, [(0, len(TEXT))])
    tags = tags_of(reading, [("source", 0, 8), ("cue", 9, 13), ("content", 14, 24), ("opinion", 0, 8)], LABELS)
    assert tags.tolist() == [1, 2, 3, 5, 6, 6, 0]
    assert spans_of(tags, reading) == [(0, 0, 2), (1, 2, 3), (2, 3, 6)]
    assert spans_of(tags * 0, reading) == []


def test_a_tag_that_goes_on_in_a_new_paragraph_begins_a_span() -> None:
    reading = read("Jan\n\nOrel", [(0, 3), (5, 9)])
    assert spans_of(tags_of(reading, [("source", 0, 9)], LABELS), reading) == [(0, 0, 1), (0, 1, 2)]


def test_touching_spans_of_one_label_stay_two() -> None:
    reading = read(TEXT, [(0, len(TEXT))])
    tags = tags_of(reading, [("source", 0, 3), ("source", 4, 8)], LABELS)
    assert tags.tolist() == [1, 1, 0, 0, 0, 0, 0]
