"""What a verdict is called and how it is explained, in words; the practice page uses the same table."""

from collections.abc import Sequence
from typing import TypedDict

from annotate.course.grading.grade import Grade, Kind, LabelScore, Verdict, sound_of
from annotate.course.lessons.gold import Gold
from unsourced.schemes.scheme import Scheme


class KindWords(TypedDict):
    """What the pages call a kind of verdict."""

    symbol: str
    name: str


KINDS: dict[Kind, KindWords] = {
    "right": {"symbol": "✓", "name": "Right"},
    "partial": {"symbol": "◐", "name": "Partly right"},
    "wrong-label": {"symbol": "⇄", "name": "Wrong label"},
    "missed": {"symbol": "○", "name": "Missed"},
    "false-alarm": {"symbol": "✗", "name": "False alarm"},
    "accepted": {"symbol": "≈", "name": "Fine either way"},
}
WORDING = {
    "kinds": KINDS,
    "one_word": "One word",
    "words": "{number} words",
    "wrong_label": "The place is right, but the label is: {label}.",
    "false_alarm": "The answers have no mark here.",
    "elsewhere": "Not in this lesson, but in another these words are marked: {label}. {reason}",
    "sound": "This is sound reporting ({kind}). {reason}",
    "too_many": "{words} too many: {quotes}.",
    "too_few": "{words} too few: {quotes}.",
}


def explain(verdict: Verdict, gold: Gold, scheme: Scheme) -> str:
    """How a verdict came about, beside the gold's own reason; empty where there is nothing to add."""
    said: list[str] = []
    if verdict.kind == "wrong-label":
        assert verdict.gold is not None
        said.append(_fill("wrong_label", label=scheme.label(gold.spans[verdict.gold].label).name))
    sound = sound_of(gold, verdict)
    if sound:
        said.append(_fill("sound", kind=sound.kind, reason=sound.reason))
    elif verdict.elsewhere is not None:
        other = gold.spans[verdict.elsewhere]
        said.append(_fill("elsewhere", label=scheme.label(other.label).name, reason=other.reason))
    elif verdict.kind == "false-alarm":
        said.append(_fill("false_alarm"))
    if verdict.words_too_many:
        said.append(_fill("too_many", words=_count(verdict.words_too_many), quotes=_listed(verdict.too_many)))
    if verdict.words_too_few:
        said.append(_fill("too_few", words=_count(verdict.words_too_few), quotes=_listed(verdict.too_few)))
    return " ".join(said)


def quote_of(verdict: Verdict, done: Grade, gold: Gold) -> str:
    """The words that a verdict is about: the mark's, or those that were missed."""
    start, end = offsets_of(verdict, done, gold)
    return " ".join(gold.article.text[start:end].split())


def offsets_of(verdict: Verdict, done: Grade, gold: Gold) -> tuple[int, int]:
    """Where they stand: (start, end) in the article's text."""
    if verdict.mark is not None:
        mark = done.marks[verdict.mark]
        return mark.start, mark.end
    assert verdict.gold is not None
    return gold.spans[verdict.gold].start, gold.spans[verdict.gold].end


def practise_next(rows: Sequence[LabelScore]) -> str | None:
    """The label to practise next: of those with something to find or cry wolf at, the one with the poorest credit.

    None where everything was right.
    """
    worst, least = None, 1.0
    for row in rows:
        tried = row.spans + row.false_alarms
        if tried and row.credit / tried < least:
            worst, least = row.label, row.credit / tried
    return worst


def _fill(name: str, **values: str) -> str:
    sentence = WORDING[name]
    assert isinstance(sentence, str)
    return sentence.format(**values)


def _count(number: int) -> str:
    return _fill("one_word") if number == 1 else _fill("words", number=str(number))


def _listed(quotes: Sequence[str]) -> str:
    return ", ".join(f"“{quote}”" for quote in quotes)
