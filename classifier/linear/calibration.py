"""From scores to probabilities, where enough held-out data allows the word.

With 50 groups that hold a positive a sigmoid is fitted (Platt 1999), from 1,000 an isotonic step function
(Zadrozny and Elkan 2002); with fewer a score stays a score.
"""

from dataclasses import dataclass

import numpy as np

from classifier.linear.logistic import sigmoid
from unsourced.core.types import Float64, Int64

FEWEST_GROUPS = 50
FEWEST_FOR_ISOTONIC = 1000


@dataclass(frozen=True)
class Calibration:
    """A rising function from logits to probabilities: `sigmoid` of slope and intercept, or `isotonic` through knots."""

    kind: str
    knots: Float64
    """Sigmoid: [slope, intercept]. Isotonic: logits, then as many probabilities."""

    def __call__(self, logits: Float64) -> Float64:
        if self.kind == "sigmoid":
            return sigmoid(self.knots[0] * logits + self.knots[1])
        at, values = np.split(self.knots, 2)
        return np.interp(logits, at, values)


def calibrate(logits: Float64, shares: Float64, groups: Int64) -> Calibration | None:
    """The calibration that held-out logits and shares allow; None where fewer than 50 groups hold a positive."""
    positive_groups = len(np.unique(groups[shares >= 0.5]))
    if positive_groups < FEWEST_GROUPS:
        return None
    if positive_groups >= FEWEST_FOR_ISOTONIC:
        return _isotonic(logits, shares)
    return _sigmoid(logits, shares)


def _sigmoid(logits: Float64, shares: Float64) -> Calibration | None:
    from sklearn.linear_model import LogisticRegression

    twice = np.concatenate([logits, logits])[:, None]
    model = LogisticRegression(C=np.inf).fit(
        twice, np.repeat([1, 0], len(logits)), sample_weight=np.concatenate([shares, 1 - shares])
    )
    slope = float(model.coef_[0, 0])
    # A falling curve would say that the model is worse than a coin; it has no probabilities to give.
    return Calibration("sigmoid", np.array([slope, float(model.intercept_[0])])) if slope > 0 else None


def _isotonic(logits: Float64, shares: Float64) -> Calibration:
    from sklearn.isotonic import IsotonicRegression

    model = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(logits, shares)
    return Calibration("isotonic", np.concatenate([model.X_thresholds_, model.y_thresholds_]))
