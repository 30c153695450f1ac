"""A claim and what it may come from, as numbers: how far apart they stand, on which side, and what is between them."""

from collections.abc import Sequence

import numpy as np

from classifier.attribution.token_arrays import Reading
from classifier.attribution.word_traits import REPORTS, Trait
from unsourced.core.types import Bool, Float32, Int64

REACH = 2
"""How many sentences may be between the two."""

PAIR_FEATURES = (
    "always",
    "target before",
    "target after",
    "target inside",
    "touching",
    *(f"gap of up to {gap} tokens" for gap in (1, 2, 3, 5, 8, 12, 20, 40)),
    "target before, by gap",
    "target after, by gap",
    "same sentence",
    "target before, same sentence",
    "target after, same sentence",
    "a sentence before",
    "a sentence after",
    "two sentences away",
    "another paragraph",
    "no target between",
    "two targets or more between",
    "no claim between",
    "two claims or more between",
    "nearest target",
    "nearest target before",
    "nearest target after",
    "nearest of this sentence",
    "only target of the sentence",
    "a comma or quotation mark between them, right before what stands second",
    "target after, and a comma or quotation mark",
    "target before, and “that” right before the claim",
    "target before, and a colon or comma right before the claim",
    "a report verb touches the target",
    "a report verb between them",
    "a full stop between them",
    "claim quoted",
    "claim quoted, target after",
    "claim quoted, target before",
    "claim quoted, target in another sentence",
    "target quoted",
    "target quoted, claim not",
    "target longer than five tokens",
    "claim shorter than five tokens",
)
_GAPS = (1, 2, 3, 5, 8, 12, 20, 40)


def pair_features(
    reading: Reading, claims: Sequence[tuple[int, int]], targets: Sequence[tuple[int, int]]
) -> tuple[Float32, Bool]:
    """(claims, targets, PAIR_FEATURES) for spans of tokens (first, after the last), and which pairs are in reach."""
    claim = np.array(claims, dtype=np.int64).reshape(-1, 2)
    target = np.array(targets, dtype=np.int64).reshape(-1, 2)
    shape = len(claim), len(target)
    if 0 in shape:
        return np.zeros((*shape, len(PAIR_FEATURES)), dtype=np.float32), np.zeros(shape, dtype=np.bool_)
    bits, sentence, paragraph, quoted = reading.traits, reading.sentence, reading.paragraph, reading.quoted
    last = len(reading) - 1
    c_first, c_last = claim[:, :1], claim[:, 1:] - 1
    t_first, t_last = target[:, 0][None, :], target[:, 1][None, :] - 1
    before, after = t_last < c_first, t_first > c_last
    inside = ~before & ~after
    gap = np.where(before, c_first - t_last - 1, np.where(after, t_first - c_last - 1, 0))
    # The sentence of the claim is where its nearer end stands.
    c_sentence = np.where(after, sentence[c_last], sentence[c_first])
    apart = sentence[t_first] - c_sentence
    same = apart == 0
    near = 1 / (1.0 + gap)
    between_targets = _between(t_first[0], np.where(before, t_last, c_last), np.where(before, c_first, t_first), inside)
    between_claims = _between(
        c_first[:, 0], np.where(before, t_last, c_last), np.where(before, c_first, t_first), inside
    )
    reach = np.abs(apart) <= REACH
    cost = np.where(reach, gap, 10_000)
    nearest = _least(cost)
    of_sentence = _least(np.where(same, gap, 10_000)) & same
    marks = (bits & int(Trait.COMMA | Trait.QUOTE)) > 0
    second = np.where(before, c_first, t_first)
    mark = ~inside & (marks[np.maximum(second - 1, 0)] | marks[np.minimum(second, last)])
    previous = np.maximum(c_first - 1, 0)
    that = ((bits & int(Trait.THAT)) > 0)[previous] | ((bits & int(Trait.THAT)) > 0)[c_first]
    colon = ((bits & int(Trait.COLON | Trait.COMMA)) > 0)[previous]
    report = (bits & int(REPORTS)) > 0
    touches = report[np.maximum(t_first - 1, 0)] | report[np.minimum(t_last + 1, last)]
    left, right = np.where(before, t_last, c_last) + 1, np.where(before, c_first, t_first)
    c_quoted, t_quoted = quoted[(c_first + c_last) // 2], quoted[t_first]
    columns = [
        np.ones(shape),
        before,
        after,
        inside,
        (gap == 0) & ~inside,
        *((gap <= most) for most in _GAPS),
        before * near,
        after * near,
        same,
        before & same,
        after & same,
        apart == -1,
        apart == 1,
        np.abs(apart) == 2,
        paragraph[t_first] != paragraph[c_first],
        between_targets == 0,
        between_targets > 1,
        between_claims == 0,
        between_claims > 1,
        nearest,
        _least(np.where(before & reach, gap, 10_000)) & before & reach,
        _least(np.where(after & reach, gap, 10_000)) & after & reach,
        of_sentence,
        same & (same.sum(axis=1, keepdims=True) == 1),
        mark,
        mark & after,
        that & before,
        colon & before,
        touches,
        _some(report, left, right) & ~inside,
        _some((bits & int(Trait.STOP)) > 0, left, right) & ~inside,
        c_quoted,
        c_quoted & after,
        c_quoted & before,
        c_quoted & ~same,
        t_quoted,
        t_quoted & ~c_quoted,
        t_last - t_first > 4,
        c_last - c_first < 4,
    ]
    found: Float32 = np.stack([np.broadcast_to(column, shape) for column in columns], axis=2).astype(np.float32)
    return found, reach


def _between(starts: Int64, left: Int64, right: Int64, inside: Bool) -> Int64:
    """How many of some spans begin after `left` and before `right`."""
    ordered = np.sort(starts)
    many = np.searchsorted(ordered, right, side="left") - np.searchsorted(ordered, left, side="right")
    return np.where(inside, 0, np.maximum(many, 0)).astype(np.int64)


def _least(cost: Int64) -> Bool:
    flags: Bool = cost == cost.min(axis=1, keepdims=True)
    return flags


def _some(flags: Bool, left: Int64, right: Int64) -> Bool:
    """Whether a flagged token stands in left..right."""
    running = np.concatenate([[0], np.cumsum(flags)])
    left, right = np.clip(left, 0, len(flags)), np.clip(right, 0, len(flags))
    found: Bool = running[np.maximum(right, left)] > running[left]
    return found
