"""Why the learned part gives a sentence its score: what each word and clue adds to the log-odds.

The parts add up to the log-odds exactly. N-grams and clues enter linearly, so what they add is theirs; so does an
embedding's vector, which adds one amount for the sentence as a whole. What the word model adds for the whole sentence,
against an average one, is divided among its words by their chance of being marked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from classifier.clues import SHAPES, Array, Place
from classifier.model import SIGNS, Model, SentenceModel
from classifier.ngrams import PIECE, WORD, Vocabulary

Values = NDArray[np.float64]

_SHOWN = 3
_LISTED = 5
_DIGITS = 3
_WORTH_SHOWING = 0.3
WHOLE = "what it resembles as a whole"
"""The clue that an embedding gives: it reads a sentence at once, and no word of it has a part of its own."""
_EDGES = " \t\"'“”‘’«»()[]{}.,;:!?…—–-"


@dataclass(frozen=True, slots=True)
class Contributions:
    """Parts of a sentence's log-odds for the m learned labels: `pieces` (pieces, m), `clues` (clues, m) and the rest.

    `places` are the pieces' offsets into the sentence; the last clue, where the model has an embedding, is what the
    sentence's vector adds; `intercepts` (m,) are what an average sentence has.
    """

    places: tuple[Place, ...]
    pieces: Values
    clues: Values
    intercepts: Values

    @property
    def totals(self) -> Values:
        """The log-odds, (m,)."""
        totals: Values = self.pieces.sum(axis=0) + self.clues.sum(axis=0) + self.intercepts
        return totals


@dataclass(frozen=True, slots=True)
class Seen:
    """What a model was shown of one sentence: its clues, where its tokens start and their chances (tokens, word
    labels), the aggregates of these, and its vector, which a model without an embedding does not look at."""

    text: str
    clues: Array
    starts: NDArray[np.int32]
    chances: Values
    aggregates: Array
    vector: NDArray[np.float16] | None = None


def contributions(model: SentenceModel, seen: Seen) -> Contributions:
    """What the pieces of a sentence and its clues add for each learned label.

    A pair of words counts half for each; a character n-gram counts for the word that it is in.
    """
    found = list(PIECE.finditer(seen.text))
    by_aggregates = (seen.aggregates - model.centre).astype(np.float64) @ model.aggregate_weights
    pieces, left = _divided(by_aggregates, found, seen)
    clues = seen.clues.astype(np.float64)[:, None] * model.clue_weights
    average = model.intercepts + model.centre.astype(np.float64) @ model.aggregate_weights
    if model.embedding and seen.vector is not None:
        clues = np.vstack([clues, (seen.vector - model.vector_centre).astype(np.float64) @ model.vector_weights])
        average += model.vector_centre.astype(np.float64) @ model.vector_weights
    return Contributions(
        places=tuple(match.span() for match in found),
        pieces=pieces + _characters(model, found) + _words(model, found),
        clues=clues,
        intercepts=left + average,
    )


@dataclass(frozen=True, slots=True)
class Driver:
    """A word or clue that moved a sentence's log-odds by `adds`; a word has offsets, a clue has none."""

    text: str
    adds: float
    start: int | None = None
    end: int | None = None


def drivers(model: Model, text: str, parts: Contributions, column: int, offset: int = 0) -> tuple[Driver, ...]:
    """What moved the log-odds of a label most, strongest first, for or against; offsets count from `offset`.

    Up to five, each at least three tenths as strong as the first.
    """
    adds = np.concatenate([parts.pieces[:, column], parts.clues[:, column]])
    found: list[Driver] = []
    for place in np.argsort(-np.abs(adds), kind="stable")[:_LISTED].tolist():
        value = round(float(adds[place]), _DIGITS)
        if value == 0 or (found and abs(value) < _WORTH_SHOWING * abs(found[0].adds)):
            break
        if place < len(parts.places):
            start, end = parts.places[place]
            found.append(Driver(text[start:end], value, start + offset, end + offset))
        else:
            found.append(Driver(_clue_name(model, place - len(parts.places)), value))
    return tuple(found)


def as_words(moved: Sequence[Driver]) -> str:
    """Drivers for people: “shameless” +1.31, “said” −0.40, that it is long +0.21."""
    return ", ".join(
        f"{driver.text if driver.start is None else f'“{driver.text.strip(_EDGES) or driver.text}”'} "
        f"{'+' if driver.adds > 0 else '−'}{abs(driver.adds):.2f}"
        for driver in moved
    )


def reason(model: Model, text: str, parts: Contributions, column: int) -> str:
    """The words and clues that speak most for a mark, as one sentence for a student."""
    words = _strongest_words(text, parts, column)
    clue = _strongest_clue(model, parts, column)
    if not words and clue in ("", WHOLE):
        return "It resembles sentences that annotators marked; no single word decides it."
    shown = " and ".join(filter(None, [", ".join(f"“{word}”" for word in words), clue]))
    return f"It resembles sentences that annotators marked. What speaks most for it: {shown}."


def _strongest_words(text: str, parts: Contributions, column: int) -> list[str]:
    words: dict[str, float] = {}
    for (start, end), value in zip(parts.places, parts.pieces[:, column].tolist(), strict=True):
        if value > 0 and (word := text[start:end].strip(_EDGES)):
            words[word] = words.get(word, 0) + value
    ranked = sorted(words, key=lambda word: -words[word])[:_SHOWN]
    return [word for word in ranked if words[word] >= _WORTH_SHOWING * words[ranked[0]]]


def _strongest_clue(model: Model, parts: Contributions, column: int) -> str:
    """The clue that adds most, where it adds as much as the strongest word."""
    clues, pieces = parts.clues[:, column], parts.pieces[:, column]
    place = int(np.argmax(clues))
    return "" if clues[place] <= max(0.0, float(pieces.max(initial=0))) else _clue_name(model, place)


def _clue_name(model: Model, place: int) -> str:
    if place == len(model.clue_weights):
        return WHOLE
    by_rules = 2 * len(model.rule_labels)
    if place >= by_rules + len(SHAPES):
        return f"a sign of quoting: {SIGNS[place - by_rules - len(SHAPES)]}"
    if place >= by_rules:
        return f"that {SHAPES[place - by_rules]}"
    label = model.rule_labels[place % len(model.rule_labels)]
    names = {known.key: known.name.lower() for known in model.scheme.labels}
    return f"that a rule finds “{names.get(label, label.replace('-', ' '))}” in it"


def _divided(amounts: Values, found: Sequence[re.Match[str]], seen: Seen) -> tuple[Values, Values]:
    """Amounts (m,) divided among pieces by the chances of the words in them, and what is left where there is none."""
    ends = np.array([match.end() for match in found], dtype=np.int64)
    owners = np.searchsorted(ends, seen.starts, side="right")
    weights = np.bincount(owners, seen.chances.sum(axis=1), minlength=len(found))
    total = float(weights.sum())
    if total <= 0:
        return np.zeros((len(found), len(amounts))), amounts
    parts: Values = (weights / total)[:, None] * amounts
    return parts, np.zeros(len(amounts))


def _characters(model: SentenceModel, found: Sequence[re.Match[str]]) -> Values:
    columns = [model.characters.character_columns(match.group()) for match in found]
    owners = np.repeat(np.arange(len(found)), [len(some) for some in columns])
    joined = np.concatenate([np.empty(0, dtype=np.int32), *columns])
    return _summed(owners, _values(joined, model.characters, model.character_weights), len(found))


def _words(model: SentenceModel, found: Sequence[re.Match[str]]) -> Values:
    """As for characters, where each occurrence has two owners: one word twice, or both words of a pair."""
    known = model.words.column
    columns: list[int] = []
    owners: list[tuple[int, int]] = []
    before: tuple[str, int] | None = None
    for number, match in enumerate(found):
        for word in _words_of(match.group()):
            if word in known:
                columns.append(known[word])
                owners.append((number, number))
            if before and (pair := f"{before[0]} {word}") in known:
                columns.append(known[pair])
                owners.append((before[1], number))
            before = word, number
    values = _values(np.array(columns, dtype=np.int32), model.words, model.word_weights)
    both = np.array(owners, dtype=np.int64).reshape(-1, 2)
    return _summed(both.ravel(), np.repeat(values / 2, 2, axis=0), len(found))


@lru_cache(maxsize=100_000)
def _words_of(piece: str) -> list[str]:
    words: list[str] = WORD.findall(piece.lower())
    return words


def _values(columns: NDArray[np.int32], vocabulary: Vocabulary, weights: NDArray[np.float32]) -> Values:
    """What each occurrence of a term adds for each label: its share of the weighted row times the model's weights."""
    # The row's length sums over its different terms (count x idf)^2.
    ranked = np.sort(columns)
    first = np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1])) if len(ranked) else ranked
    counts = np.diff(np.append(first, len(ranked)))
    length = float(np.linalg.norm(counts * vocabulary.idf[ranked[first]].astype(np.float64))) or 1.0
    return (vocabulary.idf[columns] / length)[:, None].astype(np.float64) * weights[columns]


def _summed(owners: NDArray[np.int64], values: Values, count: int) -> Values:
    """The values (occurrences, m) of each owner added up, (count, m)."""
    labels = values.shape[1]
    places = (owners[:, None] * labels + np.arange(labels)).ravel()
    sums: Values = np.bincount(places, weights=values.ravel(), minlength=count * labels).astype(np.float64)
    return sums.reshape(count, labels)
