"""Why the learned part gives a sentence its score, in words: what drove its log-odds most."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from classifier.features.sentence_features import SURFACE_FEATURES
from classifier.model.model import ATTRIBUTION_FEATURES, Model
from classifier.scoring.contributions import Contributions

_SHOWN = 3
_LISTED = 5
_DIGITS = 3
_WORTH_SHOWING = 0.3
WHOLE = "what it resembles as a whole"
"""The feature that an embedding gives: it reads a sentence at once, and no word of it has a part of its own."""
_EDGES = " \t\"'“”‘’«»()[]{}.,;:!?…—–-"


@dataclass(frozen=True, slots=True)
class Driver:
    """A word or feature that moved a sentence's log-odds by `adds`; a word has offsets, a feature has none."""

    text: str
    adds: float
    start: int | None = None
    end: int | None = None


def drivers(model: Model, text: str, parts: Contributions, column: int, offset: int = 0) -> tuple[Driver, ...]:
    """What moved the log-odds of a label most, strongest first, for or against; offsets count from `offset`.

    Up to five, each at least three tenths as strong as the first.
    """
    adds = np.concatenate([parts.pieces[:, column], parts.features[:, column]])
    found: list[Driver] = []
    for index in np.argsort(-np.abs(adds), kind="stable")[:_LISTED].tolist():
        value = round(float(adds[index]), _DIGITS)
        if value == 0 or (found and abs(value) < _WORTH_SHOWING * abs(found[0].adds)):
            break
        if index < len(parts.offsets):
            start, end = parts.offsets[index]
            found.append(Driver(text[start:end], value, start + offset, end + offset))
        else:
            found.append(Driver(_feature_name(model, index - len(parts.offsets)), value))
    return tuple(found)


def drivers_text(moved: Sequence[Driver]) -> str:
    """Drivers for people: “shameless” +1.31, “said” −0.40, that it is long +0.21."""
    return ", ".join(
        f"{driver.text if driver.start is None else f'“{driver.text.strip(_EDGES) or driver.text}”'} "
        f"{'+' if driver.adds > 0 else '−'}{abs(driver.adds):.2f}"
        for driver in moved
    )


def reason(model: Model, text: str, parts: Contributions, column: int) -> str:
    """The words and features that speak most for a mark, as one sentence for a student."""
    words = _strongest_words(text, parts, column)
    feature = _strongest_feature(model, parts, column)
    if not words and feature in ("", WHOLE):
        return "It resembles sentences that annotators marked; no single word decides it."
    shown = " and ".join(filter(None, [", ".join(f"“{word}”" for word in words), feature]))
    return f"It resembles sentences that annotators marked. What speaks most for it: {shown}."


def _strongest_words(text: str, parts: Contributions, column: int) -> list[str]:
    words: dict[str, float] = {}
    for (start, end), value in zip(parts.offsets, parts.pieces[:, column].tolist(), strict=True):
        if value > 0 and (word := text[start:end].strip(_EDGES)):
            words[word] = words.get(word, 0) + value
    ranked = sorted(words, key=lambda word: -words[word])[:_SHOWN]
    return [word for word in ranked if words[word] >= _WORTH_SHOWING * words[ranked[0]]]


def _strongest_feature(model: Model, parts: Contributions, column: int) -> str:
    """The feature that adds most, where it adds as much as the strongest word."""
    features, pieces = parts.features[:, column], parts.pieces[:, column]
    index = int(np.argmax(features))
    return "" if features[index] <= max(0.0, float(pieces.max(initial=0))) else _feature_name(model, index)


def _feature_name(model: Model, index: int) -> str:
    if index == len(model.feature_weights):
        return WHOLE
    by_rules = 2 * len(model.rule_labels)
    if index >= by_rules + len(SURFACE_FEATURES):
        return f"a sign of quoting: {ATTRIBUTION_FEATURES[index - by_rules - len(SURFACE_FEATURES)]}"
    if index >= by_rules:
        return f"that {SURFACE_FEATURES[index - by_rules]}"
    label = model.rule_labels[index % len(model.rule_labels)]
    names = {known.key: known.name.lower() for known in model.scheme.labels}
    return f"that a rule finds “{names.get(label, label.replace('-', ' '))}” in it"
