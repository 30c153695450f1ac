"""Metrics of predictions, on arrays alone, with the bootstrap over articles.

| file | is |
| --- | --- |
| `auc` | Whether values tell marked sentences from others at all: the area under the ROC curve, within folds |
| `bootstrap` | A figure with its interval, from sums over articles: the bootstrap draws whole articles |
| `calibration_error` | Do values keep what a probability promises? Reliability, Brier score |
| `classification` | Metrics of yes-or-no predictions: precision, recall, F1, and the mean of both classes' F1 |
| `decision_threshold` | From a score to yes or no: the threshold, and its precision, recall and F1 |
| `ranking` | How well values put positives before the rest: area under the ROC curve, and average precision |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.metrics.auc import Discrimination, discrimination
    from classifier.metrics.bootstrap import RESAMPLES, Draws, Figure, draws, figure
    from classifier.metrics.calibration_error import (
        Bin,
        brier,
        coverage_curve,
        cross_entropy,
        jensen_shannon,
        reliability,
    )
    from classifier.metrics.classification import f1_of
    from classifier.metrics.decision_threshold import PrecisionRecall, best_threshold, cross_fitted, precision_recall
    from classifier.metrics.ranking import auc_and_average_precision, precision_recall_curve

__all__ = [
    "RESAMPLES",
    "Bin",
    "Discrimination",
    "Draws",
    "Figure",
    "PrecisionRecall",
    "auc_and_average_precision",
    "best_threshold",
    "brier",
    "coverage_curve",
    "cross_entropy",
    "cross_fitted",
    "discrimination",
    "draws",
    "f1_of",
    "figure",
    "jensen_shannon",
    "precision_recall",
    "precision_recall_curve",
    "reliability",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "Bin": "calibration_error",
        "Discrimination": "auc",
        "Draws": "bootstrap",
        "Figure": "bootstrap",
        "PrecisionRecall": "decision_threshold",
        "RESAMPLES": "bootstrap",
        "auc_and_average_precision": "ranking",
        "best_threshold": "decision_threshold",
        "brier": "calibration_error",
        "coverage_curve": "calibration_error",
        "cross_entropy": "calibration_error",
        "cross_fitted": "decision_threshold",
        "discrimination": "auc",
        "draws": "bootstrap",
        "f1_of": "classification",
        "figure": "bootstrap",
        "jensen_shannon": "calibration_error",
        "precision_recall": "decision_threshold",
        "precision_recall_curve": "ranking",
        "reliability": "calibration_error",
    },
)
