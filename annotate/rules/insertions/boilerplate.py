"""Which square brackets are a footnote, credit, link or heading of the page, and no words put into the text."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from annotate.rules.decision_table import Columns, DecisionTable, read_decision_table
from annotate.rules.insertions.bracket_grammar import WORD
from annotate.rules.text.document import Document

_FOOTNOTE = re.compile(
    # Numbers, calls for a source, what pages and manuals leave behind.
    r"^(?:-?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|\^?\d+|[a-z]?\d+|note \d+"
    r"|[\w ]{1,30} needed|x| |edit|(?:who|when|where|by whom|which|why)\?|dead link|[ivx]{2,5}|--?[\w-]+|\w+ \w+=.*)$",
    re.I,
)
_ADDRESS = re.compile(r"https?://|www\.|@|<a\b|href|&#|#x", re.I)
_STATISTIC = re.compile(r"\b(?:CI|SD|IQR|SE|HR|OR|[Rr]ange)\b\W*\d|\b[np]\s*[<=>]|\d,\s*\d\S*$")
_KEY = re.compile(r"^(?:[\"“'‘].*[\"”'’]|\w+|\d+:\d*|:\d+)$")


@dataclass(frozen=True)
class Bracket:
    """What the rules ask of a square bracket: where it stands, and its content without space around it."""

    document: Document
    start: int
    end: int
    content: str

    @cached_property
    def quoted(self) -> bool:
        """Whether it stands in a quotation."""
        return self.document.quotations.inside(self.start, self.end)

    @cached_property
    def words(self) -> list[str]:
        """Its words in lower case."""
        return WORD.findall(self.content.lower())

    @property
    def character_before(self) -> str:
        """The character before it; empty at the beginning of the text."""
        return self.document.text[max(self.start - 1, 0) : self.start]

    @property
    def character_after(self) -> str:
        """The character behind it; empty at the end of the text."""
        return self.document.text[self.end : self.end + 1]

    @cached_property
    def before(self) -> str:
        """The line before it, without space around."""
        text = self.document.text
        return text[text.rfind("\n", 0, self.start) + 1 : self.start].strip()

    @cached_property
    def after(self) -> str:
        """The line behind it, without space and full stops around."""
        text = self.document.text
        return text[self.end : (text.find("\n", self.end) + 1 or len(text) + 1) - 1].strip(" .")

    @property
    def is_index(self) -> bool:
        """Whether it is an index: `config["port"]`."""
        if not (self.character_before.isalnum() or self.character_before in {"_", ")"}):
            return False
        if self.character_after.isalnum() or len(self.content) < 2 or _KEY.match(self.content) is None:
            return False
        return not (self.content.isalpha() and len(self.content) <= 3)

    @property
    def is_list_item(self) -> bool:
        """Whether it is the letter of a list's item: "[a] the name; [b] the address"."""
        if len(self.content) != 1 or not self.content.islower() or self.character_after != " ":
            return False
        if self.character_before in {"", "\n"} and self.document.text[self.end + 1 : self.end + 2].isupper():
            return True
        return self.character_before == " " and self.content != "a"


@dataclass(frozen=True, slots=True)
class BracketDecision:
    """What a rule decides on a bracket: the column of boilerplate.toml."""

    boilerplate: bool


_COLUMNS = Columns[Bracket](
    words={
        "first": lambda bracket: bracket.words[0] if bracket.words else "",
        "last": lambda bracket: bracket.words[-1] if bracket.words else "",
    },
    numbers={"words": lambda bracket: len(bracket.words)},
    features={
        "empty": lambda bracket: not bracket.content,
        "doubled": lambda bracket: bracket.character_before == "[" and bracket.character_after == "]",
        "address": lambda bracket: _ADDRESS.search(bracket.content) is not None,
        "statistic": lambda bracket: _STATISTIC.search(bracket.content) is not None,
        # "I am [34] years old": a footnote hangs on its word, a number put in stands between two.
        "footnote": lambda bracket: _FOOTNOTE.match(bracket.content) is not None,
        "stands apart": lambda bracket: bracket.character_before == " ",
        "number": lambda bracket: bracket.content.isdigit(),
        "question": lambda bracket: bracket.content.endswith("?"),
        "index": lambda bracket: bracket.is_index,
        "list item": lambda bracket: bracket.is_list_item,
        "in quotation": lambda bracket: bracket.quoted,
        "ends line": lambda bracket: not bracket.after,
        "alone": lambda bracket: not bracket.before and not bracket.after,
        "after sentence": lambda bracket: bracket.before.endswith((".", "!", "?", ":")),
        "capital": lambda bracket: bracket.content[0].isupper(),
        "capitals": lambda bracket: bracket.content.isupper(),
        "begins with label": lambda bracket: ":" in bracket.content[:25],
    },
)


@cache
def boilerplate_rules() -> DecisionTable[Bracket, BracketDecision]:
    """The rules of boilerplate.toml."""
    return read_decision_table(__package__, "boilerplate", _COLUMNS, BracketDecision)


def is_boilerplate(bracket: Bracket) -> bool:
    """Whether a bracket is a footnote, credit, link or heading of the page rather than words put into the text."""
    rule = boilerplate_rules().decide(bracket)
    return rule is not None and rule.outcome.boilerplate
