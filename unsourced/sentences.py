"""Sentences: NLTK's Punkt, untrained, with an abbreviation list of our own for news; line breaks are hard boundaries.

Untrained Punkt with such a list came out best against CoreNLP on news text; trained Punkt loses boundaries after
quotes and splits names after "Mr.".
"""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_LINE = re.compile(r"[^\n]+")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) code-point offsets, in order, without the white space around them."""
    punkt = _punkt()
    found = []
    for line in _LINE.finditer(text):
        for start, end in punkt.span_tokenize(line.group()):
            piece = line.group()[start:end]
            start += len(piece) - len(piece.lstrip())
            end -= len(piece) - len(piece.rstrip())
            if start < end:
                found.append((line.start() + start, line.start() + end))
    return found


@cache
def _punkt() -> "PunktSentenceTokenizer":
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(abbreviations())
    return PunktSentenceTokenizer(parameters)


def abbreviations() -> list[str]:
    """The abbreviations as Punkt wants them: lower case, without the last full stop."""
    lines = files("unsourced").joinpath("abbreviations.txt").read_text(encoding="utf-8").split("\n")
    return [word for line in lines for word in line.partition("#")[0].lower().split()]
