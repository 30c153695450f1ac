"""A text as the words and marks that are compared, each with the key under which it is the same word.

A key is blind to what a republishing page changes without changing a word: quotation marks, dashes, ligatures, soft
hyphens, words cut at a line's end, accents, capitals, HTML entities, thousands separators, spelling (spelling.toml).
White space, tags, invisible characters and Markdown's marks are between the tokens and are none.
"""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import add, itemgetter

from annotate.compare.alignment.spelling import spelling_key

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_ENTITY = r"&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});"
_LETTER_ENTITY = (
    r"&(?:[a-zA-Z](?:acute|grave|circ|uml|tilde|cedil|ring|slash)|szlig|[a-z]{2}lig|shy|zwj|zwnj"
    r"|\#(?:19[2-9]|2[0-4]\d|25[0-5]));"
)
_APOSTROPHE = r"(?:['’ʼ]|&(?:\#0?39|\#8217|\#x27|\#x2019|rsquo|apos);)"
_LETTER = r"[^\W_]"
_WITHIN = rf"(?:[{_INVISIBLE}\u0300-\u036f]|{_LETTER_ENTITY}|{_APOSTROPHE}(?={_LETTER}))"
# Only HTML's own tags: an invented one may hold words.
_TAGS = (
    "a|abbr|address|article|aside|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer"
    "|h[1-6]|header|hr|i|iframe|img|ins|li|main|mark|nav|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub"
    "|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|video"
)
# What a page leaves behind; it is cut before words, for it holds some.
_RESIDUE = (
    rf"<(?:!--.{{0,2000}}?-->|/?(?:{_TAGS})\b[^<>]{{0,500}}>)"
    r"|\]\((?:https?://|www\.|mailto:|[/#.])[^()\s]*(?:\s+\"[^\"\n]*\")?\)"
    r"|(?:(?<=\n)|(?<![\s\S]))[ \t]*(?:\#{1,6}|>|[*+•·])(?=[ \t])"
    r"|\\(?=[^\w\s])"
)
_TOKEN = re.compile(
    # Most of a text is plain words, so these come first; "per cent" is one word, "U.S." has dots. A token takes the
    # space behind it along: half as many pieces.
    r"((?:[a-zA-Z]{2,}(?=[ ,](?!cent\b))"
    r"|(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_](?![\w'’])"
    r"|https?://[^\s<>()\[\]\"“”]*[\w/]"
    r"|[Pp]er[\s-]cent\b"
    r"|\d+(?:[.,]\d+)*"
    rf"|{_LETTER}(?:{_LETTER}|{_WITHIN})*(?:[-\u00ad\u2010]\s*\n\s*[a-zß-öø-ÿ](?:{_LETTER}|{_WITHIN})*)?"
    rf"|{_RESIDUE}"
    rf"|{_LETTER_ENTITY}(?:{_LETTER}|{_WITHIN})*|{_ENTITY}"
    r"|\.{2,}|-{2,}|''|``"
    r"|[^\w\s]|_) ?)",
    re.DOTALL,
)
_IS_RESIDUE = re.compile(_RESIDUE, re.DOTALL)
_QUOTES = frozenset("\"'“”„‟«»‘’‚‛‹›＂＇") | {"''", "``"}
_DASHES = frozenset("-‐‑‒–—―−")
_SILENT = frozenset("*_`~\\") | frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_ACRONYMS = frozenset({"US", "WHO", "IT", "AM"})
_SAME = {"%": "percent", "&": "and"}
QUOTE, DASH = '"', "-"

# How much a token says: a mark next to nothing, a word that every text is full of little, any other word one.
PUNCTUATION_WEIGHT, FUNCTION_WORD_WEIGHT, CONTENT_WORD_WEIGHT = 0.1, 0.4, 1.0

# Compiled for this project from English function words: what two texts on different matters share as well.
_FUNCTION_WORD_LIST = """
a about after all also an and any are as at be because been before being but by can could did do does during for
from had has have he her here hers him his how i if in into is it its just may might more most must no nor not of
off on one only or other our out over own said say says she should so some such than that the their them then there
these they this those through to under until up upon was we were what when where which while who whom whose why
will with would you your US IT
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORD_LIST.split())

_key_of: dict[str, str] = {}
"""The key of each piece of a text that was met; empty for what is no token."""
_length_of: dict[str, int] = {}
"""Its length without the space behind it."""
_MOST_KNOWN = 200_000
_LONGEST_LINK = 60
"""Tokens of the longest link text whose opening bracket is looked for."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: three lists of one length; `starts` and `ends` are code-point offsets."""

    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.keys)


def tokens(text: str) -> Tokens:
    """The words and marks of a text, in order."""
    pieces = _TOKEN.split(text)
    starts = list(accumulate(map(len, pieces)))[:-1:2]
    found = pieces[1::2]
    if "](" in text:
        _discard_link_openings(found)
    if len(_key_of) > _MOST_KNOWN:
        _key_of.clear()
        _length_of.clear()
    for piece in set(found).difference(_key_of):
        bare = piece.removesuffix(" ")
        _key_of[piece], _length_of[piece] = _key(bare), len(bare)
    keys = list(map(_key_of.__getitem__, found))
    ends = list(map(add, starts, map(_length_of.__getitem__, found)))
    if "" in keys:
        starts, ends = list(compress(starts, keys)), list(compress(ends, keys))
        keys = list(filter(None, keys))
    return Tokens(keys, starts, ends)


def is_word(key: str) -> bool:
    """Whether a key is a word's or a number's, and not a mark's."""
    return key[0].isalnum()


def token_weight(key: str) -> float:
    """The weight of a token's key, above 0 and at most 1."""
    if key in _FUNCTION_WORDS:
        return FUNCTION_WORD_WEIGHT
    return CONTENT_WORD_WEIGHT if is_word(key) else PUNCTUATION_WEIGHT


def _discard_link_openings(pieces: list[str]) -> None:
    """Make the bracket that opens a Markdown link residue as its end is: alone it looks like any other bracket."""
    for index, piece in enumerate(pieces):
        if piece.startswith("]("):
            opening = next(
                (at for at in range(index - 1, max(index - _LONGEST_LINK, -1), -1) if pieces[at].rstrip(" ") == "["),
                None,
            )
            if opening is not None:
                pieces[opening] = "\\" + pieces[opening][1:]


def count_words(keys: Sequence[str]) -> int:
    """How many of the keys are words."""
    return sum(map(str.isalnum, map(itemgetter(0), keys)))


def _key(piece: str) -> str:
    """The key of a token; empty for what is none."""
    if piece.isascii() and piece.isalpha():
        return piece if piece in _ACRONYMS else spelling_key(piece.lower())
    if _IS_RESIDUE.fullmatch(piece):
        return ""
    if "&" in piece and len(piece) > 1:
        piece = html.unescape(piece)
    if piece.isspace():
        return ""
    if len(piece) > 1 and (piece[0].isalnum() or unicodedata.combining(piece[0])):
        return _word_key(piece)
    if piece in _QUOTES:
        return QUOTE
    if piece in _SILENT:
        return ""
    if piece in _DASHES or set(piece) == {"-"}:
        return DASH
    if set(piece) == {"."} and len(piece) > 1:
        return "…"
    piece = unicodedata.normalize("NFKC", piece)
    return _SAME.get(piece) or piece.casefold()


def _word_key(piece: str) -> str:
    if piece.startswith(("http://", "https://")):
        return piece
    if piece[0].isdigit():
        return re.sub(r",(?=\d{3}(?:\D|$))", "", piece)
    word = re.sub(rf"[{_INVISIBLE}]", "", piece)
    word = re.sub(r"[-\u2010]?\s*\n\s*", "", word)
    if "." in word:
        word = word.replace(".", "")
        if word.upper() in _ACRONYMS and word.isupper() and word != "AM":
            return word
    word = word.replace("’", "'").replace("ʼ", "'")
    word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if word in _ACRONYMS:
        return word
    word = word.casefold()
    if re.fullmatch(r"per[\s-]cent", word):
        return "percent"
    stem, mark, _ = word.partition("'s")
    return spelling_key(stem) + mark if word.endswith("'s") else spelling_key(word)
