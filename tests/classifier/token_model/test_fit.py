"""The word model that is learned without writing out its matrix is scikit-learn's."""

import numpy as np
from sklearn.linear_model import LogisticRegression

from classifier.token_model.features import WIDTH, type_columns
from classifier.token_model.fit import fit_words, word_rows
from classifier.token_model.token_table import word_table


def test_it_learns_what_a_dense_logistic_regression_learns() -> None:
    score = np.random.default_rng(3)
    texts = [" ".join(score.choice(["pier", "shut", "old", "boats", "vile"], 6)) for _ in range(40)]
    table = word_table(texts)
    vile = np.array([table.types[kind] == "vile" for kind in table.type_of])
    shares = np.where(vile, 0.8, 0.1)
    rows = word_rows(table, shares[:, None])
    model = fit_words(rows, np.arange(len(texts)), ["x"], C=0.7)

    dense = np.zeros((len(shares), WIDTH), dtype=np.float32)
    for number, kind in enumerate(table.type_of):
        dense[number, type_columns(table.types[kind])] += 1
        np.add.at(dense[number], table.context[number], 1)
    used = np.flatnonzero(dense.any(axis=0))
    twice = np.vstack([dense[:, used], dense[:, used]])
    peer = LogisticRegression(C=0.7, tol=1e-8, max_iter=1000).fit(
        twice, np.repeat([1, 0], len(shares)), sample_weight=np.concatenate([shares, 1 - shares])
    )
    expected = peer.predict_proba(dense[:, used])[:, 1]
    np.testing.assert_allclose(model.probabilities(table)[:, 0], expected, atol=0.01)


def test_only_the_chosen_sentences_are_learned_from() -> None:
    table = word_table(["vile pier", "vile pier", "old pier", "old pier"])
    shares = np.tile([1.0, 0.0], 4)[:, None]
    model = fit_words(word_rows(table, shares), np.array([0, 1]), ["x"])
    vile, pier = model.probabilities(table)[:2, 0]
    assert vile > 0.9 > 0.1 > pier
    never = fit_words(word_rows(table, shares), np.array([2, 3]), ["x"])
    assert not set(type_columns("vile").tolist()) <= set(never.columns.tolist())


def test_a_label_nobody_was_asked_for_has_no_weights() -> None:
    table = word_table(["old pier", "new pier"])
    model = fit_words(word_rows(table, np.full((4, 1), np.nan)), np.arange(2), ["x"])
    assert len(model.columns) == 0
    assert model.probabilities(table).shape == (4, 1)
