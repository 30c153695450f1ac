"""Lines put together from inline pieces, as a browser renders them."""

import re

from annotate.readers.page import Line, Link

_WHITE = re.compile(r"[ \t\n\r\f]+")


class LineBuilder:
    """Puts one line together from pieces of text, soft breaks and links."""

    def __init__(self, open_link: str | None = None) -> None:
        self.open_link = open_link
        self._pieces: list[str] = []
        self._since_link: list[str] = []
        self._links: list[Link] = []

    def words(self, text: str) -> None:
        """Add words as they stand; a line feed among them is a soft break."""
        self._pieces.append(text)
        if self.open_link is not None:
            self._since_link.append(text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._pieces

    def open(self, href: str) -> None:
        """From here on the words are a link's."""
        self.open_link, self._since_link = href, []

    def close(self) -> None:
        """The link ends."""
        self._add_link()
        self.open_link = None

    def made(self, *, keep_soft: bool = True) -> Line:
        """The line; with `keep_soft` also the lines that the file had for it."""
        if self.open_link is not None:
            self._add_link()
        raw = "".join(self._pieces)
        soft = tuple(part for piece in raw.split("\n") if (part := _squeezed(piece))) if keep_soft else ()
        return Line(_squeezed(raw), tuple(self._links), soft if len(soft) > 1 else ())

    def _add_link(self) -> None:
        text = _squeezed("".join(self._since_link))
        if text:
            self._links.append(Link(text, self.open_link or ""))
        self._since_link = []


def _squeezed(text: str) -> str:
    """White space as a browser shows it; a no-break space is not white space there."""
    return _WHITE.sub(" ", text).strip(" ")
