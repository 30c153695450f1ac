"""Why the learned part gives a sentence its score: what each word and clue adds to the log-odds.

The model is linear, so the parts add up to its log-odds exactly; nothing is approximated.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from classifier.clues import SHAPES, Array, Place
from classifier.model import Model
from classifier.ngrams import PIECE, WORD, Vocabulary

_SHOWN = 3
_WORTH_SHOWING = 0.3
_EDGES = " \t\"'“”‘’«»()[]{}.,;:!?…—–-"


@dataclass(frozen=True, slots=True)
class Contributions:
    """Parts of a sentence's log-odds for one label: per piece, per clue (`Model.clue_weights`' order), and the rest.

    `places` are offsets into the sentence; `intercept` is what every sentence begins with.
    """

    places: tuple[Place, ...]
    pieces: NDArray[np.float64]
    clues: NDArray[np.float64]
    intercept: float

    @property
    def total(self) -> float:
        return float(self.pieces.sum() + self.clues.sum() + self.intercept)


def contributions(model: Model, text: str, clues: Array, column: int) -> Contributions:
    """What the pieces of a sentence and its row of clues add for the learned label in `column`.

    A pair of words counts half for each; a character n-gram counts for the word that it is in.
    """
    found = list(PIECE.finditer(text))
    pieces = np.zeros(len(found))
    _add(pieces, _character_terms(model, found), model.characters, model.character_weights[:, column])
    _add(pieces, _word_terms(model, found), model.words, model.word_weights[:, column])
    return Contributions(
        places=tuple(match.span() for match in found),
        pieces=pieces,
        clues=clues.astype(np.float64) * model.clue_weights[:, column],
        intercept=float(model.intercepts[column]),
    )


def reason(model: Model, text: str, parts: Contributions) -> str:
    """The words and clues that speak most for a mark, as one sentence for a student."""
    words = _strongest_words(text, parts)
    clue = _strongest_clue(model, parts)
    if not words and not clue:
        return "It resembles sentences that annotators marked; no single word decides it."
    shown = " and ".join(filter(None, [", ".join(f"“{word}”" for word in words), clue]))
    return f"It resembles sentences that annotators marked. What speaks most for it: {shown}."


def strongest_run(parts: Contributions, text: str, longest: int) -> Place:
    """The run of up to `longest` pieces that adds most, without marks at its ends; offsets into the sentence."""
    best, run = -np.inf, (0, len(parts.places) - 1)
    for first in range(len(parts.pieces)):
        for last in range(first, min(first + longest, len(parts.pieces))):
            total = float(parts.pieces[first : last + 1].sum())
            if total > best:
                best, run = total, (first, last)
    start, end = parts.places[run[0]][0], parts.places[run[1]][1]
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    return (start, end) if start < end else (0, len(text))


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


def _character_terms(model: Model, found: Sequence[re.Match[str]]) -> Iterable[tuple[int, tuple[int, ...]]]:
    for number, match in enumerate(found):
        for column in model.characters.character_columns(match.group()):
            yield int(column), (number,)


def _word_terms(model: Model, found: Sequence[re.Match[str]]) -> Iterable[tuple[int, tuple[int, ...]]]:
    column = model.words.column
    before: tuple[str, int] | None = None
    for number, match in enumerate(found):
        for word in WORD.findall(match.group().lower()):
            if word in column:
                yield column[word], (number,)
            if before and f"{before[0]} {word}" in column:
                yield column[f"{before[0]} {word}"], (before[1], number)
            before = word, number


def _add(
    pieces: NDArray[np.float64],
    occurrences: Iterable[tuple[int, tuple[int, ...]]],
    vocabulary: Vocabulary,
    weights: NDArray[np.float32],
) -> None:
    listed = list(occurrences)
    counts = Counter(column for column, _ in listed)
    length = sqrt(sum((count * float(vocabulary.idf[column])) ** 2 for column, count in counts.items())) or 1.0
    for column, owners in listed:
        value = float(vocabulary.idf[column]) * float(weights[column]) / length
        for owner in owners:
            pieces[owner] += value / len(owners)
