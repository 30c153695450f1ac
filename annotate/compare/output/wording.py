"""Sentences about a comparison that claim no more than is known: "in B, not in A", and always of the texts given."""

from annotate.compare.comparison import (
    ALTERED,
    ATTRIBUTION,
    BODY,
    HEADLINE,
    MOVED,
    ONLY_IN_A,
    ONLY_IN_B,
    Change,
    Comparison,
)
from annotate.compare.effects.direction import HARDLY_VERSIONS

KIND_NAMES = {ONLY_IN_A: "Only in A", ONLY_IN_B: "Only in B", ALTERED: "Altered", MOVED: "Moved"}
PART_NAMES = {HEADLINE: "headline", BODY: "body", ATTRIBUTION: "attribution"}
NO_VERDICT = (
    "A difference is a question to ask, not a verdict: both versions may have been edited, originals are edited after "
    "publication too, and there may be a third that neither shows."
)
_KIND_SENTENCES = {
    ONLY_IN_A: "in A, not in B",
    ONLY_IN_B: "in B, not in A",
    ALTERED: "in both, in other words",
    MOVED: "in both, in another place",
}
_BY_REPOSTER = {
    ("b", ONLY_IN_A): "left out",
    ("b", ONLY_IN_B): "added",
    ("a", ONLY_IN_A): "added",
    ("a", ONLY_IN_B): "left out",
}


def describe_change(change: Change, comparison: Comparison) -> str:
    """What is known of a change: where its words are; and who put or left them, as far as the evidence goes."""
    sentence = _KIND_SENTENCES[change.kind]
    repost = comparison.lineage.repost
    if repost is None or change.part == ATTRIBUTION:
        return sentence
    original = "a" if repost == "b" else "b"
    done = _BY_REPOSTER.get((repost, change.kind), "altered" if change.kind == ALTERED else "moved")
    return f"{sentence}; {done} by the reposter ({repost.upper()}), if {original.upper()} is the text it was made from"


def describe_lineage(comparison: Comparison) -> str:
    """Which version was made from which, with the evidence, or that it is undetermined."""
    evidence = "; ".join(comparison.lineage.evidence)
    if comparison.lineage.repost is None:
        return f"Which was first is undetermined ({evidence or 'no dates, no “original source” line'})."
    repost, original = ("B", "A") if comparison.lineage.repost == "b" else ("A", "B")
    return f"{repost} seems to be a repost of {original}: {evidence}."


def warning(comparison: Comparison) -> str:
    """What a reader has to know before anything else; empty where there is nothing."""
    if comparison.a.text == comparison.b.text:
        return "The two texts are the same, character by character."
    parts = []
    if comparison.a.language != comparison.b.language:
        parts.append(f"A is in another language than B ({comparison.a.language}, {comparison.b.language}).")
    if max(comparison.shared_a, comparison.shared_b) == 0:
        parts.append("The two texts share nothing: no run of words stands in both.")
    elif max(comparison.shared_a, comparison.shared_b) < HARDLY_VERSIONS:
        parts.append("The two texts share next to nothing: they are hardly versions of one report.")
    if not comparison.substantial:
        parts.append("No word differs; the texts are only set otherwise.")
    if comparison.abstained:
        parts.append(comparison.abstained)
    return " ".join(parts)


def summary(comparison: Comparison) -> str:
    """How many changes there are, of which kinds, and how much is shared."""
    count = len(comparison.substantial)
    kinds = [
        f"{number} {KIND_NAMES[kind].lower().replace(' a', ' A').replace(' b', ' B')}"
        for kind in KIND_NAMES
        if (number := sum(change.kind == kind for change in comparison.substantial))
    ]
    noise = len(comparison.changes) - count
    counts = f"{count} change{'' if count == 1 else 's'}" + (f": {', '.join(kinds)}" if kinds else "")
    hidden = f"; {noise} of typography alone" if noise else ""
    return (
        f"{counts}{hidden}. A shares {comparison.shared_a:.0%} of its words with B, B {comparison.shared_b:.0%} with A."
    )
