"""Which labels of a scheme attribution is about, and spans as tags of tokens and back.

The labels are those that the scheme ties by relations, a claim to its source, to its cue; none is known here by name.
Tags are BIO: 0 is outside, label i begins with 1 + 2i and goes on with 2 + 2i. A token has one tag: where labels
overlap, the one that stands first in the scheme's precedence has it, so that a source inside a claim parts the claim.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.attribution.token_arrays import Reading
from unsourced.core.types import Int32
from unsourced.errors import SchemeError
from unsourced.schemes.scheme import Scheme

Marked = tuple[str, int, int]
"""(label, start, end), offsets into the text."""


@dataclass(frozen=True, slots=True)
class AttributionRelation:
    """A relation of the scheme, as far as it is between the labels: from claims to what they come from."""

    key: str
    claims: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributionLabels:
    """The labels by precedence, and the relations between them; a claim is what relations start from."""

    labels: tuple[str, ...]
    relations: tuple[AttributionRelation, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The labels that a relation may start from."""
        return tuple(label for label in self.labels if any(label in relation.claims for relation in self.relations))

    @property
    def targets(self) -> tuple[str, ...]:
        """The other labels: sources and cues."""
        return tuple(label for label in self.labels if label not in self.claims)

    @property
    def tags(self) -> int:
        """How many tags a token may have: outside, and begin and inside of each label."""
        return 1 + 2 * len(self.labels)


def attribution_labels(scheme: Scheme) -> AttributionLabels:
    """The labels that the scheme's relations connect, those of the groups that the targets are of.

    So an insertion, whose source can be asked for too, is no part of attribution. Raises SchemeError where the
    scheme has no such relation.
    """
    group = {label.key: label.group for label in scheme.labels}
    ties = []
    for relation in scheme.relations:
        groups = {group[key] for key in relation.to_labels}
        claims = tuple(key for key in relation.from_labels if group[key] in groups)
        if claims and not set(claims) & set(relation.to_labels):
            ties.append(AttributionRelation(relation.key, claims, relation.to_labels))
    tied = {key for relation in ties for key in (*relation.claims, *relation.targets)}
    if not tied:
        raise SchemeError(
            f"scheme {scheme.name} ties no claims to sources",
            remedy="Give it a relation from a label to another of the same group.",
        )
    order = [key for key in scheme.precedence if key in tied]
    order += [key for key in scheme.label_keys if key in tied and key not in order]
    return AttributionLabels(tuple(order), tuple(ties))


def tags_of(reading: Reading, spans: Iterable[Marked], labels: Sequence[str]) -> Int32:
    """The tag of each token; a token belongs to a span that it overlaps. Spans of other labels are ignored."""
    tags = np.zeros(len(reading), dtype=np.int32)
    rank = {label: index for index, label in enumerate(labels)}
    known = [(rank[label], start, end) for label, start, end in spans if label in rank]
    # The weakest first, so that the stronger ones overwrite; of one label the later span wins what two share.
    for index, start, end in sorted(known, key=lambda span: (-span[0], span[1], span[2])):
        first, last = np.searchsorted(reading.end, start, side="right"), np.searchsorted(reading.start, end)
        if first < last:
            tags[first:last] = 2 + 2 * index
            tags[first] = 1 + 2 * index
    # What a stronger span left of a weaker one begins anew.
    inside = (tags > 0) & (tags % 2 == 0)
    before = np.concatenate([[0], tags[:-1]])
    tags[inside & ((before + 1) // 2 != tags // 2)] -= 1
    return tags


def spans_of(tags: Int32, reading: Reading) -> list[tuple[int, int, int]]:
    """The spans of some tags as (index of the label, first token, token after the last), in order.

    A tag that goes on with a label after another one, or at a paragraph's beginning, begins a span.
    """
    label = (tags + 1) // 2
    before = np.concatenate([[0], label[:-1]])
    opens = (label > 0) & ((tags % 2 == 1) | (label != before))
    new_paragraph = np.diff(reading.paragraph, prepend=-1) > 0
    opens |= (label > 0) & new_paragraph
    first = np.flatnonzero(opens)
    if not len(first):
        return []
    ends = np.flatnonzero(opens | (label == 0) | new_paragraph)
    following = np.searchsorted(ends, first, side="right")
    last = np.append(ends, len(tags))[following]
    return list(zip((label[first] - 1).tolist(), first.tolist(), last.tolist(), strict=True))
