"""Which source and which cue a claim belongs to, and which pieces make one claim.

For each relation of the scheme every pair of a claim and a target in reach gets a score from a logistic regression
over `pair_features`; a claim takes the best target, or none where no score is high enough. Pieces of claims that stand
near one another and take the same targets are one claim with several pieces: “…,” said X, “…”.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from classifier.attribution.pair_features import PAIR_FEATURES, pair_features
from classifier.attribution.tag_scheme import AttributionLabels, attribution_labels
from classifier.attribution.token_arrays import Reading
from classifier.linear.logistic import sigmoid
from unsourced.core.types import Float32
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

TokenSpan = tuple[int, int, int]
"""(index of the label, first token, token after the last)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A span of tokens with its label, and the region it is a piece of."""

    label: str
    first: int
    last: int
    region: str


@dataclass(frozen=True, slots=True)
class Links:
    """What was linked: `regions` are indices of spans that make one region, by their first span.

    `links` are (relation, index of a claim's region, index of a target's region, score).
    """

    regions: tuple[tuple[int, ...], ...]
    links: tuple[tuple[str, int, int, float], ...]


class Linker(BaseEstimator):
    """Ties claims to targets by the relations of a scheme.

    Parameters: `scheme`; `C`, the inverse of the regularisation; `threshold`, the least score of a link.
    Fitted: `labels_` (AttributionLabels), `weights_` (relations, PAIR_FEATURES).
    """

    def __init__(self, scheme: Scheme | None = None, *, C: float = 1.0, threshold: float = 0.3) -> None:
        self.scheme = scheme
        self.C = C
        self.threshold = threshold

    def fit(
        self,
        readings: Sequence[Reading],
        pieces: Sequence[Sequence[Piece]],
        relations: Sequence[Sequence[tuple[str, str, str]]],
    ) -> Self:
        """Learn from marked pieces and the relations (type, from region, to region) between their regions."""
        from sklearn.linear_model import LogisticRegression

        self.labels_ = attribution_labels(self.scheme if self.scheme is not None else load_scheme())
        weights = []
        for relation in self.labels_.relations:
            rows, labels_of_pairs = [], []
            for reading, marked, links in zip(readings, pieces, relations, strict=True):
                claims = [piece for piece in marked if piece.label in relation.claims]
                targets = [piece for piece in marked if piece.label in relation.targets]
                features, reach = pair_features(reading, _token_ranges(claims), _token_ranges(targets))
                linked = {(one, other) for key, one, other in links if key == relation.key}
                gold = np.array(
                    [[(claim.region, target.region) in linked for target in targets] for claim in claims],
                    dtype=np.bool_,
                ).reshape(reach.shape)
                rows.append(features[reach])
                labels_of_pairs.append(gold[reach])
            answers = np.concatenate([*labels_of_pairs, np.zeros(0, dtype=np.bool_)])
            if answers.all() or not answers.any():
                weights.append(np.zeros(len(PAIR_FEATURES), dtype=np.float32))
                continue
            model = LogisticRegression(C=self.C, fit_intercept=False, max_iter=1000)
            weights.append(model.fit(np.concatenate(rows), answers).coef_[0].astype(np.float32))
        self.weights_: Float32 = np.stack(weights)
        return self

    def link_scores(
        self, reading: Reading, claims: Sequence[tuple[int, int]], targets: Sequence[tuple[int, int]], relation: int
    ) -> Float32:
        """(claims, targets): the score of a link of relation number `relation` is; 0 out of reach."""
        check_is_fitted(self, "weights_")
        features, reach = pair_features(reading, claims, targets)
        found: Float32 = np.where(reach, sigmoid((features @ self.weights_[relation]).astype(np.float64)), 0).astype(
            np.float32
        )
        return found

    def predict(self, readings: Sequence[Reading], spans: Sequence[Sequence[TokenSpan]]) -> list[Links]:
        """The links between the spans of each reading; spans are in order, as `spans_of` gives them."""
        return [self._links(reading, some) for reading, some in zip(readings, spans, strict=True)]

    def _links(self, reading: Reading, spans: Sequence[TokenSpan]) -> Links:
        labels: AttributionLabels = self.labels_
        taken: dict[int, dict[str, tuple[int, float]]] = {}
        for number, relation in enumerate(labels.relations):
            claims = [index for index, span in enumerate(spans) if labels.labels[span[0]] in relation.claims]
            targets = [index for index, span in enumerate(spans) if labels.labels[span[0]] in relation.targets]
            for index in claims:
                taken.setdefault(index, {})
            if not claims or not targets:
                continue
            link_scores = self.link_scores(
                reading, [spans[index][1:] for index in claims], [spans[index][1:] for index in targets], number
            )
            best = link_scores.argmax(axis=1)
            for row, index in enumerate(claims):
                score = float(link_scores[row, best[row]])
                if score >= self.threshold:
                    taken[index][relation.key] = targets[best[row]], score
        regions = _joined(reading, spans, taken)
        head = {index: region[0] for region in regions for index in region}
        links: dict[tuple[str, int, int], float] = {}
        for index, found in taken.items():
            for key, (target, score) in found.items():
                link = key, head[index], target
                links[link] = max(links.get(link, 0), score)
        return Links(regions, tuple((*link, score) for link, score in links.items()))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The fitted linker as arrays: see `from_arrays`."""
        check_is_fitted(self, "weights_")
        return {"weights": self.weights_, "threshold": np.array([self.threshold], dtype=np.float32)}

    @classmethod
    def from_arrays(cls, scheme: Scheme, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The linker that gave these arrays, for the same scheme.

        Raises KeyError or ValueError where they do not fit.
        """
        linker = cls(scheme, threshold=float(arrays["threshold"][0]))
        linker.labels_ = attribution_labels(scheme)
        linker.weights_ = arrays["weights"].astype(np.float32)
        if linker.weights_.shape != (len(linker.labels_.relations), len(PAIR_FEATURES)):
            raise ValueError("the linker's arrays do not fit the scheme")
        return linker


def _token_ranges(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    return [(piece.first, piece.last) for piece in pieces]


def _joined(
    reading: Reading, spans: Sequence[TokenSpan], taken: Mapping[int, Mapping[str, tuple[int, float]]]
) -> tuple[tuple[int, ...], ...]:
    """The spans as regions: a piece joins the claim before it that took the same targets, a sentence away at most."""
    regions: list[list[int]] = []
    last_claim: list[int] | None = None
    for index, (label, first, _) in enumerate(spans):
        if index not in taken:
            regions.append([index])
            continue
        if last_claim is not None:
            before = last_claim[-1]
            same = _targets(taken[index]) == _targets(taken[before]) and taken[index] and spans[before][0] == label
            end = spans[before][2] - 1
            near = (
                reading.sentence[first] - reading.sentence[end] <= 1
                and reading.paragraph[first] == reading.paragraph[end]
            )
            if same and near:
                last_claim.append(index)
                continue
        last_claim = [index]
        regions.append(last_claim)
    return tuple(map(tuple, regions))


def _targets(taken: Mapping[str, tuple[int, float]]) -> dict[str, int]:
    return {key: target for key, (target, _) in taken.items()}
