"""Sentences: NLTK's Punkt, untrained, with an abbreviation list of our own for news; line breaks are hard boundaries.

Untrained Punkt with such a list came out best against CoreNLP on news text; trained Punkt loses boundaries after
quotes and splits names after "Mr.". It cannot tell "the U.S. Senate" from "in the U.S. The next day", nor "No. 5" from
"He said no.", and cuts “Are we done?” from "he asked", so its boundaries are looked at once more here.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

# No word is as long as this, and Punkt takes quadratic time on what is: such a run is one sentence without asking.
_RUN = r"\S{1000,}"
_LINE = re.compile(rf"(?P<run>{_RUN})|(?:(?!{_RUN})\S+|[^\S\n]+)+")
# In a million words of news the longest sentence has 1,094 characters. What is longer than this is a list or a jumble,
# on which some rules would take cubic time; it is cut at white space.
LONGEST = 2000
# Punkt gives up on a paragraph that takes it more than some seconds, so a longer one is read in parts, each up to a
# stop that is surely one.
_PART = re.compile(
    r".{1,10000}\Z|.{1,10000}(?:(?<=[a-z]{4}[.?!])|(?<=[a-z]{4}[.?!][\"”’)]))(?=\s+[\"“‘(]?[A-Z])|.{1,10000}(?=\s|\Z)"
)
# A word with its full stop (or an ellipsis), closing marks, space, and the next word after its opening marks.
_STOP = re.compile(r"(?P<word>[^\s\"“”‘’'()\[\]]+\.|(?<=\w)…)[\"”’')\]]*\s+(?=[\"“‘'(\[]*(?P<next>[A-Z]\w*))")
# Punkt parts nothing without one of these, and most headlines and many paragraphs have none.
_MAY_PART = re.compile(r"[.?!](?=\s*\S)")
# What every such stop has; a search for it takes a small part of the time.
_MAY_STOP = re.compile(r"[.…][\"”’')\]]*\s+[\"“‘'(\[]*[A-Z]")
_WHOLE_WORDS = re.compile(r".*\S(?=\s)", re.DOTALL)
_LAST_WORD = re.compile(r"(?P<word>[^\s\"“”‘’'()\[\]]+)\.$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\])+\s*")
_QUOTED_QUESTION = re.compile(r"[?!…]['\"”’»]+$")
_SAYS_WHO = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+|(?:[Tt]he|[Aa]n?|his|her|of|de|van)\s+|[a-z]+(?=\s+(?:said|says|asked|shouted|cried))\s+){1,5}"
    r"(?:said|says|asked|asks|added|adds|wrote|tweeted|shouted|cried|told|replied|wondered|exclaimed|yelled|demanded|quipped)\b"
    r"(?!,\s*[\"“‘'])"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) code-point offsets, in order, without the white space around them."""
    return list(_sentences(text))


# The rules and a model ask for the same text one after the other.
@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    punkt = _punkt()
    found = []
    for line in _LINE.finditer(text):
        if line["run"]:
            found.append(line.span())
            continue
        for part in _PART.finditer(text, *line.span()):
            words = part.group()
            parted = punkt.span_tokenize(words) if _MAY_PART.search(words) else [(0, len(words))]
            pieces = [piece for start, end in parted for piece in _split(words, start, end)]
            for start, end in _joined(words, pieces):
                found += [(part.start() + left, part.start() + right) for left, right in _cut(words, start, end)]
    return tuple(found)


def _split(words: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece cut where an abbreviation, initial or ellipsis ends a sentence after all; trimmed of white space."""
    pieces = []
    for stop in _STOP.finditer(words, start, end) if _MAY_STOP.search(words, start, end) else ():
        if stop.group("next").lower() in _starters() and _may_end(stop.group("word")):
            pieces.append((start, stop.end()))
            start = stop.end()
    pieces.append((start, end))
    return [(start, end) for start, end in (_trim(words, *piece) for piece in pieces) if start < end]


def _trim(words: str, start: int, end: int) -> tuple[int, int]:
    piece = words[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _may_end(word: str) -> bool:
    """Whether a word with a full stop can end a sentence that Punkt did not end there."""
    bare = word.lower().removesuffix(".")
    return bare not in abbreviations()["within"] and not (len(word) > 3 and word.endswith("..") and word[-3] != ".")


def _joined(words: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces with those put together again that Punkt should not have parted."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined:
            footnote = _FOOTNOTE.match(words, start, end)
            if footnote:
                joined[-1] = joined[-1][0], start + len(footnote.group().rstrip())
                start = footnote.end()
                if start >= end:
                    continue
            if end - joined[-1][0] <= LONGEST and _goes_on(words[joined[-1][0] : joined[-1][1]], words[start:end]):
                joined[-1] = joined[-1][0], end
                continue
        joined.append((start, end))
    return joined


def _cut(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The piece, in parts where it is too long to be a sentence."""
    while end - start > LONGEST:
        whole = _WHOLE_WORDS.match(words, start, start + LONGEST)
        if whole is None:
            break
        yield whole.span()
        start = _trim(words, whole.end(), end)[0]
    yield start, end


def _goes_on(before: str, after: str) -> bool:
    """Whether `after` belongs to the sentence that `before` seemed to end."""
    if _QUOTED_QUESTION.search(before):
        return after[0].islower() or _SAYS_WHO.match(after) is not None
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word, bare = last.group("word"), last.group("word").lower()
    kinds = abbreviations()
    if after[0].isdigit():
        return bare in kinds["numbers"] or bare in kinds["within"]
    following = re.match(r"[\"“‘'(\[]*(\w+)", after)
    begins = following is not None and following.group(1).lower() in _starters() and following.group(1)[0].isupper()
    if bare in kinds["within"]:
        return True
    if begins:
        return False
    abbreviated = bare in kinds["either"] or (bare in kinds["state"] and word[0].isupper())
    return abbreviated or _INITIALS.fullmatch(f"{word}.") is not None


@cache
def _punkt() -> "PunktSentenceTokenizer":
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    kinds = abbreviations()
    parameters.abbrev_types = set(kinds["within"] | kinds["either"])
    return PunktSentenceTokenizer(parameters)


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """The abbreviations by how they behave (see abbreviations.txt), lower case and without the last full stop."""
    kinds: dict[str, list[str]] = {}
    for line in _lines("abbreviations.txt"):
        kind, _, words = line.partition(":")
        kinds.setdefault(kind, []).extend(words.lower().split())
    return {kind: frozenset(words) for kind, words in kinds.items()}


@cache
def _starters() -> frozenset[str]:
    return frozenset(word for line in _lines("sentence_starters.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    text = files("unsourced.core").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
