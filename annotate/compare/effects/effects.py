"""What a change does to what a report says: by rules, each with a reason that a student understands."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib.resources import files

from annotate.compare.alignment.tokens import tokens
from annotate.compare.comparison import ALTERED, MOVED, Change, Effect, TextRange
from annotate.compare.effects.analysed_text import AnalysedText
from annotate.rules.attribution.sources import CLAIM
from annotate.rules.finding import Finding
from annotate.rules.insertions import bracket_grammar
from annotate.rules.insertions.insertions import EDITORIAL
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token
from annotate.rules.voice.loaded_language import LOADED
from annotate.rules.voice.speculation import SPECULATION
from annotate.rules.voice.unsourced_claims import UNSOURCED

A, B = "a", "b"
CLAIMS, JUDGEMENT, NAME, HEDGE, NEGATION, NUMBER, DATE = (
    "claim",
    "judgement",
    "name",
    "hedge",
    "negation",
    "number",
    "date",
)
_OTHER = {A: B, B: A}
_FEW = 6
"""Words up to which a change is a turn within a sentence rather than something said of its own."""


def effects_of(change: Change, a: AnalysedText, b: AnalysedText, sources: Sequence[Effect] = ()) -> tuple[Effect, ...]:
    """What a change of words in the texts does; nothing where it only moved words or sets them otherwise.

    `sources` are its effects on who says something (see `source_changes`), and come first.
    """
    if change.typographic or change.kind == MOVED or change.a is None or change.b is None:
        return ()
    sides = ((A, a, change.a, b, change.b), (B, b, change.b, a, change.a))
    found: list[Effect] = list(sources)
    for side, version, extent, other, there in sides:
        if extent.start == extent.end:
            continue
        named = [effect.words for effect in sources if effect.side == side]
        found += _small_words(side, version, extent, other, there)
        found += _numbers_and_dates(side, version, extent, other, there)
        found += _names(side, version, extent, other, named)
        found += _judgements(side, version, extent, other, there)
        if not named or any(version.whole_sentence_at(extent, one.start) for one in version.sentences_at(extent)):
            found += _claims(side, version, extent, change)
    return tuple(_once(found))


def _once(effects: Sequence[Effect]) -> Iterator[Effect]:
    seen: set[tuple[str, str, str]] = set()
    for effect in effects:
        key = effect.kind, effect.side, effect.words.lower()
        if key not in seen:
            seen.add(key)
            yield effect


def _small_words(
    side: str, version: AnalysedText, extent: TextRange, other: AnalysedText, there: TextRange
) -> Iterator[Effect]:
    """Negations and hedges that only this side has, where they bear on a sentence that stands in both."""
    if version.findings_in(extent, EDITORIAL):
        return
    own = sum(token.word for token in version.tokens_in(extent))
    for kind, name in ((NEGATION, "negations"), (HEDGE, "hedges")):
        wanted = partial(_is_listed, name)
        if kind == NEGATION and _only_here(other, there, version, extent, wanted):
            # "does not say whether anybody" became "nobody": denied in both.
            continue
        for token in _only_here(version, extent, other, there, wanted):
            # In a longer passage it belongs to what that passage says itself.
            if own <= _FEW and not version.whole_sentence_at(extent, token.start):
                yield Effect(kind, side, token.text, _SMALL_REASONS[kind, side].format(token.text), stays=True)


def _is_listed(name: str, token: Token) -> bool:
    return token.lower in _list(name)


_SMALL_REASONS = {
    (NEGATION, A): "“{}” is gone in B: does it now say the opposite?",
    (NEGATION, B): "“{}” stands only in B: does it now say the opposite?",
    (HEDGE, A): "“{}” keeps the claim open in A; B says it without. How sure is it?",
    (HEDGE, B): "“{}” stands only in B: A says it without reserve.",
}


def _numbers_and_dates(
    side: str, version: AnalysedText, extent: TextRange, other: AnalysedText, there: TextRange
) -> Iterator[Effect]:
    for kind, test in ((DATE, _is_date), (NUMBER, _is_number)):
        new = _only_here(version, extent, other, there, test)
        if not new:
            continue
        words = ", ".join(dict.fromkeys(token.text for token in new))
        instead = _only_here(other, there, version, extent, test)
        mine, others = side.upper(), _OTHER[side].upper()
        if instead and side == B:
            # Said with the words of a.
            continue
        if instead:
            against = ", ".join(dict.fromkeys(token.text for token in instead))
            yield Effect(kind, side, words, f"{mine} has “{words}” where {others} has “{against}”.")
        else:
            yield Effect(kind, side, words, f"The {kind} “{words}” stands here in {mine} only.")


def _names(
    side: str, version: AnalysedText, extent: TextRange, other: AnalysedText, named: Sequence[str]
) -> Iterator[Effect]:
    for start, end in version.names_in(extent):
        words = version.article.text[start:end].removesuffix("'s").removesuffix("’s")
        keys = set(tokens(words).keys)
        if any(words in source for source in named) or keys <= other.keys or not version.is_surely_name(start, end):
            continue
        yield Effect(NAME, side, words, f"“{words}” is named in {side.upper()} only.")


def _judgements(
    side: str, version: AnalysedText, extent: TextRange, other: AnalysedText, there: TextRange
) -> Iterator[Effect]:
    words = [_words(version, found) for found in version.findings_in(extent, LOADED)]
    judging = word_list("insertions", "judging")
    new = _only_here(version, extent, other, there, partial(_judges, judging))
    words += [token.text for token in new if not any(token.text in loaded for loaded in words)]
    insertion = " ".join(_words(version, found) for found in version.findings_in(extent, EDITORIAL))
    for judged in words:
        if judged.lower() in _list("hedges") or judged in insertion:
            # Said as a hedge, or with the insertion.
            continue
        if not set(tokens(judged).keys) <= set(tokens(other.article.text[slice(*there)]).keys):
            yield Effect(
                JUDGEMENT, side, judged, f"“{judged}” judges, and stands here in {side.upper()} only. Who says so?"
            )


def _judges(judging: frozenset[str], token: Token) -> bool:
    return (
        not token.quoted
        and token.lower not in _list("negations")
        and token.lower.removesuffix("'s").removesuffix("'") in judging
    )


def _claims(side: str, version: AnalysedText, extent: TextRange, change: Change) -> Iterator[Effect]:
    """That a side says something of its own: a sentence, a clause, an insertion that claims, a guess."""
    if change.kind == ALTERED and not _says_more(side, change):
        return
    mine = side.upper()
    inserted = version.findings_in(extent, EDITORIAL)
    for found in inserted:
        yield Effect(CLAIMS, side, _words(version, found), found.reason)
    if inserted:
        return
    for found in version.findings_in(extent, SPECULATION):
        yield Effect(CLAIMS, side, _words(version, found), f"A guess that stands in {mine} only. {found.reason}")
        return
    claims = version.findings_in(extent, CLAIM, UNSOURCED)
    sentences = [one for one in version.sentences_at(extent) if version.whole_sentence_at(extent, one.start)]
    words = [token.lower for token in version.tokens_in(extent) if token.word]
    if claims or sentences or bracket_grammar.is_clause(words) or bracket_grammar.accuses(words):
        text = " ".join(version.article.text[slice(*extent)].split())
        yield Effect(CLAIMS, side, text, f"{mine} says this here, {_OTHER[side].upper()} does not.")


def _says_more(side: str, change: Change) -> bool:
    """Whether a side of an alteration is so much longer that it says something more."""
    assert change.a is not None
    assert change.b is not None
    mine, other = (change.a, change.b) if side == A else (change.b, change.a)
    return mine.end - mine.start > 2 * (other.end - other.start)


def _only_here(
    version: AnalysedText, extent: TextRange, other: AnalysedText, there: TextRange, wanted: Callable[[Token], bool]
) -> list[Token]:
    """The tokens of a kind in a place that the other side's place has not as often."""
    left = [_base(token) for token in other.tokens_in(there) if wanted(token)]
    found = []
    for token in version.tokens_in(extent):
        if wanted(token):
            if _base(token) in left:
                left.remove(_base(token))
            else:
                found.append(token)
    return found


def _is_date(token: Token) -> bool:
    if token.lower in _list("dates"):
        return True
    return token.text.isdigit() and len(token.text) == 4 and token.text[:2] in {"19", "20"}


def _is_number(token: Token) -> bool:
    return not _is_date(token) and (token.text[-1].isdigit() or token.lower in _list("numbers"))


def _base(token: Token) -> str:
    """The key of a word, under which both spellings of a number or a contraction are one."""
    keys = tokens(token.text).keys
    return keys[0].lower() if len(keys) == 1 else token.lower


def _words(version: AnalysedText, finding: Finding) -> str:
    return " ".join(version.article.text[finding.start : finding.end].split())


@cache
def _list(name: str) -> frozenset[str]:
    table = tomllib.loads(files("annotate.compare.effects").joinpath("effects.toml").read_text(encoding="utf-8"))
    return frozenset(table[name].split())
