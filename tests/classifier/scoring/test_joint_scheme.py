"""What several models can mark together."""

from dataclasses import replace

import pytest

from classifier.scoring.joint_scheme import joint_scheme
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()
SOME = replace(SCHEME, labels=SCHEME.labels[:2], precedence=SCHEME.precedence[:1])
EXTRA = replace(SCHEME, labels=(replace(SCHEME.labels[2], key="own-label"),), relations=(), precedence=("own-label",))


def test_labels_are_united_and_the_first_scheme_comes_first() -> None:
    joint = joint_scheme([SOME, EXTRA])
    assert joint.label_keys == (*SOME.label_keys, "own-label")
    assert joint.precedence == (*SOME.precedence, "own-label")
    assert joint.relations == SOME.relations
    assert joint.name == SOME.name


def test_labels_that_no_scheme_has_together_may_overlap() -> None:
    joint = joint_scheme([SOME, EXTRA])
    assert not EXTRA.may_overlap("own-label", SOME.label_keys[0])
    assert joint.may_overlap("own-label", SOME.label_keys[0])


def test_a_label_keeps_the_words_of_the_first_that_has_it() -> None:
    renamed = replace(SCHEME, labels=(replace(SCHEME.labels[0], name="Otherwise"), *SCHEME.labels[1:]))
    assert joint_scheme([SCHEME, renamed]) == SCHEME
    assert joint_scheme([renamed, SCHEME]).labels[0].name == "Otherwise"


def test_there_is_nothing_to_join_without_a_scheme() -> None:
    with pytest.raises(ValueError, match="no scheme"):
        joint_scheme([])
