"""What an insertion is: words that clarify, or words that add a claim or a judgement.

Three things decide, in this order: words that judge wherever they stand; the form of the words (a clause, a
participle, a description claim something, a name or a date does not); and the context. What fills a gap of a quotation
("the [unemployment] figures") or stands behind a pronoun clarifies; what stands outside quotations in somebody's
running report, and is no plain gloss, was added to it.
"""

import re
from dataclasses import dataclass
from functools import cache

from annotate.rules.decision_table import Columns, DecisionTable, read_decision_table
from annotate.rules.insertions import bracket_grammar
from annotate.rules.insertions.bracket_grammar import WORD
from annotate.rules.lexicons import phrases, word_list
from annotate.rules.text.document import Document

EDITORIAL = "editorial-insertion"
NEUTRAL = "neutral-insertion"

REASON_JUDGING = "“{}” judges, and it was put into somebody else's words. Who says so?"
_REASON_BACKING = "“{}” is a claim about who is behind this, put into somebody else's words. What is its source?"
_REASON_CLAIM = "These words add a claim to somebody else's text. Who says so, and did the original have it?"
_REASON_CLARIFY = "The brackets tell the reader who, what or when is meant, and judge nothing."
_REASON_NOTE = "A note about the text itself: it claims nothing about the matter."
_REASON_REPAIR = "The brackets only fit the quotation into the sentence."

SIGNED = re.compile(
    r"(?:[-–—,.;:]\s*|^)(?:the\s+)?(?:Ed(?:itor|itors|s)?\b\.?|editor(?:'s|’s|s'|s’|ial)?\s+(?:note|comment|remark)"
    r"|(?:author|reporter|translator|publisher|transl?)(?:['’]?s)?(?:\s+note)?\b\.?|[A-Z]{2,3}\s+(?:Ed|ed)\.)\s*$"
)
NOTE = re.compile(
    r"^(?:(?:editor|editors|ed|author|reporter|translator|publisher|our|editorial)\.?(?:['’]s?|s['’])?\s*(?:note|comment|remark)?"
    r"|(?:note|comment|remark)\s+(?:from|by|of)\s+(?:the|our)\s+(?:editors?|translator|author|publisher|reporter|newsroom))\s*[:–—-]\s*",
    re.I,
)
_ELLIPSIS = re.compile(r"^[\s.…·*_–—-]+$")
_MEASURE = re.compile(
    r"^(?:about|around|roughly|approximately|nearly|almost|some|over|more than|less than|under|or|i\.e\.,?"
    r"|equivalent to|worth|£|\$|€|~|=)?\s*"
    r"[A-Z]{0,3}[$€£¥₽₹]?\s?\d[\d.,]*(?:\s?[%°\w.$€£¥/²³-]+){0,5}$",
    re.I,
)
_QUOTED = re.compile(r"^[\"“'‘].*[\"”'’]$")
_GLOSS = re.compile(
    r"^(?:i\.e\.,?|that is,?|namely,?|meaning,?|or,?|in english:?,?|literally:?,?|translation:|trans\.|=)\s+", re.I
)
_NOT_A_NOTE = re.compile(r"^(?:emphasis|context|translation|correction)\s+(?:on|for)\b", re.I)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an insertion is: its label, how sure that is (0 to 1), and why, for the annotator."""

    label: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class BracketContext:
    """Where a bracket stands: inside a quotation, set off by a mark or the end behind it, and after which word.

    `before` is the word right before it in lower case, empty after a mark or at the beginning.
    """

    quoted: bool
    set_off: bool
    before: str

    @classmethod
    def of(cls, document: Document, match: re.Match[str]) -> "BracketContext":
        """The context of a bracket that was matched in a document's text."""
        text = document.text
        following = text[match.end() : match.end() + 2].lstrip(" ")[:1]
        before = re.search(r"([^\W_]+(?:['’-][^\W_]+)*) ?$", text[max(match.start() - 30, 0) : match.start()])
        return cls(
            document.quotations.inside(*match.span()),
            not following.isalnum() and following not in {"(", "["},
            before.group(1).lower().replace("’", "'") if before is not None else "",
        )

    @property
    def fills_gap(self) -> bool:
        """Whether the quotation has a gap without it: "the [unemployment] figures", "we [have] seen", "[My] mother"."""
        return self.quoted and (
            self.before in word_list("insertions", "before_gaps") or (not self.before and not self.set_off)
        )

    @property
    def explains(self) -> bool:
        """Whether a word that needs explaining stands before it: "they [the surveyors]", "there [Velm]"."""
        return self.before in word_list("insertions", "pointing")


def judge(inside: str, context: BracketContext) -> Verdict:
    """Editorial or neutral, how sure, and why."""
    content = NOTE.sub("", SIGNED.sub("", inside)).strip(" ,;-–—")
    # The month is no verb.
    words = WORD.findall(re.sub(r"(?<!^)\bMay\b", "June", content).replace("’", "'").lower())
    if not words:
        return _mark_only(inside)
    if _is_note(content, words):
        return Verdict(NEUTRAL, 0.97, _REASON_NOTE)
    judging = _judging_feature(content, words)
    if judging is not None:
        return judging
    return _by_form(Form(content, words, context))


def _mark_only(inside: str) -> Verdict:
    if "!" in inside:
        return Verdict(EDITORIAL, 0.85, REASON_JUDGING.format(inside))
    return Verdict(NEUTRAL, 0.9, _REASON_REPAIR)


def _is_note(content: str, words: list[str]) -> bool:
    if words[0] in word_list("insertions", "transcript") and len(words) <= 4:
        return True
    notes = sum(word in word_list("insertions", "note_words") for word in words)
    about = any(word in word_list("insertions", "note_words") - {"ours", "mine", "original", "added"} for word in words)
    if about and (len(words) <= 3 or notes >= 2) and not _NOT_A_NOTE.match(content):
        return True
    return bool(_ELLIPSIS.match(content))


def _judging_feature(content: str, words: list[str]) -> Verdict | None:
    """The first word or turn that makes an insertion a claim or a judgement."""
    if _QUOTED.match(content) and len(words) <= 6:
        return None
    judging = word_list("insertions", "judging")
    for number, word in enumerate(words):
        lies = word in {"lie", "lies", "lying"} and number + 1 < len(words)
        if lies and words[number + 1] in word_list("reporting", "prepositions") | {
            "north",
            "south",
            "east",
            "west",
            "just",
        }:
            continue
        if word in judging:
            return Verdict(EDITORIAL, 0.92, REASON_JUDGING.format(word))
    padded = " " + content.replace("’", "'").lower() + " "
    for phrase in phrases("insertions", "judging_phrases"):
        if phrase in padded and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", padded):
            return Verdict(EDITORIAL, 0.85, REASON_JUDGING.format(phrase))
    backing = word_list("insertions", "backing")
    suffixes = word_list("insertions", "backing_suffixes")
    for context, word in enumerate(words):
        if word in backing and (len(words) > 2 or context == 0) and len(words) > 1:
            return Verdict(EDITORIAL, 0.88, _REASON_BACKING.format(word))
        # "[the US-backed Hesk Column]" names who is meant by what it is commonly called.
        if "-" in word and word.rpartition("-")[2] in suffixes and words[0] != "the":
            return Verdict(EDITORIAL, 0.85, _REASON_BACKING.format(word))
    turn = _describing(padded, words)
    if turn:
        return Verdict(EDITORIAL, 0.75, REASON_JUDGING.format(turn))
    if "!" in content:
        return Verdict(EDITORIAL, 0.8, REASON_JUDGING.format("!"))
    return None


def _describing(padded: str, words: list[str]) -> str:
    """The noun that says what something "really" is: "an annexation", "i.e. the invasion"; empty where none does."""
    nouns = [word for word in words if word in word_list("insertions", "judging_nouns")]
    if not nouns:
        return ""
    described = any(padded.startswith(f" {turn} ") for turn in phrases("insertions", "describes"))
    called = words[0] in {"a", "an"} or (
        words[0] == "the" and len(words) > 2 and words[1] in nouns and words[2] == "of"
    )
    return (
        nouns[0]
        if described
        or (called and nouns[0] not in {"friend", "relative", "victim"})
        or (len(words) == 1 and nouns[0].endswith("s"))
        else ""
    )


@dataclass(frozen=True, slots=True)
class Form:
    """What the rules ask of an insertion without a judging word: its content, its words in lower case, its place."""

    content: str
    words: list[str]
    context: BracketContext

    @property
    def set_off(self) -> bool:
        """Whether a mark or the end stands behind the bracket."""
        return self.context.set_off

    @property
    def argues(self) -> bool:
        """Whether it argues, see `bracket_grammar.argues`; outside quotations even in the middle of a clause."""
        return bracket_grammar.argues(self.words, set_off=self.set_off or not self.context.quoted)

    @property
    def states(self) -> bool:
        """Whether the words are a clause, accuse, or have an object."""
        return (
            bracket_grammar.is_clause(self.words)
            or bracket_grammar.accuses(self.words)
            or (self.set_off and bracket_grammar.has_object(self.content))
        )


_LABELS = {"editorial": EDITORIAL, "neutral": NEUTRAL}
_REASONS = {"claim": _REASON_CLAIM, "clarifies": _REASON_CLARIFY, "fits": _REASON_REPAIR, "judges": REASON_JUDGING}


@dataclass(frozen=True, slots=True)
class FormDecision:
    """What a rule decides on a form: the columns of classify.toml.

    Raises:
        ValueError: the label or reason is unknown, or the confidence is not in 0..1.
    """

    label: str
    confidence: float
    reason: str
    quoted: str = ""

    def __post_init__(self) -> None:
        if self.label not in _LABELS or self.reason not in _REASONS or not 0 <= self.confidence <= 1:
            raise ValueError(f"{self.label} {self.confidence} {self.reason} is no label, confidence in 0..1 and reason")
        if bool(self.quoted) != (self.reason == "judges") or self.quoted not in {"", "first", "last", "?"}:
            raise ValueError(f"reason {self.reason} with {self.quoted!r}: the first or last word or ? with judges")

    def verdict(self, form: Form) -> Verdict:
        """The verdict on an insertion, with its words in the reason."""
        words = {"first": form.words[0], "last": form.words[-1]}
        reason = _REASONS[self.reason].format(words.get(self.quoted, self.quoted))
        return Verdict(_LABELS[self.label], self.confidence, reason)


_COLUMNS = Columns[Form](
    words={"first": lambda form: form.words[0]},
    numbers={"words": lambda form: len(form.words), "characters": lambda form: len(form.content)},
    features={
        "in quotation": lambda form: form.context.quoted,
        "sets off": lambda form: form.set_off,
        "fills gap": lambda form: form.context.fills_gap,
        "explains": lambda form: form.context.explains,
        "question": lambda form: "?" in form.content,
        "comma": lambda form: "," in form.content,
        "lower case": lambda form: form.content[0].islower(),
        "in quotation marks": lambda form: _QUOTED.match(form.content) is not None,
        "measure": lambda form: _MEASURE.match(form.content) is not None,
        "gloss": lambda form: _GLOSS.match(form.content) is not None,
        "names only": lambda form: bracket_grammar.names_only(form.content),
        "comments": lambda form: bracket_grammar.comments(form.words, set_off=form.set_off),
        "contradicts": lambda form: bracket_grammar.contradicts(
            form.words, form.context.before, fills_gap=form.context.fills_gap, set_off=form.set_off
        ),
        "argues": lambda form: form.argues,
        "counts": lambda form: bracket_grammar.counts(form.words),
        "plain relative": lambda form: bracket_grammar.plain_relative(form.words),
        "grammar": lambda form: all(word in word_list("insertions", "grammar") for word in form.words),
        "whole sentence": lambda form: _is_whole_sentence(form.words),
        "clause": lambda form: bracket_grammar.is_clause(form.words),
        "states": lambda form: form.states,
        "plain clause": lambda form: bracket_grammar.plain_clause(form.words),
        "predicates": lambda form: bracket_grammar.predicates(
            form.content, form.words, quoted=form.context.quoted, explains=form.context.explains, set_off=form.set_off
        ),
        "plain gloss": lambda form: bracket_grammar.is_gloss(form.content, form.words),
    },
)


@cache
def form_rules() -> DecisionTable[Form, FormDecision]:
    """The rules of classify.toml."""
    return read_decision_table(__package__, "classify", _COLUMNS, FormDecision)


def _by_form(form: Form) -> Verdict:
    rule = form_rules().decide(form)
    if rule is None:
        raise AssertionError("the last rule of classify.toml has no condition")
    return rule.outcome.verdict(form)


def _is_whole_sentence(words: list[str]) -> bool:
    """Whether words of grammar make a sentence by themselves: "they did not", "it is not"."""
    return len(words) >= 3 and words[0] in word_list("insertions", "subjects") and words[-1] in {"not", "so", "n't"}
