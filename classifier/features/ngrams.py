"""Word and character n-grams of sentences as TF-IDF matrices, with vocabularies that are plain arrays.

The matrices are those of scikit-learn's TfidfVectorizer (`ngram_range=(1, 2)`, and `analyzer="char_wb"` with 2–5),
which a test holds them to. Two things differ. A vocabulary is a list of terms and an array of weights, so that a model
file holds no objects and loads in milliseconds. And the character n-grams of a word are looked up once a word, not once
an occurrence, which makes scoring several times faster.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from scipy import sparse

from unsourced.core.types import Float32, Int32, Int64

PIECE = re.compile(r"\S+")
"""What character n-grams are taken from, and the unit of an explanation: a word with the marks that touch it."""
WORD = re.compile(r"\w\w+")
CHARACTERS = range(2, 6)
_REMEMBERED = 100_000
_NOTHING: Int32 = np.empty(0, dtype=np.int32)


def word_terms(text: str) -> Iterator[str]:
    """The words of two letters or more in lower case, and each pair of neighbours."""
    before = ""
    for word in WORD.findall(text.lower()):
        yield word
        if before:
            yield f"{before} {word}"
        before = word


def character_terms(piece: str) -> list[str]:
    """The 2–5-grams of a piece in lower case with a space at either end; a short piece is one term of its own."""
    padded = f" {piece.lower()} "
    terms = []
    for n in CHARACTERS:
        last = max(len(padded) - n, 0)
        terms += [padded[index : index + n] for index in range(last + 1)]
        if last == 0:
            break
    return terms


@dataclass(frozen=True)
class Vocabulary:
    """Terms in the order of their columns, each with its inverse document frequency (0 where it is left out)."""

    terms: tuple[str, ...]
    idf: Float32
    _known: dict[str, Int32] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def column(self) -> dict[str, int]:
        """The column of each term."""
        return {term: index for index, term in enumerate(self.terms)}

    def word_columns(self, text: str) -> list[int]:
        """The columns of the words and pairs of words of a text that the vocabulary has, once an occurrence."""
        words = WORD.findall(text.lower())
        pairs = [f"{word} {following}" for word, following in pairwise(words)]
        return [column for column in map(self.column.get, [*words, *pairs]) if column is not None]

    def character_columns(self, piece: str) -> Int32:
        """The column of each character n-gram of a piece, once an occurrence; remembered by piece."""
        found = self._known.get(piece)
        if found is None:
            column = self.column
            found = np.array([column[term] for term in character_terms(piece) if term in column], dtype=np.int32)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[piece] = found
        return found

    def word_counts(self, texts: Iterable[str]) -> sparse.csr_array:
        """One row a text, one column a term: how often."""
        ends: list[int] = []
        columns: list[int] = []
        for text in texts:
            columns += self.word_columns(text)
            ends.append(len(columns))
        return _counts(np.array(columns, dtype=np.int32), ends, len(self.terms))

    def character_counts(self, texts: Iterable[str]) -> sparse.csr_array:
        """One row a text, one column a term: how often."""
        ends: list[int] = []
        columns: list[Int32] = [_NOTHING]
        for text in texts:
            columns += map(self.character_columns, text.split())
            ends.append(len(columns))
        sizes = np.cumsum([len(each) for each in columns])
        return _counts(np.concatenate(columns), sizes[np.array(ends, dtype=np.int64) - 1], len(self.terms))


def vocabulary_of(documents: Iterable[Iterable[str]], least: int) -> Vocabulary:
    """The terms that `least` documents or more have, in alphabetical order; every weight is 1."""
    frequency: Counter[str] = Counter()
    for terms in documents:
        frequency.update(set(terms))
    kept = tuple(sorted(term for term, count in frequency.items() if count >= least))
    return Vocabulary(kept, np.ones(len(kept), dtype=np.float32))


def word_vocabulary(texts: Sequence[str], least: int = 2) -> Vocabulary:
    """The words and pairs of words of some texts."""
    return vocabulary_of(map(word_terms, texts), least)


def character_vocabulary(texts: Sequence[str], least: int = 2) -> Vocabulary:
    """The character n-grams of some texts."""
    terms_of = _remembering(character_terms)
    return vocabulary_of(
        ((term for piece in set(text.split()) for term in terms_of(piece)) for text in texts),
        least,
    )


def inverse_document_frequency(counts: sparse.csr_array, *, least: int = 2, most: int = 100_000) -> Float32:
    """The weight of each column from these rows alone: ln((1 + n) / (1 + df)) + 1.

    It is 0, which leaves the column out, where fewer than `least` rows have the term or `most` columns are more
    frequent.
    """
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    left_out = frequency < least
    if (~left_out).sum() > most:
        by_frequency = np.argsort(-frequency, kind="stable")
        left_out[by_frequency[most:]] = True
    weights: Float32 = (np.log((1 + counts.shape[0]) / (1 + frequency)) + 1).astype(np.float32)
    weights[left_out] = 0
    return weights


def weighted(counts: sparse.csr_array, idf: Float32) -> sparse.csr_array:
    """TF-IDF: each row weighted and brought to length 1; a row without terms stays empty."""
    data = counts.data * idf[counts.indices]
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    length = np.sqrt(np.bincount(rows, weights=np.square(data, dtype=np.float64), minlength=counts.shape[0]))
    length[length == 0] = 1
    data = (data / length[rows]).astype(np.float32)
    return sparse.csr_array((data, counts.indices, counts.indptr), shape=counts.shape)


def _counts(columns: Int32, ends: Sequence[int] | Int64, width: int) -> sparse.csr_array:
    """How often each row has each column: `columns` of all rows, once an occurrence, and where each row ends."""
    # One sort of numbers that stand for row and column takes less than half as long as scipy's `sum_duplicates`.
    begins = np.arange(len(ends) + 1) * width
    cells = np.repeat(begins[:-1], np.diff(np.asarray(ends, dtype=np.int64), prepend=0)) + columns
    cells.sort()
    first = np.flatnonzero(np.diff(cells, prepend=-1))
    rows = np.searchsorted(cells[first], begins)
    return sparse.csr_array(
        (
            np.diff(first, append=len(cells)).astype(np.float32),
            (cells[first] - np.repeat(begins[:-1], np.diff(rows))).astype(np.int32),
            rows.astype(np.int32),
        ),
        shape=(len(ends), width),
    )


def _remembering(function: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    known: dict[str, list[str]] = {}

    def remembered(key: str) -> list[str]:
        found = known.get(key)
        if found is None:
            found = known[key] = function(key)
        return found

    return remembered
