"""Each part's predictions for sentences that it was not trained on, from which the stack learns how to weigh parts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from classifier.embedding.encode import Embedded
from classifier.features.ngrams import (
    Vocabulary,
    character_vocabulary,
    inverse_document_frequency,
    weighted,
    word_vocabulary,
)
from classifier.features.sentence_table import SentenceTable
from classifier.linear.logistic import fit_attribution, fit_shares, fit_vectors, sigmoid
from classifier.token_model.fit import WordRows, fit_words, word_rows
from classifier.token_model.sentence_aggregates import aggregates
from unsourced.core.types import Float16, Float32, Float64, Int64
from unsourced.io.progress import progress


@dataclass(frozen=True, kw_only=True)
class Ngrams:
    """The n-grams of a table's sentences, counted once; what a fold may know of them is decided fold by fold."""

    words: Vocabulary
    characters: Vocabulary
    word_counts: sparse.csr_array
    character_counts: sparse.csr_array

    def idf(self, rows: Int64) -> tuple[Float32, Float32]:
        """The weights of words and characters that these rows give; 0 for what they do not have."""
        return (
            inverse_document_frequency(self.word_counts[rows]),
            inverse_document_frequency(self.character_counts[rows]),
        )

    def rows(self, idf: tuple[Float32, Float32]) -> sparse.csr_array:
        """Words and characters side by side, one row a sentence."""
        parts = [weighted(self.word_counts, idf[0]), weighted(self.character_counts, idf[1])]
        return sparse.csr_array(sparse.hstack(parts, format="csr"))


@dataclass(frozen=True, kw_only=True)
class OutOfFold:
    """What parts that saw neither a sentence nor its unit say of it.

    `ngrams`, `attribution` and `embedding` (sentences, labels) are log-odds, NaN where there are none; a scheme without
    attribution has 0 for it, and a model without an embedding 0 for that. `word_logits` (tokens, word labels) and
    `aggregates` (sentences, AGGREGATES a word label) come from the word model. `parts` are the held-out rows of each
    fold.
    """

    ngrams: Float64
    attribution: Float64
    embedding: Float64
    word_logits: Float32
    aggregates: Float32
    parts: list[Int64]


def count_ngrams(table: SentenceTable) -> Ngrams:
    """The vocabularies of all sentences and their counts."""
    words, characters = word_vocabulary(table.texts), character_vocabulary(table.texts)
    return Ngrams(
        words=words,
        characters=characters,
        word_counts=words.word_counts(table.texts),
        character_counts=characters.character_counts(table.texts),
    )


def table_words(table: SentenceTable, word_labels: Sequence[int], embedded: Embedded) -> WordRows:
    """The words of a table with their targets for these columns of the shares."""
    return word_rows(table.words, table.word_shares[:, list(word_labels)], embedded.tokens)


def out_of_fold(
    table: SentenceTable,
    ngrams: Ngrams,
    words: WordRows,
    vectors: Float16,
    labels: Sequence[int],
    word_labels: Sequence[int],
    parts: Sequence[tuple[Int64, Int64]],
    what: str = "Learning",
    *,
    quiet: bool = True,
) -> OutOfFold:
    """What is said of these columns of the shares, where `parts` are (training rows, held-out rows).

    `vectors` (sentences, d) are what an embedding says of each; d is 0 without one. `what` names the work for the
    progress bar.

    Vocabulary weights, too, come from a fold's training rows alone.
    """
    by_ngrams = np.full((len(table.texts), len(labels)), np.nan)
    by_attribution, by_embedding = by_ngrams.copy(), by_ngrams.copy()
    word_logits = np.zeros((len(table.words.type_of), len(word_labels)), dtype=np.float32)
    keys = [table.labels[column] for column in word_labels]
    for training, rest in progress(parts, what, total=len(parts), quiet=quiet):
        rows = ngrams.rows(ngrams.idf(training))
        for index, column in enumerate(labels):
            shares = table.shares[training, column]
            asked = ~np.isnan(shares)
            if asked.any():
                weights, intercept = fit_shares(rows[training[asked]], shares[asked])
                by_ngrams[rest, index] = rows[rest] @ weights + intercept
                weights, intercept = fit_attribution(table.attribution[training[asked]], shares[asked])
                by_attribution[rest, index] = table.attribution[rest] @ weights + intercept
                weights, intercept = fit_vectors(vectors[training[asked]], shares[asked])
                by_embedding[rest, index] = vectors[rest] @ weights + intercept
        if keys:
            held_out = np.isin(table.words.sentence_of, rest)
            fitted = fit_words(words, training, keys)
            word_logits[held_out] = fitted.logits(table.words, words.vectors)[held_out]
    return OutOfFold(
        ngrams=by_ngrams,
        attribution=by_attribution,
        embedding=by_embedding,
        word_logits=word_logits,
        aggregates=aggregates(sigmoid(word_logits.astype(np.float64)), table.words.ends),
        parts=[rest for _, rest in parts],
    )
