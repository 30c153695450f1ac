"""Why the learned part gives a sentence its score: what each word and clue adds to the log-odds.

The parts add up to the log-odds exactly. N-grams and clues enter linearly, so what they add is theirs. What the word
model adds for the whole sentence, against an average one, is divided among its words by their chance of being marked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.clues import SHAPES, Array, Place
from classifier.model import Model
from classifier.ngrams import PIECE, WORD, Vocabulary
from classifier.words.tokens import token_places

Values = NDArray[np.float64]

_SHOWN = 3
_WORTH_SHOWING = 0.3
_EDGES = " \t\"'“”‘’«»()[]{}.,;:!?…—–-"


@dataclass(frozen=True, slots=True)
class Contributions:
    """Parts of a sentence's log-odds for one label: per piece, per clue (`Model.clue_weights`' order), and the rest.

    `places` are offsets into the sentence; `intercept` is what an average sentence has.
    """

    places: tuple[Place, ...]
    pieces: Values
    clues: Values
    intercept: float

    @property
    def total(self) -> float:
        return float(self.pieces.sum() + self.clues.sum() + self.intercept)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a model was shown of one sentence: its clues, the chances of its tokens (tokens, word labels), and the
    aggregates of these."""

    text: str
    clues: Array
    chances: Values
    aggregates: Array


def contributions(model: Model, seen: Seen, column: int) -> Contributions:
    """What the pieces of a sentence and its clues add for the learned label in `column`.

    A pair of words counts half for each; a character n-gram counts for the word that it is in.
    """
    found = list(PIECE.finditer(seen.text))
    by_aggregates = (seen.aggregates - model.centre).astype(np.float64) * model.aggregate_weights[:, column]
    pieces, left = _divided(float(by_aggregates.sum()), found, seen)
    return Contributions(
        places=tuple(match.span() for match in found),
        pieces=pieces + _characters(model, found, column) + _words(model, found, column),
        clues=seen.clues.astype(np.float64) * model.clue_weights[:, column],
        intercept=left
        + float(model.intercepts[column] + model.centre.astype(np.float64) @ model.aggregate_weights[:, column]),
    )


def reason(model: Model, text: str, parts: Contributions) -> str:
    """The words and clues that speak most for a mark, as one sentence for a student."""
    words = _strongest_words(text, parts)
    clue = _strongest_clue(model, parts)
    if not words and not clue:
        return "It resembles sentences that annotators marked; no single word decides it."
    shown = " and ".join(filter(None, [", ".join(f"“{word}”" for word in words), clue]))
    return f"It resembles sentences that annotators marked. What speaks most for it: {shown}."


def _strongest_words(text: str, parts: Contributions) -> list[str]:
    words: dict[str, float] = {}
    for (start, end), value in zip(parts.places, parts.pieces, strict=True):
        word = text[start:end].strip(_EDGES)
        if word and value > 0:
            words[word] = words.get(word, 0) + float(value)
    ranked = sorted(words, key=lambda word: -words[word])[:_SHOWN]
    return [word for word in ranked if words[word] >= _WORTH_SHOWING * words[ranked[0]]]


def _strongest_clue(model: Model, parts: Contributions) -> str:
    """The clue that adds most, where it adds as much as the strongest word."""
    place = int(np.argmax(parts.clues))
    if parts.clues[place] <= max(0.0, float(parts.pieces.max(initial=0))):
        return ""
    names = {label.key: label.name.lower() for label in model.scheme.labels}
    by_rules = 2 * len(model.rule_labels)
    if place >= by_rules:
        return f"that {SHAPES[place - by_rules]}"
    label = model.rule_labels[place % len(model.rule_labels)]
    return f"that a rule finds “{names.get(label, label)}” in it"


def _divided(amount: float, found: Sequence[re.Match[str]], seen: Seen) -> tuple[Values, float]:
    """An amount divided among pieces by the chances of the words in them, and what is left where there is none."""
    ends = np.array([match.end() for match in found], dtype=np.int64)
    pieces = np.zeros(len(found))
    weights = seen.chances.sum(axis=1)
    for (start, _), weight in zip(token_places(seen.text), weights, strict=True):
        pieces[np.searchsorted(ends, start, side="right")] += weight
    total = pieces.sum()
    return (pieces / total * amount, 0.0) if total > 0 else (pieces, amount)


def _characters(model: Model, found: Sequence[re.Match[str]], column: int) -> Values:
    columns = [model.characters.character_columns(match.group()) for match in found]
    owners = np.repeat(np.arange(len(found)), [len(some) for some in columns])
    joined = np.concatenate([np.empty(0, dtype=np.int32), *columns])
    values = _values(joined, model.characters, model.character_weights[:, column])
    return _summed(owners, values, len(found))


def _words(model: Model, found: Sequence[re.Match[str]], column: int) -> Values:
    """As for characters, where each occurrence has two owners: one word twice, or both words of a pair."""
    known = model.words.column
    columns: list[int] = []
    owners: list[tuple[int, int]] = []
    before: tuple[str, int] | None = None
    for number, match in enumerate(found):
        for word in WORD.findall(match.group().lower()):
            if word in known:
                columns.append(known[word])
                owners.append((number, number))
            if before and f"{before[0]} {word}" in known:
                columns.append(known[f"{before[0]} {word}"])
                owners.append((before[1], number))
            before = word, number
    values = _values(np.array(columns, dtype=np.int32), model.words, model.word_weights[:, column])
    both = np.array(owners, dtype=np.int64).reshape(-1, 2)
    return _summed(both.ravel(), np.repeat(values / 2, 2), len(found))


def _values(columns: NDArray[np.int32], vocabulary: Vocabulary, weights: NDArray[np.float32]) -> Values:
    """What each occurrence of a term adds: its share of the weighted row times the model's weight."""
    idf = vocabulary.idf[columns].astype(np.float64)
    # The row's length sums over terms (count x idf)^2, which is count x idf^2 summed over occurrences.
    _, which, counts = np.unique(columns, return_inverse=True, return_counts=True)
    length = float(np.sqrt((counts[which] * idf**2).sum())) or 1.0
    return idf * weights[columns] / length


def _summed(owners: NDArray[np.int64], values: Values, count: int) -> Values:
    sums: Values = np.bincount(owners, weights=values, minlength=count).astype(np.float64)
    return sums
