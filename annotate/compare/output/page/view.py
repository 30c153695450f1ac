"""What the page's template shows, ready to be written down: it computes nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.compare.comparison import ATTRIBUTION, Change, Comparison, TextRange
from annotate.compare.effects.explain import rank
from annotate.compare.output.page.paragraph_pairs import paragraph_pairs
from annotate.compare.output.wording import (
    KIND_NAMES,
    NO_VERDICT,
    PART_NAMES,
    describe_change,
    describe_lineage,
    summary,
    warning,
)
from unsourced.core.article import Article

SYMBOLS = {"only-in-a": "−", "only-in-b": "+", "altered": "≠", "moved": "⇄", "typography": "ˮ"}
_MEANINGS = {
    "only-in-a": "words that A has and B has not",
    "only-in-b": "words that B has and A has not",
    "altered": "other words in the same place",
    "moved": "the same words in another place",
    "typography": "no other word: quotation marks, dashes, spaces, spelling",
}
_LONGEST = 240
_FIRST = 3
_URGENT = 6
"""The rank below which a change is named at the top of the page."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text; `number` is that of the change it is part of, 0 for none.

    `gap` marks the place where the other version has more; `begins` and `ends` say that the change does so here.
    """

    text: str
    kind: str = ""
    number: int = 0
    begins: bool = False
    ends: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: its paragraphs, and whether the first of them is the headline."""

    headline: bool
    paragraphs: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a change; `in_a` and `in_b` say on which sides it can be jumped to."""

    number: int
    kind: str
    name: str
    symbol: str
    part: str
    words_a: str
    words_b: str
    effects: tuple[tuple[str, str], ...]
    description: str
    in_a: bool
    in_b: bool


@dataclass(frozen=True, slots=True)
class Version:
    """The head of a column."""

    name: str
    title: str
    facts: str
    language: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line around the article that differs."""

    number: int
    words_a: str
    words_b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The whole page."""

    title: str
    versions: tuple[Version, Version]
    warning: str
    summary: str
    lineage: str
    no_verdict: str
    legend: tuple[tuple[str, str, str, str, int], ...]
    first: tuple[Note, ...]
    paragraph_pairs: tuple[tuple[Cell, Cell], ...]
    lines: tuple[Line, ...]
    quotations: tuple[tuple[str, str, str], ...]
    notes: tuple[Note, ...]


def page_view(comparison: Comparison, *, typography: bool) -> PageView:
    """Everything that the page says, in its order; changes are numbered by their place in the text."""
    changes = [change for change in comparison.changes if typography or not change.typographic]
    notes = [_note(number, change, comparison) for number, change in enumerate(changes, 1)]
    ranked = sorted(zip(notes, changes, strict=True), key=lambda pair: rank(pair[1]))
    in_text = [(number, change) for number, change in enumerate(changes, 1) if change.a is not None]
    ours = [(change.a, _kind(change), number) for number, change in in_text if change.a is not None]
    theirs = [(change.b, _kind(change), number) for number, change in in_text if change.b is not None]
    return PageView(
        title=comparison.b.title or comparison.a.title or "Two versions",
        versions=(_version("A", comparison.a), _version("B", comparison.b)),
        warning=warning(comparison),
        summary=summary(comparison),
        lineage=describe_lineage(comparison) if comparison.a.text != comparison.b.text else "",
        no_verdict=NO_VERDICT,
        legend=_legend(changes),
        first=tuple(note for note, change in ranked[:_FIRST] if rank(change) < _URGENT),
        paragraph_pairs=tuple(
            (_cell(comparison.a, here, ours), _cell(comparison.b, there, theirs))
            for here, there in paragraph_pairs(comparison)
        ),
        lines=tuple(
            Line(number, *comparison.words(change))
            for number, change in enumerate(changes, 1)
            if change.part == ATTRIBUTION and change.a is None
        ),
        quotations=tuple(
            (
                quotation.reason,
                comparison.a.text[slice(*quotation.a)] if quotation.a else "",
                comparison.b.text[slice(*quotation.b)] if quotation.b else "",
            )
            for quotation in comparison.quotations
        ),
        notes=tuple(note for note, _ in ranked),
    )


def _kind(change: Change) -> str:
    return "typography" if change.typographic else change.kind


def _version(name: str, article: Article) -> Version:
    facts = ", ".join(filter(None, [article.outlet, article.published, article.url]))
    return Version(name, article.title or "Without a headline", facts, article.language)


def _legend(changes: Sequence[Change]) -> tuple[tuple[str, str, str, str, int], ...]:
    """Each kind that is on the page: key, symbol, name, meaning, how many."""
    counts = {kind: sum(_kind(change) == kind for change in changes) for kind in SYMBOLS}
    names = {**KIND_NAMES, "typography": "Typography"}
    return tuple((kind, SYMBOLS[kind], names[kind], _MEANINGS[kind], count) for kind, count in counts.items() if count)


def _note(number: int, change: Change, comparison: Comparison) -> Note:
    kind = _kind(change)
    words_a, words_b = (_short(words) for words in comparison.words(change))
    return Note(
        number=number,
        kind=kind,
        name="Typography" if change.typographic else KIND_NAMES[change.kind],
        symbol=SYMBOLS[kind],
        part=PART_NAMES[change.part],
        words_a=words_a,
        words_b=words_b,
        effects=tuple((effect.kind.capitalize(), effect.reason) for effect in change.effects),
        description=describe_change(change, comparison),
        in_a=change.a is not None,
        in_b=change.b is not None,
    )


def _cell(article: Article, extents: Sequence[TextRange], changes: Sequence[tuple[TextRange, str, int]]) -> Cell:
    return Cell(
        headline=bool(extents) and extents[0].end <= article.body_start,
        paragraphs=tuple(_segments(article, extent, changes) for extent in extents),
    )


def _segments(article: Article, line: TextRange, changes: Sequence[tuple[TextRange, str, int]]) -> tuple[Segment, ...]:
    """A paragraph cut where changes begin and end; joined again the pieces are the paragraph."""
    pieces: list[Segment] = []
    done = line.start
    for extent, kind, number in sorted(changes, key=lambda change: change[0]):
        if (
            extent.end < line.start
            or extent.start > line.end
            or (extent.start < extent.end and extent.end == line.start)
        ):
            continue
        start, end = max(extent.start, line.start), min(extent.end, line.end)
        if start >= end and extent.start < extent.end:
            continue
        if done < start:
            pieces.append(Segment(article.text[done:start]))
        pieces.append(
            Segment(
                article.text[start:end],
                kind,
                number,
                begins=start == extent.start,
                ends=end == extent.end,
                gap=extent.start == extent.end,
            )
        )
        done = max(done, end)
    if done < line.end:
        pieces.append(Segment(article.text[done : line.end]))
    return tuple(pieces)


def _short(words: str) -> str:
    words = " ".join(words.split()) or words.replace("\n", "↵").replace(" ", "␣")
    return (
        words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2].rstrip()} … {words[-_LONGEST // 2 :].lstrip()}"
    )
