"""A comparison in a terminal: each change with the words around it, what it does, and what is known of it."""

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from annotate.compare.comparison import ONLY_IN_A, Change, Comparison, TextRange
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
from unsourced.io.terminal_text import printable_text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_AROUND = 50
_LONGEST = 600
# As `git diff --word-diff` has them, so that a pipe loses nothing.
_GONE, _NEW = ("[-", "-]"), ("{+", "+}")


def render_terminal(
    comparison: Comparison, changes: Sequence[Change], *, terminal: bool, width: int | None = None
) -> str:
    """The whole view, with these changes in this order; with colours where it goes to a terminal."""
    from rich.console import Console

    file = StringIO()
    console = Console(file=file, force_terminal=terminal, width=width, highlight=False, markup=False)
    for part in _parts(comparison, changes):
        console.print(part)
    # Rich pads indented lines to the full width.
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines()) if not terminal else file.getvalue()


def _parts(comparison: Comparison, changes: Sequence[Change]) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    for name, article in (("A", comparison.a), ("B", comparison.b)):
        facts = ", ".join(filter(None, [article.outlet, article.published, article.url]))
        yield Text.assemble(
            (f"{name}  ", "bold"),
            printable_text(article.title or article.text[:60]),
            (f"  {printable_text(facts)}", "dim"),
        )
    yield Text()
    if warning_line := warning(comparison):
        yield Text(printable_text(warning_line), style="bold")
    yield Text(summary(comparison))
    if comparison.a.text != comparison.b.text:
        yield Text(printable_text(describe_lineage(comparison)))
    yield Text()
    for number, change in enumerate(changes, 1):
        heading = Text(f"{number:>4}  ")
        heading.append(KIND_NAMES[change.kind], style="bold")
        heading.append(
            f"  {PART_NAMES[change.part]}" + ("  typography alone" if change.typographic else ""), style="dim"
        )
        yield heading
        yield Padding(_in_context(comparison, change), (0, 0, 0, 6))
        for effect in change.effects:
            yield Padding(Text(f"• {effect.kind.capitalize()}: {printable_text(effect.reason)}"), (0, 0, 0, 6))
        yield Padding(Text(printable_text(describe_change(change, comparison)), style="dim"), (0, 0, 1, 6))
    if comparison.quotations:
        yield Text("Quotations that differ", style="bold")
        for quotation in comparison.quotations:
            yield Padding(Text(quotation.reason), (0, 0, 0, 6))
            for name, article, extent in (("A", comparison.a, quotation.a), ("B", comparison.b, quotation.b)):
                if extent is not None:
                    yield Padding(Text(f"{name}  {printable_text(_short(article.text[slice(*extent)]))}"), (0, 0, 0, 8))
        yield Text()
    if changes:
        yield Text(NO_VERDICT, style="dim")


def _in_context(comparison: Comparison, change: Change) -> "Text":
    """The words of both sides between the words around them in b, or in a where only a has them."""
    from rich.text import Text

    words_a, words_b = (printable_text(_short(words)) for words in comparison.words(change))
    text = Text(overflow="fold")
    side, extent = (comparison.a, change.a) if change.kind == ONLY_IN_A else (comparison.b, change.b)
    if extent is not None:
        text.append(printable_text(_before(side, extent)), style="dim")
    moved = change.kind == "moved"
    if words_a and not moved:
        text.append(words_a.join(_GONE), style="red strike")
    if words_b:
        text.append(words_b.join(_NEW), style="green underline")
    if extent is not None:
        text.append(printable_text(_after(side, extent)), style="dim")
    return text


def _before(article: Article, extent: TextRange) -> str:
    start = max(0, extent.start - _AROUND)
    words = article.text[start : extent.start].rpartition("\n")[2]
    return ("…" if start and "\n" not in article.text[start : extent.start] else "") + words


def _after(article: Article, extent: TextRange) -> str:
    end = min(len(article.text), extent.end + _AROUND)
    words, broken, _ = article.text[extent.end : end].partition("\n")
    return words + ("…" if end < len(article.text) and not broken else "")


def _short(words: str) -> str:
    words = " ".join(words.split()) or repr(words).strip("'")
    return (
        words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2].rstrip()} […] {words[-_LONGEST // 2 :].lstrip()}"
    )
