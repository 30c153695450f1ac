"""Markdown as a Page: the rendered words, block by block, without the syntax."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from annotate.readers.line_builder import LineBuilder
from annotate.readers.page import Block, Line, Metadata, Page
from unsourced.core.article import Removed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SYNTAX = re.compile(
    r"\[[^\[\]\n]+\]\([^)\[\n]*\)"  # a link; no bracket inside, or a text of brackets would take hours
    r"|^\#{1,6}[ \t]+\S"  # a heading
    r"|^\[[^\]\n]{1,500}\]:[ \t]+\S"  # a link's definition
    r"|^(?:```|~~~)"  # code
    r"|^\*[^\s*][^*\n]*\*$"  # a line in italics
    r"|(?<![\w*])\*\*(?=[^\s*])[^*\n]+\*\*(?![\w*])",  # words in bold
    re.M,
)
_BREAK = re.compile(r"^<br\s*/?>$", re.I)


def looks_like_markdown(text: str) -> bool:
    """Whether a text has syntax that plain text hasn't: a link, a heading, emphasis with stars, fenced code."""
    return _SYNTAX.search(text) is not None


def markdown_page(text: str, _url: str | None = None) -> Page:
    """The blocks of a normalised Markdown text (CommonMark, tables, strikethrough, front matter)."""
    metadata, removed, text = _front_matter(text)
    tokens = _parser().parse(text)
    blocks, unseen = _Blocks(), removed
    for token, ancestors in _with_ancestors(tokens):
        blocks.add(token, ancestors)
    return Page(blocks=tuple(blocks.done), metadata=metadata, removed=(*unseen, *blocks.removed))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _with_ancestors(tokens: Sequence["Token"]) -> Iterator[tuple["Token", list["Token"]]]:
    """Each token with the open ones around it, outermost first."""
    around: list[Token] = []
    for token in tokens:
        if token.nesting == -1:
            around.pop()
        yield token, around
        if token.nesting == 1:
            around.append(token)


class _Blocks:
    """Collects blocks while the tokens go by."""

    def __init__(self) -> None:
        self.done: list[Block] = []
        self.removed: list[Removed] = []
        self._cells: list[tuple[Line, ...]] = []

    def add(self, token: "Token", around: list["Token"]) -> None:
        if token.type == "inline":
            self._add_inline(token, around)
        elif token.type == "tr_close":
            self._add_row()
        elif token.type in ("fence", "code_block"):
            lines = tuple(Line(line.rstrip()) for line in token.content.rstrip("\n").split("\n"))
            self.done.append(Block("code", lines))
        elif token.type == "html_block":
            self._add_html(token.content)

    def _add_inline(self, token: "Token", around: list["Token"]) -> None:
        lines, unseen = _lines(token.children or [])
        self.removed += unseen
        kind = around[-1].type if around else ""
        if kind in ("td_open", "th_open"):
            self._cells.append(lines)
        elif kind == "heading_open":
            if lines:
                self.done.append(Block("heading", lines, level=int(around[-1].tag[1])))
        elif lines:
            in_list = any(token.type == "list_item_open" for token in around)
            self.done.append(Block("item" if in_list else "paragraph", _numbered(lines, around)))

    def _add_row(self) -> None:
        cells = [line for cell in self._cells for line in cell]
        if cells:
            links = tuple(link for line in cells for link in line.links)
            self.done.append(Block("row", (Line(" | ".join(line.text for line in cells), links),)))
        self._cells = []

    def _add_html(self, content: str) -> None:
        from annotate.readers.html import html_fragment

        blocks, removed = html_fragment(content)
        self.done += blocks
        self.removed += removed


def _numbered(lines: tuple[Line, ...], around: list["Token"]) -> tuple[Line, ...]:
    """The lines of an item; an ordered list's first line with its number, which a reader sees."""
    item = around[-2] if len(around) > 1 and around[-2].type == "list_item_open" else None
    if item is None or not item.info or item.meta.get("said"):
        return lines
    item.meta["said"] = True  # the item's second paragraph has no number
    first = lines[0]
    return (Line(f"{item.info}{item.markup} {first.text}", first.links), *lines[1:])


def _lines(children: Sequence["Token"]) -> tuple[tuple[Line, ...], list[Removed]]:
    """The rendered lines of an inline token, and the pieces that a page does not show."""
    made: list[Line] = []
    line, removed = LineBuilder(), []
    for child in children:
        if child.type in ("text", "code_inline", "text_special"):
            line.words(child.content)
        elif child.type == "softbreak":
            line.words("\n")
        elif child.type == "hardbreak" or (child.type == "html_inline" and _BREAK.match(child.content)):
            made.append(line.made())
            line = LineBuilder(open_link=line.open_link)
        elif child.type == "link_open":
            line.open(str(child.attrGet("href") or ""))
        elif child.type == "link_close":
            line.close()
        elif child.type == "image" and child.content.strip():
            removed.append(Removed("image", child.content))
        elif child.type == "html_inline" and not _is_plain_tag(child.content):
            removed.append(Removed("markup", child.content))
    made.append(line.made())
    return tuple(line for line in made if line.text), removed


_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "center",
        "p",
        "div",
    ]
)
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")


def _is_plain_tag(markup: str) -> bool:
    """Whether a tag only dresses the words around it. What else is in angle brackets may be somebody's words."""
    tag = _TAG.match(markup)
    return tag is not None and tag[1].lower() in _TAGS


_FRONT = re.compile(
    r"\A\s*---[ \t]*\n(?P<inside>(?:[ \t]*\n|[\w-]+[ \t]*:.*\n|[ \t]+\S.*\n|- .*\n|#.*\n)*?)---[ \t]*(?:\n|\Z)"
)
_PAIR = re.compile(r"^([\w-]+)[ \t]*:[ \t]*(.*)$")


def _front_matter(text: str) -> tuple[Metadata, list[Removed], str]:
    """Facts from a leading block of `key: value` lines between rules, as site generators write it."""
    from annotate.readers.columns import metadata_of_row

    found = _FRONT.match(text)
    if found is None or ":" not in found["inside"]:
        return Metadata(), [], text
    pairs: dict[str, object] = {}
    for line in found["inside"].split("\n"):
        if pair := _PAIR.match(line):
            value = pair[2].strip()
            pairs[pair[1]] = _front_value(value)
    metadata, _ = metadata_of_row({key: value for key, value in pairs.items() if value})
    return metadata, [Removed("front-matter", found["inside"].strip("\n"))], text[found.end() :]


def _front_value(value: str) -> object:
    if value.startswith("[") and value.endswith("]"):
        return [part.strip().strip("\"'") for part in value[1:-1].split(",") if part.strip()]
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
