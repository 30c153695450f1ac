"""What each word and feature of a sentence adds to its log-odds; the parts add up to them exactly.

N-grams and features enter linearly, so what they add is theirs; so does an embedding's vector, which adds one amount
for the sentence as a whole. What the word model adds for the whole sentence, against an average one, is divided among
its words by their scores.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from classifier.features.ngrams import PIECE, WORD, Vocabulary
from classifier.model.model import SentenceModel
from unsourced.core.offsets import Offsets
from unsourced.core.types import Float16, Float32, Float64, Int32, Int64

# Sentences at a time: enough to share numpy's calls, few enough for little memory.
_BLOCK = 64


@dataclass(frozen=True, slots=True)
class Contributions:
    """Parts of a sentence's log-odds for the m learned labels: `pieces` (pieces, m), `features` (…, m) and the rest.

    `offsets` are the pieces' offsets into the sentence; the last feature, where the model has an embedding, is what the
    sentence's vector adds; `intercepts` (m,) are what an average sentence has.
    """

    offsets: Sequence[Offsets]
    pieces: Float64
    features: Float64
    intercepts: Float64

    @property
    def totals(self) -> Float64:
        """The log-odds, (m,)."""
        totals: Float64 = self.pieces.sum(axis=0) + self.features.sum(axis=0) + self.intercepts
        return totals


@dataclass(frozen=True, slots=True)
class SentenceInputs:
    """What a model was shown of one sentence: its features, where its tokens start and their scores (tokens, word
    labels), the aggregates of these, and its vector, which a model without an embedding does not look at."""

    text: str
    features: Float32
    starts: Int32
    word_scores: Float64
    aggregates: Float32
    vector: Float16 | None = None


def contributions(model: SentenceModel, seen: Sequence[SentenceInputs]) -> Iterator[Contributions]:
    """What the pieces of each sentence and its features add for each learned label, in order.

    A pair of words counts half for each; a character n-gram counts for the word that it is in.
    """
    for begin in range(0, len(seen), _BLOCK):
        yield from _of_block(model, seen[begin : begin + _BLOCK])


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The pieces of some sentences laid end to end: which sentence each is of, and where each sentence's end."""

    offsets: list[Offsets]
    words: list[str]
    sentence: Int64
    ends: Int64


def _of_block(model: SentenceModel, seen: Sequence[SentenceInputs]) -> Iterator[Contributions]:
    pieces = _pieces(seen)
    by_aggregates = np.stack([each.aggregates - model.centre for each in seen]).astype(np.float64)
    added, left = _divided(by_aggregates @ model.aggregate_weights, pieces, seen)
    added += _characters(model, pieces) + _words(model, pieces)
    features = np.stack([each.features for each in seen]).astype(np.float64)[:, :, None] * model.feature_weights
    average = model.intercepts + model.centre.astype(np.float64) @ model.aggregate_weights
    if model.embedding:
        vectors = np.stack([each.vector - model.vector_centre for each in seen if each.vector is not None])
        features = np.concatenate([features, (vectors.astype(np.float64) @ model.vector_weights)[:, None]], axis=1)
        average += model.vector_centre.astype(np.float64) @ model.vector_weights
    begin = 0
    for number, end in enumerate(pieces.ends.tolist()):
        yield Contributions(pieces.offsets[begin:end], added[begin:end], features[number], left[number] + average)
        begin = end


def _pieces(seen: Sequence[SentenceInputs]) -> _Pieces:
    offsets = [[match.span() for match in PIECE.finditer(each.text)] for each in seen]
    counts = [len(some) for some in offsets]
    return _Pieces(
        [index for some in offsets for index in some],
        [each.text[start:end] for each, some in zip(seen, offsets, strict=True) for start, end in some],
        np.repeat(np.arange(len(seen)), counts),
        np.cumsum(counts),
    )


def _divided(amounts: Float64, pieces: _Pieces, seen: Sequence[SentenceInputs]) -> tuple[Float64, Float64]:
    """Amounts (sentences, m) divided among pieces by the scores of the words in them, and what is left of each
    sentence where there is none."""
    # Offsets count from where the texts would begin if they were laid end to end.
    begins = np.cumsum([0, *(len(each.text) for each in seen[:-1])])
    ends = np.array([end for _, end in pieces.offsets], dtype=np.int64) + begins[pieces.sentence]
    starts = np.concatenate([each.starts + begin for each, begin in zip(seen, begins.tolist(), strict=True)])
    word_scores = np.concatenate([each.word_scores for each in seen]).sum(axis=1)
    weights = np.bincount(np.searchsorted(ends, starts, side="right"), word_scores, minlength=len(ends))
    totals = np.bincount(pieces.sentence, weights, minlength=len(seen))
    known = totals > 0
    shares = weights / np.where(known, totals, 1)[pieces.sentence]
    return shares[:, None] * amounts[pieces.sentence], np.where(known[:, None], 0, amounts)


def _characters(model: SentenceModel, pieces: _Pieces) -> Float64:
    columns = [model.characters.character_columns(word) for word in pieces.words]
    owners = np.repeat(np.arange(len(columns)), [len(some) for some in columns])
    joined = np.concatenate([np.empty(0, dtype=np.int32), *columns])
    values = _values(joined, pieces.sentence[owners], model.characters, model.character_weights)
    return _summed(owners, values, len(columns))


def _words(model: SentenceModel, pieces: _Pieces) -> Float64:
    """As for characters, where each occurrence has two owners: one word twice, or both words of a pair."""
    column = model.words.column.get
    columns: list[int] = []
    owners: list[int] = []
    before, of_before, sentence_before = "", 0, -1
    for number, (piece, sentence) in enumerate(zip(pieces.words, pieces.sentence.tolist(), strict=True)):
        for word in _words_of(piece):
            if (alone := column(word)) is not None:
                columns.append(alone)
                owners += (number, number)
            if sentence == sentence_before and (pair := column(f"{before} {word}")) is not None:
                columns.append(pair)
                owners += (of_before, number)
            before, of_before, sentence_before = word, number, sentence
    both = np.array(owners, dtype=np.int64)
    values = _values(np.array(columns, dtype=np.int32), pieces.sentence[both[::2]], model.words, model.word_weights)
    return _summed(both, np.repeat(values / 2, 2, axis=0), len(pieces.words))


@lru_cache(maxsize=100_000)
def _words_of(piece: str) -> list[str]:
    words: list[str] = WORD.findall(piece.lower())
    return words


def _values(columns: Int32, sentence: Int64, vocabulary: Vocabulary, weights: Float32) -> Float64:
    """What each occurrence of a term adds for each label: its share of the weighted row times the model's weights."""
    # A row's length sums over its different terms (count x idf)^2.
    width = len(vocabulary.terms)
    cells = np.sort(sentence * width + columns)
    first = np.flatnonzero(np.diff(cells, prepend=-1))
    of, column = np.divmod(cells[first], width) if width else (cells, cells)
    entries = np.diff(first, append=len(cells)) * vocabulary.idf[column].astype(np.float64)
    lengths = np.sqrt(np.bincount(of, entries**2))
    lengths[lengths == 0] = 1
    values: Float64 = (vocabulary.idf[columns] / lengths[sentence])[:, None] * weights[columns]
    return values


def _summed(owners: Int64, values: Float64, count: int) -> Float64:
    """The values (occurrences, m) of each owner added up, (count, m)."""
    labels = values.shape[1]
    offsets = (owners[:, None] * labels + np.arange(labels)).ravel()
    sums: Float64 = np.bincount(offsets, weights=values.ravel(), minlength=count * labels).astype(np.float64)
    return sums.reshape(count, labels)
