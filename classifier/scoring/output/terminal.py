"""Scored articles in a terminal: the text with its marks, numbered, and below it the reason for each."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING

from classifier.model.card import QUESTION
from classifier.scoring.explanations import drivers_text
from classifier.scoring.scores import Scores
from unsourced.core.spans import Span
from unsourced.io.segments import Segment, cut_lines
from unsourced.io.terminal_text import printable_text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_QUOTE = 70


def rendered(scores: Iterable[Scores], *, terminal: bool, width: int | None = None) -> Iterator[str]:
    """Each article as it comes, as a terminal or a file should have it, and a last word.

    Without colours marks stand in ⟦ ⟧, so that a pipe loses nothing. Nothing is printed here: a full disk or a reader
    who has gone is for the caller to meet.
    """
    from rich.console import Console

    asked = False
    for number, each in enumerate(scores):
        file = StringIO()
        console = Console(file=file, force_terminal=terminal, width=width, highlight=False, markup=False)
        if number:
            console.rule(style="dim")
        for part in _parts(each, plain=console.color_system is None or console.no_color):
            console.print(part)
        asked = asked or bool(each.spans)
        yield file.getvalue()
    if asked:
        yield f"{QUESTION}\n"


def _parts(scores: Scores, *, plain: bool) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    article = scores.article
    facts = ", ".join(filter(None, [article.outlet, article.published, scores.version]))
    for line in cut_lines(article.text, [(span.start, span.end) for span in scores.spans]):
        shown = _line(line.segments, scores, plain)
        if line.start < article.body_start:
            shown.stylize("bold")
            yield shown
            yield Text(f"{printable_text(facts)}\n", style="dim")
        else:
            yield shown
            yield Text()
    if article.body_start == 0:
        yield Text(f"{printable_text(facts)}\n", style="dim")
    if scores.abstained:
        yield Text(scores.abstained, style="bold")
    elif not scores.spans:
        yield Text("No marks: no rule or model found something to ask about.", style="dim")
    for number, span in enumerate(scores.spans, 1):
        yield _heading(number, span, scores, plain)
        yield Padding(Text(printable_text(span.reason)), (0, 0, 0, 6))
        if moved := scores.because.get(span.region_id):
            yield Padding(Text(printable_text(f"Log-odds: {drivers_text(moved)}"), style="dim"), (0, 0, 0, 6))
    yield Text()


def _line(segments: Iterable[Segment], scores: Scores, plain: bool) -> "Text":
    """One line of the article; the number of a mark stands where the mark ends."""
    from rich.text import Text

    text = Text(overflow="fold")
    pieces = list(segments)
    for index, piece in enumerate(pieces):
        following = set(pieces[index + 1].spans) if index + 1 < len(pieces) else set()
        before = set(pieces[index - 1].spans) if index else set()
        ending = [mark for mark in reversed(piece.spans) if mark not in following]
        if plain:
            text.append("⟦" * sum(mark not in before for mark in piece.spans))
        text.append(
            printable_text(piece.text), style=_style(scores, piece.spans[-1]) if piece.spans and not plain else ""
        )
        for mark in ending:
            text.append(("⟧" if plain else "") + str(mark + 1).translate(_SUPERSCRIPT))
    return text


def _heading(number: int, span: Span, scores: Scores, plain: bool) -> "Text":
    from rich.text import Text

    text = Text(f"{number:>4}  ")
    text.append(f" {scores.scheme.label(span.label).name} ", style="" if plain else _style(scores, number - 1))
    if span.score is not None:
        kind = f"probability {span.score:.0%}" if scores.probable(span) else f"score {span.score:.2f}"
        text.append(f"  {kind}", style="dim")
    quote = " ".join(printable_text(scores.article.text[span.start : span.end]).split())
    text.append(f"  “{quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rstrip() + '…'}”")
    return text


def _style(scores: Scores, mark: int) -> str:
    return f"bold white on {scores.scheme.label(scores.spans[mark].label).colour}"
