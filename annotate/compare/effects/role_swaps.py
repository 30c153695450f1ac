"""Who did what to whom: sentences in which two who act or suffer changed places while the verb stayed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.compare.alignment.offset_mapping import OffsetMapping
from annotate.compare.alignment.tokens import CONTENT_WORD_WEIGHT, Tokens, is_word, token_weight, tokens
from annotate.compare.comparison import ALTERED, Change, Comparison, Effect
from annotate.compare.effects.analysed_text import AnalysedText
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Sentence

# "Ukraine was accused by Russia" says the same as "Russia accused Ukraine".
_PASSIVE_WORDS = frozenset({"by", "was", "were", "is", "are", "been", "being", "be"})
_ACTORS = ("roles", "vague_plural", "vague_singular", "organisations")


def role_swaps(comparison: Comparison, mapping: OffsetMapping, a: AnalysedText, b: AnalysedText) -> dict[int, Effect]:
    """By the number of a change: that it puts one for the other in a sentence that says what who did to whom."""
    effects: dict[int, Effect] = {}
    for numbers, one, other in _sentences(comparison, mapping, a, b):
        swapped = _exchanged([comparison.changes[number] for number in numbers], comparison) or _crossed(
            a, one, b, other
        )
        if swapped is not None:
            first, second = swapped
            reason = f"“{first}” and “{second}” have changed places: who did what to whom?"
            effects[numbers[0]] = Effect("roles", "b", f"{first} … {second}", reason, stays=True)
    return effects


def _sentences(
    comparison: Comparison, mapping: OffsetMapping, a: AnalysedText, b: AnalysedText
) -> Iterator[tuple[list[int], Sentence, Sentence]]:
    """The changed sentences that stand in both versions, each with the numbers of its changes."""
    by_sentence: dict[int, list[int]] = {}
    for number, change in enumerate(comparison.changes):
        if change.a is None or change.typographic:
            continue
        sentences = a.sentences_at(change.a)
        if len(sentences) == 1:
            by_sentence.setdefault(sentences[0].number, []).append(number)
    for name, numbers in by_sentence.items():
        if len(numbers) < 2 and comparison.changes[numbers[0]].kind == ALTERED:
            change = comparison.changes[numbers[0]]
            assert change.a is not None
            if change.a.end - change.a.start < 3:
                continue
        one = a.document.sentences[name]
        extents = (mapping.to_b(token.start) for token in one.tokens if token.word)
        at = next((extent for extent in extents if extent is not None), None)
        other = b.document.sentence_at(at) if at is not None else None
        if other is not None:
            yield numbers, one, other


def _exchanged(changes: Sequence[Change], comparison: Comparison) -> tuple[str, str] | None:
    """Two words of which each stands where the other stood: "[Man → Dog] bites [dog → man]"."""
    altered = [comparison.words(change) for change in changes if change.kind == ALTERED]
    keys = [(tuple(tokens(old).keys), tuple(tokens(new).keys)) for old, new in altered]
    for number, (old, new) in enumerate(keys):
        if (new, old) in keys[number + 1 :] and any(token_weight(key) == CONTENT_WORD_WEIGHT for key in old):
            return altered[number]
    return None


@dataclass(frozen=True, slots=True)
class _Actor:
    """Somebody in a sentence, at token `place`, and the word before."""

    key: str
    words: str
    extent: int
    before: str


def _crossed(a: AnalysedText, one: Sentence, b: AnalysedText, other: Sentence) -> tuple[str, str] | None:
    """Two actors whose order is turned round about the same verb, in sentences of the same words."""
    ours, theirs = tokens(one.text), tokens(other.text)
    if not _same_words(ours.keys, theirs.keys):
        return None
    here, there = _actors(a, one, ours), _actors(b, other, theirs)
    both = sorted(here.keys() & there.keys(), key=lambda key: here[key].extent)
    for number, first in enumerate(both):
        for second in both[number + 1 :]:
            if there[first].extent < there[second].extent:
                continue
            if any(_led(here[key]) and here[key].before == there[key].before for key in (first, second)):
                # "In Tarsk Holl spoke", "Holl spoke in Tarsk": the place moved with its preposition.
                continue
            between = _between(ours.keys, here[first], here[second])
            if between & _between(theirs.keys, there[second], there[first]):
                return here[first].words, here[second].words
    return None


def _same_words(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    a, b = ({key for key in keys if is_word(key)} for keys in (ours, theirs))
    differ = a ^ b
    heavy = [key for key in differ if token_weight(key) == CONTENT_WORD_WEIGHT]
    return not differ & _PASSIVE_WORDS and len(heavy) <= 0.2 * len(a | b)


def _actors(version: AnalysedText, sentence: Sentence, words: Tokens) -> dict[str, _Actor]:
    """Names and words for people that the sentence has once, by their last word's key."""
    ends = {end - sentence.start for _, end in version.names_in_sentence(sentence)}
    found: dict[str, _Actor] = {}
    for extent, key in enumerate(words.keys):
        is_actor = words.ends[extent] in ends or any(key in word_list("people", name) for name in _ACTORS)
        if is_actor and words.keys.count(key) == 1:
            text = sentence.text[words.starts[extent] : words.ends[extent]]
            found[key] = _Actor(key, text, extent, words.keys[extent - 1] if extent else "")
    return found


def _led(actor: _Actor) -> bool:
    return actor.before in word_list("reporting", "prepositions")


def _between(keys: Sequence[str], first: _Actor, last: _Actor) -> set[str]:
    """The words with a meaning of their own between two actors."""
    return {key for key in keys[first.extent + 1 : last.extent] if token_weight(key) == CONTENT_WORD_WEIGHT}
