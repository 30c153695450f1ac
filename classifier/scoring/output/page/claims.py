"""How many claims have a source that a reader can identify, a vague one, or none.

No label is known by name: claims are what the scheme's relations start from, and how a label stands to sources is said
by its W3C credibility signals. A scheme that maps nothing to them gets no count.
"""

from collections import Counter, defaultdict
from collections.abc import Collection

from classifier.scoring.scores import Scores
from unsourced.schemes.scheme import Scheme

_SIGNALS = "w3c"
_NAMED, _VAGUE, _ATTRIBUTED, _NONE = "named source", "anonymous source", "attributed claim", "unattributed claim"


def claim_counts(scores: Scores) -> str:
    """The counts of an article in a sentence; empty where the scheme does not tell or nothing was scored."""
    scheme = scores.scheme
    named, vague, attributed, none = (_meaning(scheme, signal) for signal in (_NAMED, _VAGUE, _ATTRIBUTED, _NONE))
    sources = named | vague
    if not named or not vague or scores.abstained:
        return ""
    links = [relation for relation in scheme.relations if sources & set(relation.to_labels)]
    claims = {label for relation in links for label in relation.from_labels}
    label_of = {span.region_id: span.label for span in scores.spans}
    linked: dict[str, set[str]] = defaultdict(set)
    for relation in scores.relations:
        linked[relation.from_region].add(label_of[relation.to_region])
    counts = Counter(
        _kind(span.label, linked[span.region_id], named, vague, attributed)
        for span in scores.spans
        if span.label in claims | none
    )
    text = (
        f"Claims: {counts['named']} with a source that a reader can identify, {counts['vague']} with a vague one, "
        f"{counts['none']} without"
    )
    return f"{text}; for {counts['lost']} more the source was not found." if counts["lost"] else f"{text}."


def _kind(
    label: str, sources: Collection[str], named: Collection[str], vague: Collection[str], attributed: Collection[str]
) -> str:
    if any(source in named for source in sources):
        return "named"
    if any(source in vague for source in sources):
        return "vague"
    # Somebody said it, as the mark itself says: only who was not found.
    return "lost" if label in attributed else "none"


def _meaning(scheme: Scheme, signal: str) -> set[str]:
    return {label.key for label in scheme.labels if signal in label.crosswalk.get(_SIGNALS, ())}
