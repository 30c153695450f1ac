"""Who answers for a claim: sources that are gone, new or others, and attributions that went though the name stayed.

What counts is the claim: where it stands in both versions, it matters that only one says where it comes from; where
the claim is gone as well, its source went with it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotate.compare.alignment.offset_mapping import Carry
from annotate.compare.alignment.tokens import tokens
from annotate.compare.comparison import MOVED, Change, Comparison, Effect, Place
from annotate.compare.effects.analysed_text import Reading
from annotate.rules.attribution.source_identity import HEARSAY
from annotate.rules.attribution.sources import SOURCE, VAGUE, VAGUE_KIND
from annotate.rules.finding import Finding
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token

WHO_SAYS = "source"
_CUES = ("speech", "signed", "participles", "hearsay_adverbs", "passive", "intending")
_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
GONE, BARE, ATTRIBUTED = "gone", "bare", "attributed"


def who_says(found: Comparison, carry: Carry, a: Reading, b: Reading) -> dict[int, list[Effect]]:
    """By the number of a change its effects on who says something, what was lost first."""
    effects: dict[int, list[Effect]] = {}
    if not found.substantial:
        return effects
    ours, theirs = _Side("a", a, b, carry.to_b), _Side("b", b, a, carry.to_a)
    for number, change in enumerate(found.changes):
        if not change.typographic and change.kind != MOVED and change.a is not None and change.b is not None:
            lost = list(_of_sources(ours, change.a, change.b))
            new = list(_of_sources(theirs, change.b, change.a))
            if lost or new:
                effects[number] = lost + new
    for side, places in (
        (ours, [change.a for change in found.changes]),
        (theirs, [change.b for change in found.changes]),
    ):
        for number, effect in _of_cues(side, found.changes, places):
            effects.setdefault(number, []).append(effect)
    return effects


@dataclass(frozen=True)
class _Side:
    """One version, `name` a or b, as seen beside the other."""

    name: str
    reading: Reading
    other: Reading
    carried: Callable[[int], int | None]

    def fate(self, claim: Finding) -> tuple[str, Finding | None]:
        """Whether a claim stands in the other version: not at all, without a source, or with one (None: not found)."""
        words = [token.start for token in self.reading.tokens_in(Place(claim.start, claim.end)) if token.word]
        there = [offset for offset in map(self.carried, words) if offset is not None]
        if 2 * len(there) < len(words) or not there:
            return GONE, None
        for offset in there:
            for them in self.other.claims.touching(Place(offset, offset)):
                return ATTRIBUTED, them.source
        sentence = self.other.document.sentence_at(there[0])
        # "Velmora accused …" became "… was accused by Velmora": somebody still says it.
        return (ATTRIBUTED, None) if sentence is not None and _reports(sentence.tokens) else (BARE, None)


def _of_sources(side: _Side, place: Place, there: Place) -> Iterator[Effect]:
    """What becomes of the claims of the sources in a change that the other version does not name there."""
    mine, others = side.name.upper(), "B" if side.name == "a" else "A"
    known = _speakers_at(side.other, there)
    alone: list[Effect] = []
    for source in side.reading.found_in(place, SOURCE, VAGUE):
        key = _key(side.reading, source)
        inside = place.start <= source.start and source.end <= place.end
        if not inside or key in known or source.answers.get(VAGUE_KIND) == HEARSAY:
            continue
        words = _words(side.reading, source)
        fates = [side.fate(claim) for claim in side.reading.claims.all if claim.source is source]
        if any(fate == BARE for fate, _ in fates):
            reason = f"{mine} gives “{words}” as the source of this; {others} says it without."
            yield Effect(WHO_SAYS, side.name, words, reason + (" Says who?" if side.name == "a" else ""), stays=True)
            return
        instead = next((them for fate, them in fates if fate == ATTRIBUTED and them is not None), None)
        if instead is not None and side.name == "a" and not _is_pronoun(side.other, instead):
            other = _words(side.other, instead)
            vaguer = source.label == SOURCE and instead.label == VAGUE
            more = f", and “{other}” names nobody." if vaguer else "."
            yield Effect(
                WHO_SAYS, "a", words, f"A gives “{words}” as the source of this, B “{other}”{more}", stays=vaguer
            )
            return
        if all(fate == GONE for fate, _ in fates) and not _is_pronoun(side.reading, source):
            nobody = " It names nobody." if source.label == VAGUE else ""
            alone.append(Effect(WHO_SAYS, side.name, words, f"“{words}” is a source here in {mine} only.{nobody}"))
    yield from alone


def _of_cues(side: _Side, changes: Sequence[Change], places: Sequence[Place | None]) -> Iterator[tuple[int, Effect]]:
    """The changes that took a claim's attribution away while the words for its source stand outside them."""
    changed = [
        (number, place)
        for number, (change, place) in enumerate(zip(changes, places, strict=True))
        if place is not None and not change.typographic and _reports(side.reading.tokens_in(place))
    ]
    for claim in side.reading.claims.all if changed else ():
        source = claim.source
        if source is None or side.fate(claim)[0] != BARE:
            continue
        start, end = min(claim.start, source.start), max(claim.end, source.end)
        for number, place in changed:
            holds_source = place.start <= source.start and source.end <= place.end
            if place.start < end and start < place.end and not holds_source:
                words = _words(side.reading, source)
                mine, others = ("A", "B") if side.name == "a" else ("B", "A")
                reason = f"{mine} gives “{words}” as the source of this; {others} says it as a fact."
                more = " Says who?" if side.name == "a" else ""
                yield number, Effect(WHO_SAYS, side.name, words, reason + more, stays=True)
                break


def _speakers_at(reading: Reading, place: Place) -> set[tuple[str, ...]]:
    """The sources of the sentences around a place."""
    around = reading.sentences_at(place)
    if not around:
        return set()
    wider = Place(around[0].start, around[-1].end)
    return {_key(reading, source) for source in reading.found_in(wider, SOURCE, VAGUE)}


def _reports(words: Sequence[Token]) -> bool:
    """Whether a word among them says that somebody says something."""
    return any(token.lower in word_list("reporting", name) for token in words for name in _CUES)


def _is_pronoun(reading: Reading, source: Finding) -> bool:
    return _words(reading, source).lower() in _PRONOUNS


def _key(reading: Reading, source: Finding) -> tuple[str, ...]:
    return tuple(tokens(_words(reading, source)).keys)


def _words(reading: Reading, found: Finding) -> str:
    return " ".join(reading.article.text[found.start : found.end].split())
