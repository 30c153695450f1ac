"""Words as arrays: places, columns that are the same alone and in a batch, and shares that match the characters."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.token_model.features import CONTEXT, WIDTH, type_columns
from classifier.token_model.fit import fit_words, word_rows
from classifier.token_model.sentence_aggregates import AGGREGATES, aggregates
from classifier.token_model.spans import runs
from classifier.token_model.targets import word_shares
from classifier.token_model.token_table import covered, word_table
from unsourced.core.spans import Span

TEXTS = st.lists(st.text(alphabet="aB9 .,“”\"'-é👍\n", max_size=30), max_size=5)


@settings(max_examples=100)
@given(texts=TEXTS)
def test_tokens_are_pieces_of_their_sentence(texts: list[str]) -> None:
    words = word_table(texts)
    for start, stop, sentence, kind in zip(words.starts, words.stops, words.sentence_of, words.type_of, strict=True):
        assert texts[sentence][start:stop] == words.types[kind] != ""
    assert words.context.shape == (len(words.starts), CONTEXT)
    assert ((words.context >= 0) & (words.context < WIDTH)).all()


@settings(max_examples=100)
@given(texts=TEXTS)
def test_a_sentence_shows_the_same_alone_and_among_others(texts: list[str]) -> None:
    together = word_table(texts)
    alone = [word_table([text]).context for text in texts]
    np.testing.assert_array_equal(together.context, np.vstack([np.zeros((0, CONTEXT), dtype=np.int32), *alone]))


def test_neighbours_and_quotation_marks_are_seen() -> None:
    one, two = word_table(["the old pier shut"]), word_table(["the new pier shut"])
    same = one.context == two.context
    assert not same[2, 1]  # the word before "pier" differs
    assert same[2, 2]  # the word after it does not
    quoted = word_table(['He said "it shut" today'])
    states = quoted.context[:, 6]
    assert states[0] == states[1] == states[-1]
    assert states[3] == states[4] != states[0]


def test_how_long_a_sentence_is_is_seen_by_eights() -> None:
    words = word_table(["pier " * count for count in (2, 7, 8, 63, 64, 90)])
    seen = words.context[words.ends - 1, 8]
    assert (seen[1:] != seen[:-1]).tolist() == [False, True, True, True, False]


def test_what_rules_found_is_seen() -> None:
    text = "Critics said it shut."
    found = [Span(label="vague-source", start=0, end=7)]
    plain, marked = word_table([text]), word_table([text], [found])
    assert plain.context[0, -1] != marked.context[0, -1]
    assert (plain.context[1:] == marked.context[1:]).all()
    assert covered(marked, [found], "vague-source").tolist() == [True, False, False, False, False]
    assert not covered(marked, [found], "source").any()


def test_type_columns_are_the_same_everywhere() -> None:
    """Pinned: a model file is worth nothing on a machine that hashes otherwise."""
    assert type_columns("Piers")[:5].tolist() == [10672, 60203, 64471, 73502, 91628]
    context = word_table(["old Piers"]).context[1].tolist()
    assert context == CONTEXT_OF_PIERS


CONTEXT_OF_PIERS = [229519, 156768, 517304, 154426, 519768, 107742, 374512, 353116, 310323, 331719]


@settings(max_examples=60)
@given(
    scores=st.lists(st.floats(0, 1), max_size=12),
    cuts=st.lists(st.integers(0, 12), max_size=3),
)
def test_aggregates_are_what_their_names_say(scores: list[float], cuts: list[int]) -> None:
    ends = np.array(sorted({min(cut, len(scores)) for cut in cuts} | {len(scores)}), dtype=np.int64)
    rows = aggregates(np.array(scores)[:, None], ends)
    assert rows.shape == (len(ends), len(AGGREGATES))
    begin = 0
    for row, end in zip(rows, ends, strict=True):
        here = np.clip(np.array(scores[begin:end]), 1e-5, 1 - 1e-5)
        begin = end
        top = sorted(np.log(here / (1 - here)), reverse=True)[:4]
        np.testing.assert_allclose(row[: len(top)], top, rtol=1e-4, atol=1e-3)
        assert row[4] == pytest.approx(here.sum(), abs=1e-5)
        assert row[8:].tolist() == [(here >= level).sum() for level in (0.05, 0.15, 0.3)]


def test_no_labels_no_columns() -> None:
    assert aggregates(np.zeros((3, 0)), np.array([1, 3])).shape == (2, 0)


def test_shares_are_means_over_a_words_characters() -> None:
    text = "Old pier shut. New pier."
    places = [(0, 14), (15, 24)]
    words = word_table([text[start:end] for start, end in places])
    marked = pd.DataFrame(
        [("a", "x", 0, 3, 1.0), ("a", "x", 4, 6, 0.5), ("a", "y", 15, 18, 0.5), ("b", "x", 0, 24, 1.0)],
        columns=["article_id", "label", "start", "end", "share"],
    )
    asked = np.array([[True, True], [True, False]])
    shares = word_shares(words, places, ["a", "a"], ["x", "y"], marked, asked).marked
    assert shares[:4, 0].tolist() == [1.0, 0.25, 0.0, 0.0]
    assert shares[4:, 0].tolist() == [0.0, 0.0, 0.0]
    assert shares[:4, 1].tolist() == [0.0] * 4
    assert np.isnan(shares[4:, 1]).all()


def test_shares_of_two_words_are_of_those_who_marked_them_as_one() -> None:
    text = "A vile, shameless plan."
    words = word_table([text])
    marked = pd.DataFrame(
        # One marked three words as one, another two of them one by one.
        [("a", "x", 2, 6, 1.0), ("a", "x", 6, 8, 0.5), ("a", "x", 8, 17, 1.0), ("a", "x", 17, 22, 0.5)],
        columns=["article_id", "label", "start", "end", "share"],
    )
    shares = word_shares(words, [(0, 23)], ["a"], ["x", "y"], marked, np.array([[True, False]]))
    assert words.word_before.tolist() == [-1, 0, -1, 1, 3, -1]
    assert shares.joined[:, 0].tolist() == [0.0, 0.0, 0.0, 0.5, 0.5, 0.0]
    assert np.isnan(shares.joined[:, 1]).all()


def test_no_word_stands_before_the_first_of_a_sentence() -> None:
    assert word_table(["Old pier.", "New", "", "?!", "Pier shut"]).word_before.tolist() == [
        -1,
        0,
        -1,
        -1,
        -1,
        -1,
        -1,
        6,
    ]


def test_it_learns_what_a_dense_logistic_regression_learns() -> None:
    """The matrix is never written out; written out, scikit-learn finds the same weights."""
    from sklearn.linear_model import LogisticRegression

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


def test_a_label_nobody_was_asked_for_has_no_weights() -> None:
    table = word_table(["old pier", "new pier"])
    model = fit_words(word_rows(table, np.full((4, 1), np.nan)), np.arange(2), ["x"])
    assert len(model.columns) == 0
    assert model.probabilities(table).shape == (4, 1)


def test_runs_join_words_and_leave_punctuation_at_their_ends() -> None:
    text = "A vile, shameless plan (wicked)."
    words = word_table([text])
    places = list(zip(words.starts.tolist(), words.stops.tolist(), strict=True))
    score = {"vile": 0.9, ",": 0.1, "shameless": 0.7, "(": 0.9, "wicked": 0.6, ")": 0.9}
    scores = [score.get(text[start:end], 0.0) for start, end in places]
    found = runs(text, places, scores, 0.5)
    assert [text[start:end] for (start, end), _ in found] == ["vile, shameless", "wicked"]
    assert [round(mean, 2) for _, mean in found] == [0.8, 0.6]


def test_runs_end_between_words_that_are_not_joined() -> None:
    text = "A vile, shameless plan"
    words = word_table([text])
    places = list(zip(words.starts.tolist(), words.stops.tolist(), strict=True))
    scores = [0.1, 0.9, 0.9, 0.8, 0.7]
    asked: list[tuple[int, int]] = []

    def joined(first: int, second: int) -> bool:
        asked.append((first, second))
        return second == 4

    found = runs(text, places, scores, 0.5, joined)
    assert [text[start:end] for (start, end), _ in found] == ["vile", "shameless plan"]
    assert asked == [(1, 3), (3, 4)]
