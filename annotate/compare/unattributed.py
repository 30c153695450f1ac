"""Claims whose attribution went while the source's name stayed: "the army said it had" became "the army has"."""

from collections.abc import Callable, Iterator, Sequence

from annotate.compare.carry import Carry
from annotate.compare.comparison import Change, Comparison, Effect, Place
from annotate.compare.reading import Reading
from annotate.rules.document import Token
from annotate.rules.finding import Finding
from annotate.rules.sources import CLAIM
from annotate.rules.words import word_list

_CUES = ("speech", "signed", "participles", "hearsay_adverbs", "passive", "intending")


def unattributed(found: Comparison, carry: Carry, a: Reading, b: Reading) -> Iterator[tuple[int, Effect]]:
    """The numbers of the changes that took a claim's attribution away, in b, or gave it one, each with its effect."""
    for claim, number in _lost(found, carry.to_b, a, b, lambda change: change.a):
        words = _source(a, claim)
        reason = f"In A “{words}” says this; B says it as a fact. Says who?"
        yield number, Effect("source", "a", words, reason, stays=True)
    for claim, number in _lost(found, carry.to_a, b, a, lambda change: change.b):
        words = _source(b, claim)
        yield number, Effect("source", "b", words, f"In B “{words}” says this; A says it as a fact.")


def _lost(
    found: Comparison,
    carried: Callable[[int], int | None],
    one: Reading,
    other: Reading,
    side: Callable[[Change], Place | None],
) -> Iterator[tuple[Finding, int]]:
    """The claims of one version that stand in the other without a source, with the change that holds the cue."""
    changed = [(number, change) for number, change in enumerate(found.changes) if not change.typographic]
    if not changed:
        return
    others = [claim for claim in other.findings if claim.label == CLAIM]
    for claim in one.findings:
        if claim.label != CLAIM or claim.source is None:
            continue
        words = [token.start for token in one.document.tokens_between(claim.start, claim.end) if token.word]
        there = [offset for offset in map(carried, words) if offset is not None]
        if not there or any(them.start <= offset < them.end for offset in there for them in others):
            continue
        sentence = other.document.sentence_at(there[0])
        if sentence is not None and _reports(sentence.tokens):
            # "Velmora accused …" became "… was accused by Velmora": somebody still says it.
            continue
        start, end = min(claim.start, claim.source.start), max(claim.end, claim.source.end)
        for number, change in changed:
            place = side(change)
            if place is None or place.end <= start or end <= place.start:
                continue
            if place.start <= claim.source.start and claim.source.end <= place.end:
                # The source itself is in the change, and told there.
                continue
            if _reports(one.tokens_in(place)):
                yield claim, number
                break


def _reports(tokens: Sequence[Token]) -> bool:
    """Whether a word among them says that somebody says something."""
    return any(token.lower in word_list("reporting", name) for token in tokens for name in _CUES)


def _source(reading: Reading, claim: Finding) -> str:
    assert claim.source is not None
    return " ".join(reading.article.text[claim.source.start : claim.source.end].split())
