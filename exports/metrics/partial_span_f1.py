"""Precision, recall and F1 of spans with credit for partial overlap, as PTC scores them.

G. Da San Martino, S. Yu, A. Barrón-Cedeño, R. Petrov and P. Nakov (2019), Fine-Grained Analysis of Propaganda in News
Articles, EMNLP-IJCNLP, section 5. With S the spans to judge, T those they are judged by, and equal labels:

    precision = 1/|S| · Σ |s ∩ t| / |s|        recall = 1/|T| · Σ |s ∩ t| / |t|        over s in S and t in T
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from unsourced.core.offsets import Offsets

Marked = Offsets | tuple[Hashable, int, int]


@dataclass(frozen=True, slots=True)
class SpanF1:
    """Each is in 0..1. All are None where neither side has a span: then there is nothing to measure."""

    precision: float | None
    recall: float | None
    f1: float | None


def partial_span_f1(predicted: Iterable[Marked], reference: Iterable[Marked]) -> SpanF1:
    """How well the spans `predicted` meet the spans `reference`; each is (start, end) or (label, start, end).

    A label may be anything that can be hashed: with (article, label) the spans of a whole corpus are pooled, as PTC
    does. Spans of one side and label that overlap are merged first, as the task's scorer does, so that no character
    counts twice. As in the paper precision is 0 where nothing is predicted, and recall where the reference is empty.
    """
    hit_ours, many_ours, hit_theirs, many_theirs = span_sums(predicted, reference)
    if not many_ours and not many_theirs:
        return SpanF1(None, None, None)
    precision = hit_ours / many_ours if many_ours else 0.0
    recall = hit_theirs / many_theirs if many_theirs else 0.0
    both = precision + recall
    return SpanF1(precision, recall, 2 * precision * recall / both if both else 0.0)


def span_sums(predicted: Iterable[Marked], reference: Iterable[Marked]) -> tuple[float, int, float, int]:
    """What `partial_span_f1` divides: the sum of Σ |s ∩ t| / |s| and how many s, the same of t.

    Sums of several articles may be added up, and the figure of all be made of them.
    """
    ours, theirs = _merged(predicted), _merged(reference)
    hit_ours = hit_theirs = 0.0
    for label in ours.keys() & theirs.keys():
        for (start, end), (other_start, other_end) in _meetings(ours[label], theirs[label]):
            shared = min(end, other_end) - max(start, other_start)
            hit_ours += shared / (end - start)
            hit_theirs += shared / (other_end - other_start)
    return hit_ours, sum(map(len, ours.values())), hit_theirs, sum(map(len, theirs.values()))


def _merged(spans: Iterable[Marked]) -> dict[Hashable, list[Offsets]]:
    """By label, in order, without overlaps; spans that only touch stay two. Raises ValueError for an empty span."""
    by_label: dict[Hashable, list[Offsets]] = defaultdict(list)
    for span in spans:
        label, start, end = span if len(span) == 3 else (None, *span)
        if start >= end:
            raise ValueError(f"span {start}..{end} has no characters")
        by_label[label].append((start, end))
    return {label: _apart(sorted(spans)) for label, spans in by_label.items()}


def _apart(spans: list[Offsets]) -> list[Offsets]:
    merged = [spans[0]]
    for start, end in spans[1:]:
        last_start, last_end = merged[-1]
        if start < last_end:
            merged[-1] = (last_start, max(last_end, end))
        else:
            merged.append((start, end))
    return merged


def _meetings(ours: list[Offsets], theirs: list[Offsets]) -> Iterable[tuple[Offsets, Offsets]]:
    """Each pair that shares a character, in one walk along both."""
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if ours[i][0] < theirs[j][1] and theirs[j][0] < ours[i][1]:
            yield ours[i], theirs[j]
        if ours[i][1] <= theirs[j][1]:
            i += 1
        else:
            j += 1
