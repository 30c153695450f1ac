"""A comparison with what its changes do: effects, quotations that differ, and which version was made from which."""

from dataclasses import replace

from annotate.compare.alignment.offset_mapping import OffsetMapping
from annotate.compare.comparison import ATTRIBUTION, Change, Comparison, Effect
from annotate.compare.effects.analysed_text import AnalysedText
from annotate.compare.effects.direction import lineage
from annotate.compare.effects.effects import effects_of
from annotate.compare.effects.quotations import quotations
from annotate.compare.effects.role_swaps import role_swaps
from annotate.compare.effects.source_changes import source_changes
from annotate.rules.attribution.nonverbal_cues import after_dateline
from annotate.rules.suggest import rules_apply

# What a reader should look at first: a source or a "not" that is gone, then what turns the sense of a sentence.
_RANKS = (
    ("source", "a", True),
    ("negation", "a", True),
    ("roles", "b", True),
    ("negation", "b", True),
    ("hedge", "a", True),
    ("quotation", "", False),
    ("source", "a", False),
    ("claim", "b", False),
    ("judgement", "b", False),
    ("number", "", False),
    ("date", "", False),
    ("source", "b", False),
    ("hedge", "b", True),
    ("claim", "a", False),
    ("judgement", "a", False),
    ("name", "", False),
)
_LAST = len(_RANKS)
_LONGEST_PARAGRAPH = 300_000
"""Characters of the longest paragraph whose sentences are looked for: NLTK gives up on a long one after 5 seconds."""


def explain(comparison: Comparison) -> Comparison:
    """The same comparison with effects, quotations and lineage filled in.

    The rules read English; on other languages only quotations and lineage are told, and `abstained` says so.
    """
    a, b = AnalysedText(comparison.a), AnalysedText(comparison.b)
    mapping = OffsetMapping(comparison)
    abstained = _abstained(comparison)
    changes = comparison.changes if abstained else tuple(_dateline(change, a, b) for change in comparison.changes)
    comparison = replace(comparison, changes=changes)
    differing = quotations(comparison, mapping, a, b)
    effects: dict[int, list[Effect]] = {}
    if not abstained:
        sources = source_changes(comparison, mapping, a, b)
        for number, change in enumerate(changes):
            effects[number] = list(effects_of(change, a, b, sources.get(number, ())))
        for number, effect in role_swaps(comparison, mapping, a, b).items():
            # Who speaks in such a sentence has changed by that, and not besides.
            effects[number] = [one for one in effects[number] if one.kind != "source"] + [effect]
    for quotation in differing:
        for number in quotation.changes:
            effects.setdefault(number, []).append(Effect("quotation", "", "", quotation.reason))
    changes = tuple(
        replace(change, effects=tuple(sorted(effects.get(number, ()), key=_rank)))
        for number, change in enumerate(changes)
    )
    return replace(comparison, changes=changes, quotations=differing, lineage=lineage(comparison), abstained=abstained)


def rank(change: Change) -> int:
    """How early a reader should look at a change: 0 first."""
    return min(map(_rank, change.effects), default=_LAST)


def _rank(effect: Effect) -> int:
    for number, (kind, side, stays) in enumerate(_RANKS):
        if effect.kind == kind and (not side or side == effect.side) and (not stays or effect.stays):
            return number
    return _LAST


def _dateline(change: Change, a: AnalysedText, b: AnalysedText) -> Change:
    """A change inside a dateline is one of attribution."""
    if change.a is None or change.typographic:
        return change
    for version, extent in ((a, change.a), (b, change.b)):
        if extent is None or extent.start == extent.end:
            continue
        sentences = version.sentences_at(extent)
        if not sentences or not sentences[0].first or not sentences[0].body:
            return change
        if extent.end > sentences[0].start + after_dateline(sentences[0].text):
            return change
    return replace(change, part=ATTRIBUTION)


def _abstained(comparison: Comparison) -> str:
    """Why nothing is said of what the changes do; empty where the rules apply."""
    if any(
        len(line) > _LONGEST_PARAGRAPH for article in (comparison.a, comparison.b) for line in article.text.split("\n")
    ):
        return f"The rules say nothing of what a change does in a paragraph of over {_LONGEST_PARAGRAPH:,} characters."
    others = sorted({article.language for article in (comparison.a, comparison.b) if not rules_apply(article)})
    if not others:
        return ""
    return f"The rules read English and say nothing of what a change does in other languages ({', '.join(others)})."
