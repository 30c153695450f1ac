"""Held-out scores for a sentence table, and the weights from all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from classifier.folds import fold_units, folds
from classifier.logistic import fit_shares
from classifier.ngrams import (
    Floats,
    Vocabulary,
    character_vocabulary,
    inverse_document_frequency,
    weighted,
    word_vocabulary,
)
from classifier.sentence_table import SentenceTable
from unsourced.progress import progress

Values = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Ngrams:
    """The n-grams of a table's sentences, counted once; what a fold may know of them is decided fold by fold."""

    words: Vocabulary
    characters: Vocabulary
    word_counts: sparse.csr_array
    character_counts: sparse.csr_array

    def idf(self, rows: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """The weights of words and characters that these rows give; 0 for what they do not have."""
        return (
            inverse_document_frequency(self.word_counts[rows]),
            inverse_document_frequency(self.character_counts[rows]),
        )


@dataclass(frozen=True, kw_only=True)
class HeldOut:
    """Log-odds of each sentence from a model that saw neither it nor its unit.

    `logits` is (sentences, labels) with NaN where there is none; `parts` are the held-out rows of each fold and `unit`
    says what folds keep together.
    """

    logits: Values
    parts: list[NDArray[np.int64]]
    unit: str


def count_ngrams(table: SentenceTable) -> Ngrams:
    """The vocabularies of all sentences and their counts."""
    words, characters = word_vocabulary(table.texts), character_vocabulary(table.texts)
    return Ngrams(
        words=words,
        characters=characters,
        word_counts=words.word_counts(table.texts),
        character_counts=characters.character_counts(table.texts),
    )


def feature_rows(ngrams: Ngrams, table: SentenceTable, idf: tuple[Floats, Floats]) -> sparse.csr_array:
    """Words, characters and clues side by side."""
    return sparse.csr_array(
        sparse.hstack(
            [
                weighted(ngrams.word_counts, idf[0]),
                weighted(ngrams.character_counts, idf[1]),
                sparse.csr_array(table.clues),
            ],
            format="csr",
        )
    )


def held_out(table: SentenceTable, ngrams: Ngrams, labels: Sequence[int], *, quiet: bool = True) -> HeldOut:
    """Held-out log-odds for these columns of the shares.

    Vocabulary weights, too, come from the training rows of a fold alone.
    """
    units, unit = fold_units(table.groups, table.outlets)
    parts = folds(units) if labels else []
    logits = np.full((len(table.texts), len(labels)), np.nan)
    fits = [(fold, column) for fold in range(len(parts)) for column in range(len(labels))]
    rows = sparse.csr_array((0, 0))
    for fold, column in progress(fits, "Learning on held-out folds", total=len(fits), quiet=quiet):
        training, rest = parts[fold]
        if column == 0:
            rows = feature_rows(ngrams, table, ngrams.idf(training))
        shares = table.shares[training, labels[column]]
        asked = ~np.isnan(shares)
        if asked.any():
            weights, intercept = fit_shares(rows[training[asked]], shares[asked])
            logits[rest, column] = rows[rest] @ weights + intercept
    return HeldOut(logits=logits, parts=[rest for _, rest in parts], unit=unit)
