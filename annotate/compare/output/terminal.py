"""A comparison in a terminal: each change with the words around it, what it does, and what is known of it."""

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from annotate.compare.comparison import ONLY_IN_A, Change, Comparison, Place
from annotate.compare.output.wording import KIND_NAMES, NO_VERDICT, PART_NAMES, lineage_told, said, summary, warning
from unsourced.core.article import Article
from unsourced.io.terminal_text import clean

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_AROUND = 50
_LONGEST = 600
# As `git diff --word-diff` has them, so that a pipe loses nothing.
_GONE, _NEW = ("[-", "-]"), ("{+", "+}")


def rendered(found: Comparison, changes: Sequence[Change], *, terminal: bool, width: int | None = None) -> str:
    """The whole view, with these changes in this order; with colours where it goes to a terminal."""
    from rich.console import Console

    file = StringIO()
    console = Console(file=file, force_terminal=terminal, width=width, highlight=False, markup=False)
    for part in _parts(found, changes):
        console.print(part)
    # Rich pads indented lines to the full width.
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines()) if not terminal else file.getvalue()


def _parts(found: Comparison, changes: Sequence[Change]) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    for name, article in (("A", found.a), ("B", found.b)):
        facts = ", ".join(filter(None, [article.outlet, article.published, article.url]))
        yield Text.assemble(
            (f"{name}  ", "bold"), clean(article.title or article.text[:60]), (f"  {clean(facts)}", "dim")
        )
    yield Text()
    if told := warning(found):
        yield Text(clean(told), style="bold")
    yield Text(summary(found))
    if found.a.text != found.b.text:
        yield Text(clean(lineage_told(found)))
    yield Text()
    for number, change in enumerate(changes, 1):
        heading = Text(f"{number:>4}  ")
        heading.append(KIND_NAMES[change.kind], style="bold")
        heading.append(
            f"  {PART_NAMES[change.part]}" + ("  typography alone" if change.typographic else ""), style="dim"
        )
        yield heading
        yield Padding(_in_context(found, change), (0, 0, 0, 6))
        for effect in change.effects:
            yield Padding(Text(f"• {effect.kind.capitalize()}: {clean(effect.reason)}"), (0, 0, 0, 6))
        yield Padding(Text(clean(said(change, found)), style="dim"), (0, 0, 1, 6))
    if found.quotations:
        yield Text("Quotations that differ", style="bold")
        for quotation in found.quotations:
            yield Padding(Text(quotation.reason), (0, 0, 0, 6))
            for name, article, place in (("A", found.a, quotation.a), ("B", found.b, quotation.b)):
                if place is not None:
                    yield Padding(Text(f"{name}  {clean(_short(article.text[slice(*place)]))}"), (0, 0, 0, 8))
        yield Text()
    if changes:
        yield Text(NO_VERDICT, style="dim")


def _in_context(found: Comparison, change: Change) -> "Text":
    """The words of both sides between the words around them in b, or in a where only a has them."""
    from rich.text import Text

    words_a, words_b = (clean(_short(words)) for words in found.words(change))
    text = Text(overflow="fold")
    side, place = (found.a, change.a) if change.kind == ONLY_IN_A else (found.b, change.b)
    if place is not None:
        text.append(clean(_before(side, place)), style="dim")
    moved = change.kind == "moved"
    if words_a and not moved:
        text.append(words_a.join(_GONE), style="red strike")
    if words_b:
        text.append(words_b.join(_NEW), style="green underline")
    if place is not None:
        text.append(clean(_after(side, place)), style="dim")
    return text


def _before(article: Article, place: Place) -> str:
    start = max(0, place.start - _AROUND)
    words = article.text[start : place.start].rpartition("\n")[2]
    return ("…" if start and "\n" not in article.text[start : place.start] else "") + words


def _after(article: Article, place: Place) -> str:
    end = min(len(article.text), place.end + _AROUND)
    words, broken, _ = article.text[place.end : end].partition("\n")
    return words + ("…" if end < len(article.text) and not broken else "")


def _short(words: str) -> str:
    words = " ".join(words.split()) or repr(words).strip("'")
    return (
        words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2].rstrip()} […] {words[-_LONGEST // 2 :].lstrip()}"
    )
