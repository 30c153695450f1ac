"""Features of a sentence besides its words: the rules' spans in it, its surface, and attribution in it or beside it.

A feature has a value in 0..1 and a name in plain words, since explanations speak of it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import log2

import numpy as np

from unsourced.core.article import Article
from unsourced.core.offsets import Offsets
from unsourced.core.spans import Span
from unsourced.core.types import Float32

_QUOTE = re.compile(r"[\"“”«»„]")
_DIGIT = re.compile(r"\d")
_LONG = 64

SURFACE_FEATURES = (
    "it is the headline",
    "it opens a paragraph",
    "it is long",
    "it has a number",
    "it has quotation marks",
    "it has brackets",
    "it asks",
    "it exclaims",
)


def surface_features(article: Article, offsets: Sequence[Offsets]) -> Float32:
    """One row a sentence, one column for each of SHAPES."""
    rows = []
    for start, end in offsets:
        text = article.text[start:end]
        rows.append(
            (
                start < article.body_start,
                start == 0 or article.text[start - 1] == "\n",
                min(log2(1 + len(text.split())) / log2(_LONG), 1),
                _DIGIT.search(text) is not None,
                _QUOTE.search(text) is not None,
                "[" in text or "(" in text,
                "?" in text,
                "!" in text,
            )
        )
    return np.array(rows, dtype=np.float32).reshape(-1, len(SURFACE_FEATURES))


def attribution_columns(article: Article, offsets: Sequence[Offsets], *, wanted: bool) -> Float32:
    """One row a sentence, one column for each attribution feature of it and around it; no columns unless `wanted`."""
    if not wanted:
        return np.zeros((len(offsets), 0), dtype=np.float32)
    from classifier.attribution.sentence_features import attribution_features

    return attribution_features(article, offsets)


def rule_features(spans: Sequence[Span], labels: Sequence[str], offsets: Sequence[Offsets]) -> tuple[Float32, Float32]:
    """How surely and how widely spans of each label cover each sentence: two arrays of (sentences, labels).

    The first holds the best score of a span that touches the sentence (1 where the span has none), the second the share
    of the sentence's characters that spans cover. Spans of other labels are ignored.
    """
    column = {label: index for index, label in enumerate(labels)}
    best = np.zeros((len(offsets), len(labels)), dtype=np.float32)
    cover = np.zeros_like(best)
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    for span in spans:
        if span.label in column:
            for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
                start, end = offsets[number]
                where = number, column[span.label]
                best[where] = max(best[where], 1 if span.score is None else span.score)
                cover[where] += (min(span.end, end) - max(span.start, start)) / (end - start)
    return best, np.minimum(cover, 1)


def spans_inside(spans: Sequence[Span], offsets: Sequence[Offsets]) -> list[list[Span]]:
    """For each sentence the spans that touch it, in offsets into the sentence."""
    inside: list[list[Span]] = [[] for _ in offsets]
    starts, ends = [start for start, _ in offsets], [end for _, end in offsets]
    for span in spans:
        for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            start, end = offsets[number]
            inside[number].append(
                Span(label=span.label, start=max(span.start - start, 0), end=min(span.end, end) - start)
            )
    return inside


def touched(offsets: Sequence[Offsets], start: int, end: int) -> range:
    """The numbers of the sentences that `start..end` overlaps; `offsets` are in order and apart."""
    first = bisect_right(offsets, start, key=lambda index: index[1])
    return range(first, max(first, bisect_left(offsets, end, key=lambda index: index[0])))
