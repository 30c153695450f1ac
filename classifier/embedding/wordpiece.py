"""WordPiece (Schuster and Nakajima 2012) over BERT's uncased vocabulary: a word as numbers of its longest pieces.

Each token of a `WordTable` is cut by itself, so which token a piece belongs to is known without any search. Between
tokens there is only white space, so the pieces of a sentence are those that BERT's own tokenizer finds (the same for
all of BABE), but for symbols that touch a word: an emoji does not make the word beside it unknown here.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Pieces = tuple[int, ...]

_LONGEST = 100
_REMEMBERED = 200_000
_CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


@dataclass(frozen=True)
class WordPieces:
    """The pieces of words, remembered, since few words make most of a text."""

    numbers: Mapping[str, int]
    _known: dict[str, Pieces] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def read(cls, path: Path) -> "WordPieces":
        """From a vocabulary with one piece a line."""
        pieces = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        return cls({piece: number for number, piece in enumerate(pieces)})

    @property
    def begin(self) -> int:
        """The number of the piece that begins a text."""
        return self.numbers["[CLS]"]

    @property
    def end(self) -> int:
        """The number of the piece that ends a text."""
        return self.numbers["[SEP]"]

    def of(self, word: str) -> Pieces:
        """The pieces of a word; none where nothing of it can be seen (a lone accent, a control character)."""
        if word not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[word] = tuple(number for part in _parts(word) for number in self._longest(part))
        return self._known[word]

    def _longest(self, part: str) -> Pieces:
        """Always the longest piece that fits; the unknown piece where none does."""
        unknown = (self.numbers["[UNK]"],)
        if len(part) > _LONGEST:
            return unknown
        found: list[int] = []
        start = 0
        while start < len(part):
            lead = "##" if start else ""
            for end in range(len(part), start, -1):
                number = self.numbers.get(lead + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return unknown
        return tuple(found)


def _parts(word: str) -> Iterator[str]:
    """A word in small letters without accents, cut at punctuation and around Chinese characters, as BERT has it."""
    part = ""
    for character in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(character)
        if category in ("Mn", "Cc", "Cf", "Cs", "Co", "Cn") or character == "\ufffd":
            continue
        if category == "Zs" or _stands_alone(character, category):
            if part:
                yield part
            part = ""
            if category != "Zs":
                yield character
        else:
            part += character
    if part:
        yield part


def _stands_alone(character: str, category: str) -> bool:
    # BERT takes every mark of ASCII for punctuation, also those that Unicode calls symbols, such as $ and +.
    ascii_mark = character.isascii() and not character.isalnum() and character.isprintable()
    return ascii_mark or category.startswith("P") or any(low <= ord(character) <= high for low, high in _CJK)
