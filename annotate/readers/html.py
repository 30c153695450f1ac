"""HTML as a Page: the words that a browser shows, block by block, and which blocks are the article's."""

import re
from dataclasses import dataclass, replace
from typing import Any

from annotate.readers.line_builder import LineBuilder
from annotate.readers.page import Block, Line, Metadata, Page
from unsourced.core.article import Removed

_HIDDEN_ELEMENTS = frozenset(
    "script style noscript template head svg math iframe object canvas audio video".split()  # noqa: SIM905
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr "
        "ul",
    )
)
_KINDS = {"pre": "code", "li": "item", "dt": "item", "dd": "item", "tr": "row"}
_AROUND = frozenset({"nav", "footer", "aside", "form"})
_DOCUMENT = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FRAGMENT = re.compile(r"\s*<(?:p|div|article|section|h[1-6]|figure|blockquote)\b[^>]*>", re.I)
_HEADING = re.compile(r"^h[1-6]$")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_KEY = re.compile(r"[\W_]+")
_LONG_KEY = 24  # characters from which a line is found inside another, not only as a whole
_FEWEST_PROSE_WORDS = 8


def looks_like_document(text: str) -> bool:
    """Whether a text begins as a whole page of HTML does."""
    return _DOCUMENT.match(text) is not None


def looks_like_fragment(text: str) -> bool:
    """Whether a text begins with an element of HTML, without a document around it."""
    return _FRAGMENT.match(text) is not None


def html_page(text: str, url: str | None = None) -> Page:
    """The blocks of a page; trafilatura says which are the article's and what the page's metadata holds."""
    tree = _tree(text)
    if tree is None:
        return Page(blocks=())
    walk = _TreeWalk()
    walk.through(tree)
    document = _extracted(tree, url)
    blocks = _with_main(walk, document.text if document is not None else None)
    title = _headline(blocks, document.title if document is not None else None)
    metadata = _metadata(document, tree.get("lang")) if document is not None else Metadata(language=tree.get("lang"))
    return Page(blocks=tuple(blocks), metadata=replace(metadata, title=title))


def fragment_page(text: str, _url: str | None = None) -> Page:
    """The blocks of a piece of HTML that is all there is."""
    blocks, removed = html_fragment(text)
    return Page(blocks=tuple(blocks), removed=tuple(removed))


def html_fragment(text: str) -> tuple[list[Block], list[Removed]]:
    """The blocks of a piece of HTML inside another format, and the code in it that a browser does not show."""
    tree = _tree(text)
    if tree is None:
        return [], [Removed("markup", text.strip())] if _KEY.sub("", text) else []
    walk = _TreeWalk()
    walk.through(tree)
    unseen = [
        Removed("markup", "".join(element.itertext()).strip()) for element in tree.iter("script", "style", "noscript")
    ]
    return walk.blocks, [piece for piece in unseen if piece.text]


def _tree(text: str) -> Any:
    """The parsed page, None where there is no element in it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)  # some pages nest by the thousand
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open block element: what its blocks are, the element that it stands in, whether it is for navigation."""

    kind: str
    level: int = 0
    container: Any = None
    around: bool = False

    def inside(self, element: Any) -> "_Frame":
        """The frame of a block element in this one."""
        tag, kind, level = element.tag, "item" if self.kind == "item" else "paragraph", 0
        if _HEADING.match(tag):
            kind, level = "heading", int(tag[1])
        elif tag in _KINDS:
            kind = _KINDS[tag]
        return _Frame(kind, level, element.getparent(), self.around or tag in _AROUND)


class _TreeWalk:
    """Goes through a tree and collects the blocks, each with the frame that it was in."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.frames: list[_Frame] = []
        self._open = [_Frame("paragraph")]
        self._line = LineBuilder()
        self._lines: list[Line] = []
        self._breaks = 0

    def through(self, tree: Any) -> None:
        """Collect everything under `tree`."""
        from lxml import etree

        walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        skipped = None
        for event, element in walk:
            if event == "start":
                if element.tag in _HIDDEN_ELEMENTS or _is_hidden(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._enter(element)
                continue
            if event == "end" and element is not skipped:
                self._leave(element)
            if element is not tree:
                self._words(element.tail)
        self._end_block()

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_block()
            self._open.append(self._open[-1].inside(element))
        elif tag == "br":
            self._break()
        elif tag == "a" and element.get("href"):
            self._line.open(element.get("href"))
        elif tag in ("td", "th") and element.getprevious() is not None:
            self._line.words(" | ")
        self._words(element.text)

    def _leave(self, element: Any) -> None:
        if element.tag in _BLOCKS:
            self._end_block()
            self._open.pop()
        elif element.tag == "a" and element.get("href"):
            self._line.close()

    def _words(self, text: str | None) -> None:
        if not text:
            return
        if self._open[-1].kind == "code":
            first, *others = text.split("\n")
            self._line.words(first)
            for other in others:
                self._end_line()
                self._line.words(other)
            return
        if text.strip():
            self._breaks = 0
        self._line.words(text)

    def _break(self) -> None:
        """One break ends a line; two, as old pages write it, a paragraph."""
        self._end_line()
        self._breaks += 1
        if self._breaks > 1:
            self._end_block()

    def _end_line(self) -> None:
        if self._line.is_empty:
            return
        line = self._line.made(keep_soft=False)
        if line.text.strip(" |"):
            self._lines.append(line)
        self._line = LineBuilder(open_link=self._line.open_link)

    def _end_block(self) -> None:
        self._end_line()
        self._breaks = 0
        if self._lines:
            frame = self._open[-1]
            self.blocks.append(Block(frame.kind, tuple(self._lines), level=frame.level))
            self.frames.append(frame)
        self._lines = []


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_INVISIBLE.search(element.get("style") or ""))


def _extracted(tree: Any, url: str | None) -> Any:
    """trafilatura's document, None where it finds no article."""
    import logging

    from trafilatura import bare_extraction

    # Without a handler its words about single pages would go to stderr as if they were ours.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _with_main(walk: _TreeWalk, text: str | None) -> list[Block]:
    """The blocks, those marked that are not the article's.

    What trafilatura took is; and whole sentences that stand in the same element as what it took are too, so that no
    paragraph is lost where it is too strict. Where it found nothing, what is not navigation is the article's.
    """
    if not text:
        return [replace(block, main=not frame.around) for block, frame in zip(walk.blocks, walk.frames, strict=True)]
    keys = [_key(line) for line in text.split("\n")]
    known, whole = set(keys), "".join(keys)
    taken = [_is_taken(block, known, whole) for block in walk.blocks]
    homes = {id(frame.container) for frame, is_taken in zip(walk.frames, taken, strict=True) if is_taken}
    return [
        replace(block, main=is_taken or (id(frame.container) in homes and not frame.around and _is_prose(block)))
        for block, frame, is_taken in zip(walk.blocks, walk.frames, taken, strict=True)
    ]


def _is_taken(block: Block, known: set[str], whole: str) -> bool:
    key = _key(" ".join(line.text for line in block.lines))
    return key in known or (len(key) >= _LONG_KEY and key in whole)


def _key(text: str) -> str:
    return _KEY.sub("", text).casefold()


def _is_prose(block: Block) -> bool:
    words = sum(len(line.text.split()) for line in block.lines)
    linked = max(line.linked for line in block.lines)
    return (
        words >= _FEWEST_PROSE_WORDS and linked < 0.5 and block.lines[-1].text.endswith((".", "!", "?", "”", '"', ")"))
    )


def _headline(blocks: list[Block], known: str | None) -> str | None:
    """The words of the heading that is the headline; what the metadata says where no heading says it."""
    headings = [block for block in blocks if block.kind == "heading"]
    first_level = [block for block in headings if block.level == 1]
    line_metadata = _key(known or "")
    for block in (*first_level, *headings):
        if (key := _key(_text(block))) and (key == line_metadata or (len(key) >= _LONG_KEY and key in line_metadata)):
            return _text(block)
    if len(first_level) == 1:
        return _text(first_level[0])
    return known or None


def _text(block: Block) -> str:
    return " ".join(line.text for line in block.lines)


def _metadata(document: Any, language: str | None) -> Metadata:
    extra = {
        name: list(dict.fromkeys(values))
        for name in ("categories", "tags")
        if (values := [value for value in getattr(document, name) or () if value])
    }
    url = document.url if document.url and document.url.startswith(("http://", "https://")) else None
    authors = [name.strip() for name in (document.author or "").split(";")]
    return Metadata(
        outlet=document.sitename or None,
        authors=tuple(name for name in authors if name),
        published=document.date or None,
        url=url,
        language=language,
        extra=extra,
    )
