"""What the words of an insertion do grammatically."""

import pytest

from annotate.rules.insertions import bracket_grammar as grammar


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("he lied to us", True),
        ("they closed two schools", True),
        ("the port was closed", True),
        ("the house he had built", False),
        ("the old port", False),
        ("Monday", False),
    ],
)
def test_a_clause_has_a_subject_and_a_finite_verb(words: str, clause: bool) -> None:
    assert grammar.is_clause(words.split()) == clause


@pytest.mark.parametrize(
    ("words", "plain"),
    [("she was born in tarsk", True), ("he was 34", True), ("he was never there", False), ("they took it", False)],
)
def test_a_clause_that_only_records_a_life_or_a_date(words: str, plain: bool) -> None:
    assert grammar.plain_clause(words.split()) == plain


@pytest.mark.parametrize(
    ("words", "argues"),
    [("but not their money", True), ("not silver", True), ("no relation", False), ("the capital of hesk", False)],
)
def test_what_denies_or_contrasts_argues(words: str, argues: bool) -> None:
    assert grammar.argues(words.split(), set_off=True) == argues


@pytest.mark.parametrize(
    ("words", "before", "contradicts"),
    [("40 percent", "slightly", True), ("none", "all", True), ("40 percent", "by", False)],
)
def test_what_corrects_the_word_before_contradicts_it(words: str, before: str, contradicts: bool) -> None:
    assert grammar.contradicts(words.split(), before, fills_gap=False, set_off=True) == contradicts


@pytest.mark.parametrize(
    ("content", "predicates"),
    [
        ("already cracked in three places", True),
        ("written by lobbyists", True),
        ("written by Ana Holm in 1987", False),
        ("the surveyors", False),
    ],
)
def test_what_says_something_of_the_words_before(content: str, predicates: bool) -> None:
    words = content.lower().split()
    assert grammar.predicates(content, words, quoted=True, explains=False, set_off=False) == predicates


def test_names_comments_counts_accusations_objects_and_glosses() -> None:
    assert grammar.names_only("Environmental Protection Agency of Velm")
    assert not grammar.names_only("Environmental protection")
    assert grammar.comments(["sure"], set_off=True)
    assert not grammar.comments(["monday"], set_off=True)
    assert grammar.counts(["eleven", "bedrooms"])
    assert not grammar.counts(["eleven", "metres"])
    assert grammar.accuses(["the", "men", "lied", "to", "us"])
    assert not grammar.accuses(["the", "men", "came", "to", "us"])
    assert grammar.has_object("nobody paid the crew")
    assert not grammar.has_object("all of the crew")
    assert grammar.is_gloss("the capital of Hesk", ["the", "capital", "of", "hesk"])
    assert not grammar.is_gloss("to the delight of landlords", ["to", "the", "delight", "of", "landlords"])
    assert grammar.plain_relative(["who", "died", "last", "year"])
    assert not grammar.plain_relative(["who", "has", "lost", "three", "towns"])
