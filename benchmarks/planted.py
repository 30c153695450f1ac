"""Pairs of texts whose differences are known: changes planted into a real text, under typographic noise and re-flow.

A planted change is one that a reader could point at: its first and last words are not what stands beside it anyway
(else "the [big] ship" and "the [big the] ship" would leave a choice), and of two neighbours that change places the
shorter one is what moved.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.compare import tokens

INSERTED, CUT, ALTERED, MOVED = "inserted", "cut", "altered", "moved"
LONGEST = 60
_APART = 4
"""Words that stay between two planted changes, at least."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the white space behind it; `change` numbers the planted change that it is part of."""

    text: str
    space: str
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted change: what was done to how many words (of the longer side)."""

    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a pair: its text, and each word's (start, end, number of its change or None)."""

    text: str
    words: tuple[tuple[int, int, int | None], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    a: Version
    b: Version
    planted: tuple[Planted, ...]


def words_of(text: str) -> list[Word]:
    """The words of a text, with paragraphs kept apart."""
    return [
        Word(match[1], "\n\n" if "\n" in match[2] else " ") for match in re.finditer(r"(\S+)(\s*)", text) if match[1]
    ]


def plant(
    source: Sequence[Word], donor: Sequence[Word], dice: random.Random, changes: int, *, noise: bool = True
) -> Pair:
    """A text and a version of it with this many changes of 1 to 60 words, as far as they find room."""
    edits = _Edits(list(source), list(donor), dice)
    for _ in range(changes * 6):
        if len(edits.planted) == changes:
            break
        edits.one_more()
    a, b = edits.sides()
    dress = _dressed if noise else _plain
    return Pair(dress(a, dice), dress(b, dice), tuple(edits.planted))


class _Edits:
    """Edits of one text, none within four words of another: (start, end, words in their place, number)."""

    def __init__(self, source: list[Word], donor: list[Word], dice: random.Random) -> None:
        self.source, self.donor, self.dice = source, donor, dice
        self.planted: list[Planted] = []
        self._edits: list[tuple[int, int, list[Word], int]] = []
        self._busy = [False] * (len(source) + 1)

    def one_more(self) -> None:
        kind = self.dice.choice((INSERTED, CUT, ALTERED, MOVED))
        size = self.dice.randint(1, min(LONGEST, max(1, len(self.source) // 4)))
        if kind == MOVED:
            self._move(size)
            return
        gone = 0 if kind == INSERTED else size
        new = [] if kind == CUT else self._donated(size if kind == INSERTED else self.dice.randint(1, LONGEST))
        start = self.dice.randint(1, max(1, len(self.source) - gone - 1))
        if self._is_free(start, start + gone) and self._is_sharp(start, start + gone, new):
            self._take(kind, max(gone, len(new)), [(start, start + gone, new)])

    def _move(self, size: int) -> None:
        room = len(self.source) - size - 1
        if room < 2:
            return
        start, goal = self.dice.randint(1, room), self.dice.randint(1, len(self.source) - 1)
        distance = start - goal if goal < start else goal - (start + size)
        moved = self.source[start : start + size]
        if distance < size + _APART or not self._is_free(start, start + size) or not self._is_free(goal, goal):
            return
        if self._is_sharp(start, start + size, []) and self._is_sharp(goal, goal, moved):
            self._take(MOVED, size, [(start, start + size, []), (goal, goal, moved)])

    def _donated(self, size: int) -> list[Word]:
        start = self.dice.randint(0, max(0, len(self.donor) - size))
        return self.donor[start : start + size]

    def _is_free(self, start: int, end: int) -> bool:
        return not any(self._busy[max(0, start - _APART) : end + _APART])

    def _is_sharp(self, start: int, end: int, new: Sequence[Word]) -> bool:
        """Whether the change's first and last words differ from what stands there in the other version."""
        gone = self.source[start:end]
        before, after = self.source[start - 1], self.source[end] if end < len(self.source) else None
        if gone and new:
            return not (_alike(gone[0], new[0]) or _alike(gone[-1], new[-1]))
        run = [*gone, *new]
        return bool(run) and not _alike(run[-1], before) and (after is None or not _alike(run[0], after))

    def _take(self, kind: str, size: int, edits: Sequence[tuple[int, int, list[Word]]]) -> None:
        number = len(self.planted)
        self.planted.append(Planted(kind, size))
        for start, end, new in edits:
            self._edits.append((start, end, new, number))
            for place in range(start, end + 1):
                self._busy[place] = True

    def sides(self) -> tuple[list[Word], list[Word]]:
        a, b = [], []
        done = 0
        for start, end, new, number in sorted(self._edits, key=lambda edit: edit[:2]):
            a += self.source[done:start]
            b += self.source[done:start]
            a += [Word(word.text, word.space, number) for word in self.source[start:end]]
            b += [Word(word.text, word.space, number) for word in new]
            done = end
        return [*a, *self.source[done:]], [*b, *self.source[done:]]


def _alike(one: Word, other: Word) -> bool:
    """Whether two words begin or end alike for a comparison, marks included."""
    ours, theirs = tokens(one.text).keys, tokens(other.text).keys
    return not ours or not theirs or ours[0] == theirs[0] or ours[-1] == theirs[-1]


def _plain(words: Sequence[Word], dice: random.Random) -> Version:
    return _laid([(word.text, word.space, word.change) for word in words])


def _laid(words: Sequence[tuple[str, str, int | None]]) -> Version:
    pieces: list[str] = []
    places = []
    length = 0
    for text, space, change in words:
        places.append((length, length + len(text), change))
        pieces += [text, space]
        length += len(text) + len(space)
    return Version("".join(pieces).rstrip(), tuple(places))


_QUOTES = (("“", "”", "’"), ('"', '"', "'"), ("''", "''", "'"), ("``", "''", "'"), ("«", "»", "’"), ("„", "“", "’"))
_DASHES = ("—", "–", "--", "-")
_SPELLINGS = (
    (r"\b(col|fav|hon|lab|harb|neighb|rum)or", r"\1our"),
    (r"\b(organ|real|recogn|critic|emphas|apolog)iz(?=e|ing|ation)", r"\1is"),
    (r"\bcenter(?=s?\b)", "centre"),
    (r"\b(cance|trave)l(?=ed|ing)", r"\1ll"),
    (r"\b(defen|offen)se\b", r"\1ce"),
)


def _dressed(words: Sequence[Word], dice: random.Random) -> Version:
    """The words as some page would set them: its marks, spelling, width, hyphenation and leftovers."""
    quotes, dash = dice.choice(_QUOTES), dice.choice(_DASHES)
    british, ligatures, entities = dice.random() < 0.5, dice.random() < 0.3, dice.random() < 0.3
    soft, residue = dice.random() < 0.3, dice.choice((None, None, "markdown", "html"))
    width = dice.choice((0, 0, 40, 60, 72))
    laid: list[tuple[str, str, int | None]] = []
    column = 0
    for word in words:
        text = _marks(word.text, quotes, dash)
        if british:
            for spelling, other in _SPELLINGS:
                text = re.sub(spelling, other, text)
        if ligatures:
            text = text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")
        if soft and text.isalpha() and len(text) > 8:
            text = text[:4] + "\u00ad" + text[4:]
        if entities:
            text = text.replace("&", "&amp;").replace("’", "&#8217;").replace("—", "&mdash;").replace("é", "&eacute;")
        if residue and text.isalpha() and dice.random() < 0.03:
            text = _leftover(text, residue, dice)
        space = word.space
        if width and space == " ":
            column += len(text) + 1
            if column > width:
                # A hyphen at a line's end: only in words that have none, as a typesetter would.
                if text.isascii() and text.isalpha() and text.islower() and len(text) > 7 and dice.random() < 0.5:
                    text = text[:4] + "-\n" + text[4:]
                    column = len(text) - 5
                else:
                    space, column = "\n", 0
        elif space == " " and dice.random() < 0.02:
            space = dice.choice(("  ", "\u00a0", "\t", "&nbsp;" if entities else "\u2009"))
        if space == "\n\n":
            column = 0
        laid.append((text, space, word.change))
    return _laid(laid)


def _marks(text: str, quotes: tuple[str, str, str], dash: str) -> str:
    opening, closing, apostrophe = quotes
    text = re.sub(r"''|``|[\"“”]", '"', text)
    text = re.sub(r"(?<=\w)['’](?=\w)", apostrophe, text)
    text = re.sub(r'^([(\[]?)"', rf"\1{opening}", text)
    text = text.replace('"', closing)
    return dash if re.fullmatch(r"[—–]|-+", text) else re.sub(r"—|--", dash if dash != "-" else "--", text)


def _leftover(text: str, residue: str, dice: random.Random) -> str:
    markdown = ("*{}*", "**{}**", "_{}_", "[{}](https://news.example/x)")
    tags = ("<b>{}</b>", "<em>{}</em>", '<a href="https://news.example/x">{}</a>', "{}<br>")
    return dice.choice(markdown if residue == "markdown" else tags).format(text)
