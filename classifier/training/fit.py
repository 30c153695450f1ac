"""Fitting the stack: what each part predicts out of fold, whom to trust, and the weights from all sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.embedding.encode import embedded, name
from classifier.features.ngrams import Vocabulary
from classifier.features.sentence_table import SentenceTable
from classifier.linear.logistic import fit_attribution, fit_shares, fit_vectors
from classifier.model.model import SentenceModel
from classifier.token_model.fit import WordRows, fit_words
from classifier.token_model.model import NO_WORDS, WordModel
from classifier.training.out_of_fold import Ngrams, OutOfFold, count_ngrams, out_of_fold, table_words
from classifier.training.stacking import Stacked
from unsourced.core.types import Bool, Float16, Float32, Float64, Int64


@dataclass(frozen=True, kw_only=True)
class Learning:
    """What is learned from: a table, its n-grams and words, and which columns of its shares are tried.

    `words_of` has those columns whose words are learned as well; `vectors` (sentences, d) are what the embedding of
    that name says; without one d is 0 and the name empty.
    """

    table: SentenceTable
    ngrams: Ngrams
    words: WordRows
    vectors: Float16
    embedding: str
    columns: tuple[int, ...]
    words_of: tuple[int, ...]

    @classmethod
    def of(
        cls,
        table: SentenceTable,
        columns: Sequence[int],
        words_of: Sequence[int],
        *,
        embedding: bool = False,
        quiet: bool = True,
    ) -> "Learning":
        """Raises MissingExtraError where an embedding is asked for and not installed."""
        vectors = embedded(table.words, wanted=embedding, quiet=quiet)
        return cls(
            table=table,
            ngrams=count_ngrams(table),
            words=table_words(table, words_of, vectors),
            vectors=vectors.sentences,
            embedding=name() if embedding else "",
            columns=tuple(columns),
            words_of=tuple(words_of),
        )

    def out_of_fold(self, parts: Sequence[tuple[Int64, Int64]], what: str = "", *, quiet: bool = True) -> OutOfFold:
        """What the parts say of sentences that they have not seen; `what` names the work for the progress bar."""
        parts = parts if self.columns else []
        return out_of_fold(
            self.table, self.ngrams, self.words, self.vectors, self.columns, self.words_of, parts, what, quiet=quiet
        )


def fit_sentence_model(learning: Learning, stacks: Mapping[str, Stacked], learned: Sequence[str]) -> SentenceModel:
    """The model of these labels, from all sentences; without a label its weights and vocabularies are empty.

    The parts are fitted anew and their weights are multiplied by what the stack thinks of them.
    """
    table, ngrams = learning.table, learning.ngrams
    word_model = _word_model(learning) if learned else NO_WORDS
    idf = ngrams.idf(np.arange(len(table.texts)))
    used = np.concatenate([idf[0] > 0, idf[1] > 0]) & bool(learned)
    rows = ngrams.rows(idf)
    columns: list[Float64] = []
    intercepts: list[float] = []
    for key in learned:
        shares = table.shares[:, table.labels.index(key)]
        asked = np.flatnonzero(~np.isnan(shares))
        weights, intercept = fit_shares(rows[asked], shares[asked])
        attribution, attribution_intercept = fit_attribution(table.attribution[asked], shares[asked])
        vector, vector_intercept = fit_vectors(learning.vectors[asked], shares[asked])
        stacked = stacks[key]
        parts = [
            stacked.ngrams * weights[used],
            stacked.features,
            stacked.attribution * attribution,
            stacked.aggregates,
        ]
        columns.append(np.concatenate([*parts, stacked.embedding * vector]))
        moved = (
            stacked.ngrams * intercept
            + stacked.attribution * attribution_intercept
            + stacked.embedding * vector_intercept
        )
        intercepts.append(stacked.intercept + moved)
    return SentenceModel(
        rule_labels=table.rule_labels,
        has_attribution=table.attribution.shape[1] > 0,
        words=_kept(ngrams.words, idf[0], used[: len(idf[0])]),
        characters=_kept(ngrams.characters, idf[1], used[len(idf[0]) :]),
        word_model=word_model,
        weights=(
            np.column_stack(columns) if columns else np.zeros((table.features.shape[1] + table.attribution.shape[1], 0))
        ).astype(np.float32),
        centre=(stacks[learned[0]].centre if learned else np.zeros(0)).astype(np.float32),
        intercepts=np.array(intercepts, dtype=np.float32),
        embedding=learning.embedding if learned else "",
        vector_centre=(learning.vectors.mean(axis=0, dtype=np.float64) if learned else np.zeros(0)).astype(np.float32),
    )


def _word_model(learning: Learning) -> WordModel:
    """The word model of all sentences."""
    if not learning.words_of:
        return NO_WORDS
    keys = [learning.table.labels[column] for column in learning.words_of]
    return fit_words(learning.words, np.arange(len(learning.table.texts)), keys)


def _kept(vocabulary: Vocabulary, idf: Float32, used: Bool) -> Vocabulary:
    return Vocabulary(tuple(term for term, keep in zip(vocabulary.terms, used, strict=True) if keep), idf[used])
