"""N-grams and TF-IDF: the same matrices as scikit-learn's."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from classifier.features.ngrams import (
    Vocabulary,
    character_vocabulary,
    inverse_document_frequency,
    weighted,
    word_vocabulary,
)

TEXTS = [
    "The regime's henchmen closed 2 schools, again!",
    "Schools closed; the so-called café — “quoted” the the",
    "",
    "x",
    "The schools closed again.",
]


def _ours(kind: str, texts: list[str], least: int = 1) -> tuple[Vocabulary, np.ndarray]:  # type: ignore[type-arg]
    vocabulary = word_vocabulary(texts, least) if kind == "word" else character_vocabulary(texts, least)
    counts = vocabulary.word_counts(texts) if kind == "word" else vocabulary.character_counts(texts)
    return vocabulary, weighted(counts, inverse_document_frequency(counts, least=least)).toarray()


def _theirs(kind: str, least: int = 1) -> TfidfVectorizer:
    if kind == "word":
        return TfidfVectorizer(ngram_range=(1, 2), min_df=least)
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=least)


@pytest.mark.parametrize("kind", ["word", "character"])
@pytest.mark.parametrize("least", [1, 2])
def test_matrix_is_scikit_learns(kind: str, least: int) -> None:
    theirs = _theirs(kind, least)
    matrix = theirs.fit_transform(TEXTS).toarray()
    vocabulary, ours = _ours(kind, TEXTS, least)
    assert list(vocabulary.terms) == list(theirs.get_feature_names_out())
    np.testing.assert_allclose(ours, matrix, atol=1e-6)


@settings(max_examples=60)
@given(st.lists(st.text(alphabet="aAbBéß’-.,!? \n\t\u00a0x1", max_size=40), min_size=1, max_size=5))
def test_matrix_is_scikit_learns_on_any_text(texts: list[str]) -> None:
    texts = [*texts, "one word"]
    for kind in ("word", "character"):
        theirs = _theirs(kind)
        np.testing.assert_allclose(_ours(kind, texts)[1], theirs.fit_transform(texts).toarray(), atol=1e-6)


def test_terms_that_were_not_learned_are_left_out() -> None:
    vocabulary = word_vocabulary(["one pier", "one pier"])
    assert vocabulary.word_counts(["one crane", "nothing known"]).toarray().tolist() == [[1, 0, 0], [0, 0, 0]]
    assert vocabulary.terms == ("one", "one pier", "pier")


def test_weights_of_a_fold_know_only_its_rows() -> None:
    texts = ["alpha beta", "alpha beta", "gamma delta", "gamma alpha"]
    counts = word_vocabulary(texts, least=1).word_counts(texts)
    idf = dict(zip(word_vocabulary(texts, least=1).terms, inverse_document_frequency(counts[[0, 1]]), strict=True))
    assert idf["gamma"] == idf["gamma delta"] == 0
    assert idf["alpha"] == idf["beta"] == pytest.approx(np.log(3 / 3) + 1)


def test_the_most_frequent_columns_stay() -> None:
    texts = ["a1 b1", "a1 b1", "a1 c1", "c1 x1"]
    vocabulary = word_vocabulary(texts, least=1)
    idf = inverse_document_frequency(vocabulary.word_counts(texts), least=1, most=1)
    assert [term for term, weight in zip(vocabulary.terms, idf, strict=True) if weight] == ["a1"]
