"""Which source and which cue a claim belongs to, and which pieces make one claim.

For each relation of the scheme every pair of a claim and a target in reach gets a chance from a logistic regression
over `pair_signs`; a claim takes the best target, or none where no chance is good enough. Pieces of claims that stand
near one another and take the same targets are one claim with several pieces: “…,” said X, “…”.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from classifier.attribution.pair_features import SIGNS, pair_signs
from classifier.attribution.tag_scheme import ChainLabels, chain_labels
from classifier.attribution.token_arrays import Reading
from classifier.linear.logistic import sigmoid
from unsourced.core.types import Float32
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

TokenSpan = tuple[int, int, int]
"""(place of the label, first token, token after the last)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of tokens with its label, and the region it is a piece of."""

    label: str
    first: int
    last: int
    region: str


@dataclass(frozen=True, slots=True)
class Links:
    """What was linked: `regions` are places of spans that make one region, by their first span.

    `links` are (relation, place of a claim's region, place of a target's region, chance).
    """

    regions: tuple[tuple[int, ...], ...]
    links: tuple[tuple[str, int, int, float], ...]


class Linker(BaseEstimator):
    """Ties claims to targets by the relations of a scheme.

    Parameters: `scheme`; `strength`, the inverse of the regularisation; `threshold`, the least chance of a link.
    Fitted: `labels_` (ChainLabels), `weights_` (relations, SIGNS).
    """

    def __init__(self, scheme: Scheme | None = None, *, strength: float = 1.0, threshold: float = 0.3) -> None:
        self.scheme = scheme
        self.strength = strength
        self.threshold = threshold

    def fit(
        self,
        readings: Sequence[Reading],
        pieces: Sequence[Sequence[Piece]],
        relations: Sequence[Sequence[tuple[str, str, str]]],
    ) -> Self:
        """Learn from marked pieces and the relations (type, from region, to region) between their regions."""
        from sklearn.linear_model import LogisticRegression

        self.labels_ = chain_labels(self.scheme if self.scheme is not None else load_scheme())
        weights = []
        for tie in self.labels_.ties:
            rows, said = [], []
            for reading, marked, links in zip(readings, pieces, relations, strict=True):
                claims = [piece for piece in marked if piece.label in tie.claims]
                targets = [piece for piece in marked if piece.label in tie.targets]
                signs, reach = pair_signs(reading, _places(claims), _places(targets))
                linked = {(one, other) for key, one, other in links if key == tie.key}
                gold = np.array(
                    [[(claim.region, target.region) in linked for target in targets] for claim in claims],
                    dtype=np.bool_,
                ).reshape(reach.shape)
                rows.append(signs[reach])
                said.append(gold[reach])
            answers = np.concatenate([*said, np.zeros(0, dtype=np.bool_)])
            if answers.all() or not answers.any():
                weights.append(np.zeros(len(SIGNS), dtype=np.float32))
                continue
            model = LogisticRegression(C=self.strength, fit_intercept=False, max_iter=1000)
            weights.append(model.fit(np.concatenate(rows), answers).coef_[0].astype(np.float32))
        self.weights_: Float32 = np.stack(weights)
        return self

    def chances(
        self, reading: Reading, claims: Sequence[tuple[int, int]], targets: Sequence[tuple[int, int]], tie: int
    ) -> Float32:
        """(claims, targets): how likely a link of relation number `tie` is; 0 out of reach."""
        check_is_fitted(self, "weights_")
        signs, reach = pair_signs(reading, claims, targets)
        found: Float32 = np.where(reach, sigmoid((signs @ self.weights_[tie]).astype(np.float64)), 0).astype(np.float32)
        return found

    def predict(self, readings: Sequence[Reading], spans: Sequence[Sequence[TokenSpan]]) -> list[Links]:
        """The links between the spans of each reading; spans are in order, as `spans_of` gives them."""
        return [self._links(reading, some) for reading, some in zip(readings, spans, strict=True)]

    def _links(self, reading: Reading, spans: Sequence[TokenSpan]) -> Links:
        labels: ChainLabels = self.labels_
        taken: dict[int, dict[str, tuple[int, float]]] = {}
        for number, tie in enumerate(labels.ties):
            claims = [place for place, span in enumerate(spans) if labels.labels[span[0]] in tie.claims]
            targets = [place for place, span in enumerate(spans) if labels.labels[span[0]] in tie.targets]
            for place in claims:
                taken.setdefault(place, {})
            if not claims or not targets:
                continue
            chances = self.chances(
                reading, [spans[place][1:] for place in claims], [spans[place][1:] for place in targets], number
            )
            best = chances.argmax(axis=1)
            for row, place in enumerate(claims):
                chance = float(chances[row, best[row]])
                if chance >= self.threshold:
                    taken[place][tie.key] = targets[best[row]], chance
        regions = _joined(reading, spans, taken)
        head = {place: region[0] for region in regions for place in region}
        links: dict[tuple[str, int, int], float] = {}
        for place, found in taken.items():
            for key, (target, chance) in found.items():
                link = key, head[place], target
                links[link] = max(links.get(link, 0), chance)
        return Links(regions, tuple((*link, chance) for link, chance in links.items()))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The fitted linker as arrays: see `from_arrays`."""
        check_is_fitted(self, "weights_")
        return {"weights": self.weights_, "threshold": np.array([self.threshold], dtype=np.float32)}

    @classmethod
    def from_arrays(cls, scheme: Scheme, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The linker that gave these arrays, for the same scheme; KeyError or ValueError where they do not fit."""
        linker = cls(scheme, threshold=float(arrays["threshold"][0]))
        linker.labels_ = chain_labels(scheme)
        linker.weights_ = arrays["weights"].astype(np.float32)
        if linker.weights_.shape != (len(linker.labels_.ties), len(SIGNS)):
            raise ValueError("the linker's arrays do not fit the scheme")
        return linker


def _places(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    return [(piece.first, piece.last) for piece in pieces]


def _joined(
    reading: Reading, spans: Sequence[TokenSpan], taken: Mapping[int, Mapping[str, tuple[int, float]]]
) -> tuple[tuple[int, ...], ...]:
    """The spans as regions: a piece joins the claim before it that took the same targets, a sentence away at most."""
    regions: list[list[int]] = []
    last_claim: list[int] | None = None
    for place, (label, first, _) in enumerate(spans):
        if place not in taken:
            regions.append([place])
            continue
        if last_claim is not None:
            before = last_claim[-1]
            same = _targets(taken[place]) == _targets(taken[before]) and taken[place] and spans[before][0] == label
            end = spans[before][2] - 1
            near = (
                reading.sentence[first] - reading.sentence[end] <= 1
                and reading.paragraph[first] == reading.paragraph[end]
            )
            if same and near:
                last_claim.append(place)
                continue
        last_claim = [place]
        regions.append(last_claim)
    return tuple(map(tuple, regions))


def _targets(taken: Mapping[str, tuple[int, float]]) -> dict[str, int]:
    return {key: target for key, (target, _) in taken.items()}
