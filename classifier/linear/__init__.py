"""Logistic regression on shares of annotators, and the calibration of its log-odds.

| file | is |
| --- | --- |
| `calibration` | From scores to probabilities, where enough held-out data allows the word |
| `logistic` | Logistic regression on shares: the model of one label |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.linear.calibration import Calibration, calibrate
    from classifier.linear.logistic import DEFAULT_C, fit_attribution, fit_shares, fit_vectors, sigmoid

__all__ = [
    "DEFAULT_C",
    "Calibration",
    "calibrate",
    "fit_attribution",
    "fit_shares",
    "fit_vectors",
    "sigmoid",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "Calibration": "calibration",
        "DEFAULT_C": "logistic",
        "calibrate": "calibration",
        "fit_attribution": "logistic",
        "fit_shares": "logistic",
        "fit_vectors": "logistic",
        "sigmoid": "logistic",
    },
)
