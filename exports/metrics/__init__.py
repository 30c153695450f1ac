"""Measures on plain numbers: they know no Dataset.

| file | is |
| --- | --- |
| `coefficients` | Krippendorff's α, Cohen's and Fleiss' κ, MASI distance |
| `partial_span_f1` | precision, recall and F1 of spans with credit for partial overlap (PTC) |
"""

from exports.metrics.coefficients import Coefficient, cohen_kappa, fleiss_kappa, krippendorff_alpha, masi_distances
from exports.metrics.partial_span_f1 import SpanF1, partial_span_f1

__all__ = [
    "Coefficient",
    "SpanF1",
    "cohen_kappa",
    "fleiss_kappa",
    "krippendorff_alpha",
    "masi_distances",
    "partial_span_f1",
]
