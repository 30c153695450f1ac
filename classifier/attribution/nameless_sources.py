"""Whether a source whose words name nobody is vague, or the article says elsewhere who is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from annotate.rules.attribution.source_identity import DOCUMENT, ORGANISATION, PERSON, Identity
from annotate.rules.decision_table import Columns, DecisionTable, read_decision_table
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token

UNKNOWN = "unknown"
"""The kind of words of which nothing is known."""

_SURE = 0.7
"""Below this a head is only guessed to be people ("a documentary", "chapters"): not enough to call it vague."""
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our"})


@dataclass(frozen=True)
class NamelessSource:
    """What the rules ask of `tokens[first:last]`, a source that the rules of a sentence call vague.

    `who` is what they say of it.
    """

    tokens: Sequence[Token]
    first: int
    last: int
    who: Identity

    @cached_property
    def words(self) -> list[str]:
        """Its words in lower case."""
        return [token.lower.lower() for token in self.tokens[self.first : self.last]]

    @cached_property
    def core(self) -> int:
        """How many words stand before the first preposition, comma or relative clause."""
        return self._cut(1)

    def _cut(self, start: int) -> int:
        cuts = word_list("reporting", "prepositions") | word_list("people", "core_cuts") | {","}
        return next((index for index in range(start, len(self.words)) if self.words[index] in cuts), len(self.words))

    @cached_property
    def head(self) -> str:
        """The last word of the core, without a possessive ending."""
        return self.words[self.core - 1].removesuffix("'s").removesuffix("s'")

    @cached_property
    def owned(self) -> bool:
        """Whether it is somebody's: "her rivals", "the senator's lawyers"."""
        return self.words[0] in _POSSESSIVES or any(word.endswith(("'s", "s'")) for word in self.words[: self.core - 1])

    @property
    def body_before_name(self) -> bool:
        """Whether a word for a body stands before a capital in the core: "the advocacy group Friends of the Pier"."""
        bodies = word_list("people", "organisations")
        return any(
            self.words[index] in bodies and self.tokens[self.first + index + 1].capital
            for index in range(self.core - 1)
        )

    @property
    def of_documents(self) -> bool:
        """Whether "of" and a document follow the core: "one of the reports"."""
        if len(self.words) <= self.core + 1 or self.words[self.core] != "of":
            return False
        return self.words[self._cut(self.core + 1) - 1] in word_list("people", "documents")


@dataclass(frozen=True, slots=True)
class KindDecision:
    """What a rule decides: the kind of a source that is not vague after all.

    Raises:
        ValueError: the kind is none that a source without a name can have.
    """

    kind: str

    def __post_init__(self) -> None:
        if self.kind not in {UNKNOWN, DOCUMENT, ORGANISATION, PERSON}:
            raise ValueError(f"{self.kind} is no kind of a source without a name")


_COLUMNS = Columns[NamelessSource](
    words={
        "before": lambda source: source.tokens[source.first - 1].lower if source.first else "",
        "first": lambda source: source.words[0],
        "second": lambda source: source.words[1] if len(source.words) > 1 else "",
        "head": lambda source: source.head,
    },
    several={
        "opening": lambda source: source.words[1:5],
        "behind": lambda source: source.words[source.core :],
    },
    numbers={"words": lambda source: len(source.words), "core": lambda source: source.core},
    features={
        "guessed": lambda source: source.who.score < _SURE,
        "owned": lambda source: source.owned,
        "core only": lambda source: source.core == len(source.words),
        "body before name": lambda source: source.body_before_name,
        "of documents": lambda source: source.of_documents,
    },
)


@cache
def nameless_rules() -> DecisionTable[NamelessSource, KindDecision]:
    """The rules of nameless_sources.toml."""
    return read_decision_table(__package__, "nameless_sources", _COLUMNS, KindDecision)


def kind_of_nameless(source: NamelessSource) -> str:
    """The kind of a source that is not vague after all; empty where it is vague."""
    rule = nameless_rules().decide(source)
    return rule.outcome.kind if rule is not None else ""
