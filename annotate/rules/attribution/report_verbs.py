"""Whether a verb with a subject reports something, and how sure that is, from what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from annotate.rules.decision_table import Columns, DecisionTable, read_decision_table
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token
from annotate.rules.text.noun_phrases import Phrase, phrase_right

QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„"})


@dataclass(frozen=True)
class VerbInSentence:
    """What the rules ask of a verb: `verb` is its index, `next_index` that of the word behind it and its adjuncts.

    `claim_before` says that a claim ends right before the subject, `quotation_after` that the next sentence is quoted.
    """

    tokens: Sequence[Token]
    verb: int
    subject: Phrase
    claim_before: bool
    quotation_after: bool

    @property
    def word(self) -> str:
        """The verb in lower case."""
        return self.tokens[self.verb].lower

    @cached_property
    def next_index(self) -> int:
        """The index of the first word that is no adjunct of the verb; the number of tokens where none is left."""
        return after_adjuncts(self.tokens, self.verb + 1, self.word)

    def following(self, distance: int) -> str:
        """The word so far behind the next one, in lower case; empty where the sentence ends before it."""
        index = self.next_index + distance
        return self.tokens[index].lower if index < len(self.tokens) else ""

    def within(self, distance: int) -> set[str]:
        """The words behind the next one, up to so far from it."""
        return {token.lower for token in self.tokens[self.next_index + 1 : self.next_index + 1 + distance]}

    @property
    def before(self) -> str:
        """The word before the subject, in lower case; empty where the subject begins the sentence."""
        return self.tokens[self.subject[0] - 1].lower if self.subject[0] else ""

    @cached_property
    def ends(self) -> bool:
        """Whether the sentence ends with the verb: "…, he said." or "He agreed."."""
        return all(not token.word for token in self.tokens[self.next_index :])

    @cached_property
    def speaks(self) -> bool:
        """Whether the subject can speak, see `speaks`."""
        return speaks(self.tokens, self.subject)

    @cached_property
    def strong(self) -> bool:
        """Whether the verb reports something with a plain object, since its subject is there to tell."""
        if self.word in word_list("reporting", "with_object") and _tells(self.tokens, self.subject):
            return True
        if self.word not in word_list("reporting", "pure") or not self.speaks:
            return False
        return self.subject[0] == 0 or not self.tokens[self.subject[0] - 1].word


@dataclass(frozen=True, slots=True)
class Report:
    """What a rule decides: how sure it is that the verb reports something, None where it does not.

    Raises:
        ValueError: the confidence is not in 0..1.
    """

    confidence: float | None = None

    def __post_init__(self) -> None:
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not in 0..1")


_COLUMNS = Columns[VerbInSentence](
    key="verb",
    words={
        "verb": lambda facts: facts.word,
        "before": lambda facts: facts.before,
        "next": lambda facts: facts.following(0),
        "second": lambda facts: facts.following(1),
    },
    several={
        "within_five": lambda facts: facts.within(5),
        "within_seven": lambda facts: facts.within(7),
        "within_nine": lambda facts: facts.within(9),
    },
    features={
        "ends": lambda facts: facts.ends,
        "claim before": lambda facts: facts.claim_before,
        "quotation after": lambda facts: facts.quotation_after,
        "begins quoted": lambda facts: facts.tokens[0].quoted,
        "quotation opens": lambda facts: _quotation_opens(facts.tokens[facts.next_index]),
        "quotation follows": lambda facts: quote_follows(facts.tokens, facts.next_index),
        "quotation near": lambda facts: any(t.quoted for t in facts.tokens[facts.next_index : facts.next_index + 10]),
        "clause follows": lambda facts: clause_follows(facts.tokens, facts.next_index),
        "goes on": lambda facts: facts.next_index + 4 < len(facts.tokens),
        "gerund": lambda facts: facts.following(0).endswith("ing"),
        "headline": lambda facts: facts.tokens[-1].text not in {".", "?", "!"},
        "speaks": lambda facts: facts.speaks,
        "tells": lambda facts: _tells(facts.tokens, facts.subject),
        "strong": lambda facts: facts.strong,
        "is document": lambda facts: _core_head(facts.tokens, facts.subject) in word_list("people", "documents"),
    },
)


@cache
def report_rules() -> DecisionTable[VerbInSentence, Report]:
    """The rules of report_verbs.toml."""
    return read_decision_table(__package__, "report_verbs", _COLUMNS, Report)


def report_confidence(facts: VerbInSentence) -> float | None:
    """How sure it is that the verb reports something; None where it does not."""
    rule = report_rules().decide(facts)
    return rule.outcome.confidence if rule is not None else None


def after_adjuncts(tokens: Sequence[Token], index: int, verb: str) -> int:
    """Past what may stand between verb and claim: "told | reporters |", "said | in a statement on Friday | that"."""
    start = index
    if verb in word_list("reporting", "tell_verbs") and index < len(tokens) and not tokens[index].quoted:
        pronoun = tokens[index].lower in {"him", "her", "them", "me", "us"}
        addressee = (index, index + 1) if pronoun else phrase_right(tokens, index)
        # A clause without "that" has its own subject: only a short object is one.
        if addressee is not None and addressee[1] - addressee[0] <= 6:
            index = addressee[1]
    while index < len(tokens) and not tokens[index].quoted:
        further = _after_adjunct(tokens, index)
        if further is None:
            break
        index = further
    return index if index < len(tokens) else start


def _after_adjunct(tokens: Sequence[Token], index: int) -> int | None:
    ends = word_list("reporting", "time_words") | word_list("reporting", "media") | word_list("reporting", "months")
    if tokens[index].lower in word_list("reporting", "time_words"):
        return index + 1
    if tokens[index].lower not in word_list("reporting", "adjunct_openers"):
        return None
    reach = range(index + 1, min(index + 6, len(tokens)))
    end = next((end for end in reach if tokens[end].lower in ends or not tokens[end].word), None)
    return end + 1 if end is not None and tokens[end].word else None


def speaks(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Whether the subject is a name, a pronoun or a word for people, papers or bodies, and so the verb no noun."""
    last = tokens[subject[1] - 1]
    if _core_head(tokens, subject) in word_list("people", "telling"):
        return True
    if subject[1] - subject[0] == 1 and last.lower in word_list("reporting", "pronouns"):
        return True
    first = tokens[subject[0]]
    if first.lower == last.lower and not last.capital and last.lower not in word_list("people", "vague_plural"):
        # "company reports", "according to court records": nouns side by side.
        return False
    lists = ("vague_plural", "vague_singular", "roles", "documents", "organisations", "outlets", "speaking_for")
    return (last.capital and not last.text.endswith(("'s", "’s"))) or any(
        last.lower in word_list("people", name) for name in lists
    )


def core_end(tokens: Sequence[Token], subject: Phrase) -> int:
    """Where the subject's own words end: "opponents | of the pipeline", "a majority of residents | in the valley"."""
    cuts = word_list("reporting", "prepositions") | word_list("people", "core_cuts") | {","}
    ends = [index for index in range(subject[0] + 1, subject[1]) if tokens[index].lower in cuts]
    counted = ends and tokens[ends[0] - 1].lower in word_list("people", "quantities") and tokens[ends[0]].lower == "of"
    return (ends[1] if len(ends) > 1 else subject[1]) if counted else (ends[0] if ends else subject[1])


def _tells(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Whether the subject's core is people who are asked, a body or a paper: then a plain object will do."""
    first, end = subject[0], core_end(tokens, subject)
    head = tokens[end - 1].lower
    opens = first == 0 or not tokens[first - 1].word or tokens[first - 1].quoted
    lists = ("telling", "telling_bodies", "outlets", "documents", "vague_plural")
    if tokens[first].lower in {"those", "others", "some", "many"} and end - first == 1:
        return opens
    return opens and any(head in word_list("people", name) for name in lists)


def _quotation_opens(token: Token) -> bool:
    return token.quoted and token.text in QUOTE_MARKS


def _core_head(tokens: Sequence[Token], subject: Phrase) -> str:
    """The last of the subject's own words, in lower case."""
    return tokens[core_end(tokens, subject) - 1].lower


def quote_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation begins at a token, after a comma or colon at most."""
    while index < len(tokens) and tokens[index].text in {",", ":"} and not tokens[index].quoted:
        index += 1
    return index < len(tokens) and tokens[index].quoted


def clause_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause without "that" begins: a subject, and a finite verb soon after."""
    if index >= len(tokens) or not tokens[index].word:
        return False
    opener = tokens[index]
    determiners, openers = word_list("reporting", "determiners"), word_list("reporting", "clause_openers")
    if not (opener.capital or opener.lower in determiners or opener.lower in openers):
        return False
    finite = word_list("reporting", "finite")
    return any(token.lower in finite for token in tokens[index + 1 : index + 9] if not token.quoted)


def is_word(tokens: Sequence[Token], index: int, *words: str) -> bool:
    """Whether there is a token at the index, and it is one of these words."""
    return 0 <= index < len(tokens) and tokens[index].lower in words
