"""Who answers for a claim: sources that are gone, new or others, and attributions that went though the name stayed.

What counts is the claim: where it stands in both versions, it matters that only one says where it comes from; where
the claim is gone as well, its source went with it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotate.compare.alignment.offset_mapping import OffsetMapping
from annotate.compare.alignment.tokens import tokens
from annotate.compare.comparison import MOVED, Change, Comparison, Effect, TextRange
from annotate.compare.effects.analysed_text import AnalysedText
from annotate.rules.attribution.source_identity import HEARSAY
from annotate.rules.attribution.sources import SOURCE, VAGUE, VAGUE_KIND
from annotate.rules.finding import Finding
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token

SOURCE_EFFECT = "source"
_CUES = ("speech", "signed", "participles", "hearsay_adverbs", "passive", "intending")
_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
GONE, BARE, ATTRIBUTED = "gone", "bare", "attributed"


def source_changes(
    comparison: Comparison, mapping: OffsetMapping, a: AnalysedText, b: AnalysedText
) -> dict[int, list[Effect]]:
    """By the number of a change its effects on who says something, what was lost first."""
    effects: dict[int, list[Effect]] = {}
    if not comparison.substantial:
        return effects
    ours, theirs = _Side("a", a, b, mapping.to_b), _Side("b", b, a, mapping.to_a)
    for number, change in enumerate(comparison.changes):
        if not change.typographic and change.kind != MOVED and change.a is not None and change.b is not None:
            lost = list(_of_sources(ours, change.a, change.b))
            new = list(_of_sources(theirs, change.b, change.a))
            if lost or new:
                effects[number] = lost + new
    for side, extents in (
        (ours, [change.a for change in comparison.changes]),
        (theirs, [change.b for change in comparison.changes]),
    ):
        for number, effect in _of_cues(side, comparison.changes, extents):
            effects.setdefault(number, []).append(effect)
    return effects


@dataclass(frozen=True)
class _Side:
    """One version, `name` a or b, as seen beside the other."""

    name: str
    version: AnalysedText
    other: AnalysedText
    carry_over: Callable[[int], int | None]

    def fate(self, claim: Finding) -> tuple[str, Finding | None]:
        """Whether a claim stands in the other version: not at all, without a source, or with one (None: not found)."""
        words = [token.start for token in self.version.tokens_in(TextRange(claim.start, claim.end)) if token.word]
        there = [offset for offset in map(self.carry_over, words) if offset is not None]
        if 2 * len(there) < len(words) or not there:
            return GONE, None
        for offset in there:
            for them in self.other.claims.touching(TextRange(offset, offset)):
                return ATTRIBUTED, them.source
        sentence = self.other.document.sentence_at(there[0])
        # "Velmora accused …" became "… was accused by Velmora": somebody still says it.
        return (ATTRIBUTED, None) if sentence is not None and _reports(sentence.tokens) else (BARE, None)


def _of_sources(side: _Side, extent: TextRange, there: TextRange) -> Iterator[Effect]:
    """What becomes of the claims of the sources in a change that the other version does not name there."""
    mine, others = side.name.upper(), "B" if side.name == "a" else "A"
    known = _speakers_at(side.other, there)
    alone: list[Effect] = []
    for source in side.version.findings_in(extent, SOURCE, VAGUE):
        key = _key(side.version, source)
        inside = extent.start <= source.start and source.end <= extent.end
        if not inside or key in known or source.answers.get(VAGUE_KIND) == HEARSAY:
            continue
        words = _words(side.version, source)
        fates = [side.fate(claim) for claim in side.version.claims.all if claim.source is source]
        if any(fate == BARE for fate, _ in fates):
            reason = f"{mine} gives “{words}” as the source of this; {others} says it without."
            yield Effect(
                SOURCE_EFFECT, side.name, words, reason + (" Says who?" if side.name == "a" else ""), stays=True
            )
            return
        instead = next((them for fate, them in fates if fate == ATTRIBUTED and them is not None), None)
        if instead is not None and side.name == "a" and not _is_pronoun(side.other, instead):
            other = _words(side.other, instead)
            vaguer = source.label == SOURCE and instead.label == VAGUE
            more = f", and “{other}” names nobody." if vaguer else "."
            yield Effect(
                SOURCE, "a", words, f"A gives “{words}” as the source of this, B “{other}”{more}", stays=vaguer
            )
            return
        if all(fate == GONE for fate, _ in fates) and not _is_pronoun(side.version, source):
            nobody = " It names nobody." if source.label == VAGUE else ""
            alone.append(Effect(SOURCE_EFFECT, side.name, words, f"“{words}” is a source here in {mine} only.{nobody}"))
    yield from alone


def _of_cues(
    side: _Side, changes: Sequence[Change], extents: Sequence[TextRange | None]
) -> Iterator[tuple[int, Effect]]:
    """The changes that took a claim's attribution away while the words for its source stand outside them."""
    changed = [
        (number, extent)
        for number, (change, extent) in enumerate(zip(changes, extents, strict=True))
        if extent is not None and not change.typographic and _reports(side.version.tokens_in(extent))
    ]
    for claim in side.version.claims.all if changed else ():
        source = claim.source
        if source is None or side.fate(claim)[0] != BARE:
            continue
        start, end = min(claim.start, source.start), max(claim.end, source.end)
        for number, extent in changed:
            holds_source = extent.start <= source.start and source.end <= extent.end
            if extent.start < end and start < extent.end and not holds_source:
                words = _words(side.version, source)
                mine, others = ("A", "B") if side.name == "a" else ("B", "A")
                reason = f"{mine} gives “{words}” as the source of this; {others} says it as a fact."
                more = " Says who?" if side.name == "a" else ""
                yield number, Effect(SOURCE_EFFECT, side.name, words, reason + more, stays=True)
                break


def _speakers_at(version: AnalysedText, extent: TextRange) -> set[tuple[str, ...]]:
    """The sources of the sentences around a place."""
    around = version.sentences_at(extent)
    if not around:
        return set()
    wider = TextRange(around[0].start, around[-1].end)
    return {_key(version, source) for source in version.findings_in(wider, SOURCE, VAGUE)}


def _reports(words: Sequence[Token]) -> bool:
    """Whether a word among them says that somebody says something."""
    return any(token.lower in word_list("reporting", name) for token in words for name in _CUES)


def _is_pronoun(version: AnalysedText, source: Finding) -> bool:
    return _words(version, source).lower() in _PRONOUNS


def _key(version: AnalysedText, source: Finding) -> tuple[str, ...]:
    return tuple(tokens(_words(version, source)).keys)


def _words(version: AnalysedText, finding: Finding) -> str:
    return " ".join(version.article.text[finding.start : finding.end].split())
