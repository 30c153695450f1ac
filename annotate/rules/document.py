"""A text as the detectors see it: sentences, tokens and quotations, each computed once."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from annotate.rules.quotes import Quotes
from unsourced.sentences import sentences

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., D.C., a.m.
    r"|(?:Mr|Mrs|Ms|Dr|Gov|Lt|Sen|Rep|Gen|Col|Sgt|Capt|Prof|Rev|Jr|Sr|St|No|Atty|Adm|Cmdr|Maj|Messrs)\."
    r"|[^\W_](?=\.\s[A-Z])\.(?=\s[A-Z])"  # an initial
    r"|\d[\d,.]*\d|[$€£]?\d+"
    r"|[^\W_]+(?:[-‐–.&/’'][^\W_]+)*(?:[’'](?=\s)(?<=s[’']))?"
    r"|''|``|\.\.\.|[^\w\s]|_"
)

_ACRONYMS = frozenset({"WHO", "US", "IT", "AM", "OR", "ME", "IS"})


class Token(NamedTuple):
    """A word or mark; offsets into the text.

    `quoted` says whether it stands in a quotation, `word` whether it is a word, `capital` whether it begins with a
    capital. A named tuple, for a text has many.
    """

    text: str
    lower: str
    start: int
    end: int
    quoted: bool
    word: bool
    capital: bool


class Sentence:
    """One sentence, its place in the text and its tokens."""

    __slots__ = ("_document", "_tokens", "_words", "body", "end", "first", "number", "start")

    def __init__(self, document: "Document", number: int, start: int, end: int, first: bool) -> None:
        self._document = document
        self._tokens: list[Token] | None = None
        self._words: set[str] | None = None
        self.number = number
        self.start = start
        self.end = end
        self.first = first
        """Whether it begins its paragraph."""
        self.body = start >= document.body_start

    @property
    def text(self) -> str:
        return self._document.text[self.start : self.end]

    @property
    def words(self) -> set[str]:
        """The sentence's words and marks in lower case: a quick way to see that a slow search would find nothing."""
        if self._words is None:
            self._words = {token.lower for token in self.tokens}
        return self._words

    @property
    def tokens(self) -> list[Token]:
        if self._tokens is None:
            self._tokens = self._document.tokens_between(self.start, self.end)
        return self._tokens


class Document:
    """The text of an article, headline first, its body from `body_start`; `places` are its sentences where known."""

    def __init__(self, text: str, body_start: int = 0, places: Sequence[tuple[int, int]] | None = None) -> None:
        self.text = text
        self.body_start = body_start
        self._places = places

    @cached_property
    def quotes(self) -> Quotes:
        return Quotes(self.text)

    @cached_property
    def sentences(self) -> list[Sentence]:
        found = []
        before = -1
        for number, (start, end) in enumerate(sentences(self.text) if self._places is None else self._places):
            first = before < 0 or "\n" in self.text[before:start]
            found.append(Sentence(self, number, start, end, first))
            before = end
        return found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _quote_ends(self) -> list[int]:
        return [end for _, end in self.quotes.ranges]

    def sentence_at(self, place: int) -> Sentence | None:
        index = bisect_right(self._sentence_starts, place) - 1
        return self.sentences[index] if index >= 0 and place < self.sentences[index].end else None

    def tokens_between(self, start: int, end: int) -> list[Token]:
        quotes = self.quotes.ranges
        index = bisect_right(self._quote_ends, start)
        tokens = []
        for match in _TOKEN.finditer(self.text, start, end):
            left, right = match.span()
            while index < len(quotes) and quotes[index][1] <= left:
                index += 1
            quoted = index < len(quotes) and quotes[index][0] <= left
            word = match.group()
            # The WHO, the US and an IT firm are no pronouns.
            lower = word if word in _ACRONYMS else word.lower().replace("’", "'")
            tokens.append(Token(word, lower, left, right, quoted, word[0].isalnum(), word[0].isupper()))
        return tokens
