"""A text as the detectors see it: sentences, tokens and quotations, each computed once."""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from annotate.rules.text.quotations import Quotations
from unsourced.core.sentences import sentences

_TOKEN = re.compile(
    r"[A-Za-z]{2,}+(?=[ ,\n])"  # most words: what the rest would find, too, only later
    r"|(?:[^\W\d_]\.){2,}"  # U.S., D.C., a.m.
    r"|(?:Mr|Mrs|Ms|Dr|Gov|Lt|Sen|Rep|Gen|Col|Sgt|Capt|Prof|Rev|Jr|Sr|St|No|Atty|Adm|Cmdr|Maj|Messrs)\."
    r"|[^\W_](?=\.\s[A-Z])\.(?=\s[A-Z])"  # an initial
    r"|\d[\d,.]*\d|[$€£]?\d+"
    r"|[^\W_]+(?:[-‐–.&/’'][^\W_]+)*(?:[’'](?=\s)(?<=s[’']))?"
    r"|''|``|\.\.\.|[^\w\s]|_"
)

_ACRONYMS = frozenset({"WHO", "US", "IT", "AM", "OR", "ME", "IS"})
_REMEMBERED = 100_000
_NOWHERE = (sys.maxsize, sys.maxsize)


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


class _Traits(dict[str, tuple[str, bool, bool]]):
    """What each word is wherever it stands: `lower`, `word` and `capital` of its tokens, found out once a word."""

    def __missing__(self, word: str) -> tuple[str, bool, bool]:
        if len(self) >= _REMEMBERED:
            self.clear()
        # The WHO, the US and an IT firm are no pronouns.
        lower = word if word in _ACRONYMS else word.lower().replace("’", "'")
        traits = self[word] = lower, word[0].isalnum(), word[0].isupper()
        return traits


_traits = _Traits()
_new = tuple.__new__


class _Words:
    """A text and its quotations: what tokens need.

    Sentences hold this and not their Document, which holds them: in a circle a text's many tokens would outlive it
    until the garbage collector looks at them all.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def quotations(self) -> Quotations:
        return Quotations(self.text)

    def between(self, start: int, end: int) -> list[Token]:
        quotations = self.quotations.ranges
        index = self.quotations.first_beyond(start)
        tokens = []
        left, right = quotations[index] if index < len(quotations) else _NOWHERE
        for match in _TOKEN.finditer(self.text, start, end):
            begin, stop = match.span()
            while right <= begin:
                index += 1
                left, right = quotations[index] if index < len(quotations) else _NOWHERE
            text = match.group()
            lower, word, capital = _traits[text]
            # A text has many, and this is half as long as calling Token.
            tokens.append(_new(Token, (text, lower, begin, stop, left <= begin, word, capital)))
        return tokens


class Sentence:
    """One sentence, its offsets in the text and its tokens."""

    __slots__ = ("_known", "_lower", "_text", "_tokens", "_words", "body", "end", "first", "number", "start")

    def __init__(self, words: _Words, number: int, start: int, end: int, *, first: bool, body: bool) -> None:
        self._known = words
        self._text: str | None = None
        self._lower: str | None = None
        self._tokens: list[Token] | None = None
        self._words: set[str] | None = None
        self.number = number
        self.start = start
        self.end = end
        self.first = first
        """Whether it begins its paragraph."""
        self.body = body

    @property
    def text(self) -> str:
        """The words of the sentence."""
        if self._text is None:
            self._text = self._known.text[self.start : self.end]
        return self._text

    @property
    def lower(self) -> str:
        """The text in lower case, as long as the text: to search in it is faster than without regard to case."""
        if self._lower is None:
            lower = self.text.lower()
            same = len(lower) == len(self.text)
            self._lower = lower if same else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        return self._lower

    @property
    def words(self) -> set[str]:
        """The sentence's words and marks in lower case: a quick way to see that a slow search would find nothing."""
        if self._words is None:
            self._words = {token.lower for token in self.tokens}
        return self._words

    @property
    def tokens(self) -> list[Token]:
        """Its tokens in order, computed once."""
        if self._tokens is None:
            self._tokens = self._known.between(self.start, self.end)
        return self._tokens


class Document:
    """The text of an article, headline first, its body from `body_start`.

    `sentence_offsets` are its sentences where they are known already.
    """

    def __init__(
        self, text: str, body_start: int = 0, sentence_offsets: Sequence[tuple[int, int]] | None = None
    ) -> None:
        self.text = text
        self.body_start = body_start
        self._sentence_offsets = sentence_offsets
        self._words = _Words(text)

    @property
    def quotations(self) -> Quotations:
        """Where somebody is quoted."""
        return self._words.quotations

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences in order."""
        built = []
        before = -1
        for number, (start, end) in enumerate(
            sentences(self.text) if self._sentence_offsets is None else self._sentence_offsets
        ):
            first = before < 0 or "\n" in self.text[before:start]
            body = start >= self.body_start
            built.append(Sentence(self._words, number, start, end, first=first, body=body))
            before = end
        return built

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence at an offset into the text; None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].end else None

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """The tokens from one offset to another."""
        return self._words.between(start, end)
