"""The rules' own value for a sentence: the best score of a span that counts for it."""

import numpy as np

from unsourced.core.types import Float32, Float64
from unsourced.schemes.scheme import SentenceRule

HALF = 0.5


def rule_sentence_scores(best: Float32, cover: Float32, rule: SentenceRule) -> Float64:
    """The best scores where spans cover enough of the sentence for the label's rule, else 0; all arrays alike."""
    return np.where(cover >= HALF, best, 0).astype(np.float64) if rule == "half" else best.astype(np.float64)
