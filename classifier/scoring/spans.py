"""From sentence values to spans: where the marks go, and which give way to others."""

from collections.abc import Iterable, Sequence

import numpy as np

from classifier.features.sentence_features import touched
from unsourced.core.offsets import Offsets
from unsourced.core.span_index import SpanIndex
from unsourced.core.spans import Span
from unsourced.core.types import Bool, Float64
from unsourced.schemes.scheme import Scheme


def learned_marks(
    label: str,
    offsets: Sequence[Offsets],
    marked: Bool,
    values: Float64,
    rule_spans: Iterable[Span],
    *,
    whole: bool,
) -> list[Span]:
    """The spans of a learned label of sentences.

    A sentence is marked by what was learned, the rules' findings included, or not at all. In a marked sentence the
    spans that a rule found are the marks; where it found none, the sentence is if it may be marked as a `whole`. Every
    mark has the value of its sentence.
    """
    spans: list[Span] = []
    done = np.zeros(len(offsets), dtype=bool)
    for span in rule_spans:
        if span.label != label:
            continue
        numbers = [number for number in touched(offsets, span.start, span.end) if marked[number]]
        if numbers:
            done[numbers] = True
            spans.append(_scored(span, max(float(values[number]) for number in numbers)))
    if not whole:
        return spans
    for number in np.flatnonzero(marked & ~done):
        start, end = offsets[number]
        spans.append(Span(label=label, start=start, end=end, score=float(values[number])))
    return spans


def word_marks(label: str, runs: Iterable[tuple[Offsets, float]], rule_spans: Iterable[Span]) -> list[Span]:
    """The spans of a learned label of words, from runs: offsets into the text, and a score.

    Where a rule found nearly the same words, its span is the mark, with its name and reason: rules know best where
    such a span ends.
    """
    known: SpanIndex[Span] = SpanIndex()
    for span in rule_spans:
        if span.label == label:
            known.add(span)
    spans: dict[Offsets, Span] = {}
    for (start, end), score in runs:
        mark = Span(label=label, start=start, end=end, score=score)
        same = next((span for span in known.to(mark) if _nearly(span, start, end)), None)
        if same is not None:
            mark = _scored(same, score)
        spans.setdefault((mark.start, mark.end), mark)
    return list(spans.values())


def _nearly(span: Span, start: int, end: int) -> bool:
    shared = min(span.end, end) - max(span.start, start)
    return 2 * shared >= max(span.end, end) - min(span.start, start)


def fitting(spans: Iterable[Span], scheme: Scheme) -> list[Span]:
    """The spans in order of their offsets, without those that overlap one which the scheme lets win.

    Of two that may not overlap the one whose label stands first in the scheme's precedence stays; of two equal ones the
    surer.
    """
    rank = {label: index for index, label in enumerate(scheme.precedence)}
    kept: list[Span] = []
    near: SpanIndex[Span] = SpanIndex()
    for span in sorted(spans, key=lambda span: (rank.get(span.label, len(rank)), -(span.score or 0), span.start)):
        if not any(_clash(span, other, scheme) for other in near.to(span)):
            kept.append(span)
            near.add(span)
    return sorted(kept, key=lambda span: (span.start, -span.end, rank.get(span.label, len(rank)), span.label))


def _clash(one: Span, other: Span, scheme: Scheme) -> bool:
    apart = one.end <= other.start or other.end <= one.start
    same = (one.label, one.start, one.end) == (other.label, other.start, other.end)
    return same or (not apart and not scheme.may_overlap(one.label, other.label))


def _scored(span: Span, score: float) -> Span:
    return Span(
        label=span.label,
        start=span.start,
        end=span.end,
        score=score,
        reason=span.reason,
        region_id=span.region_id,
        answers=span.answers,
    )
