"""What is wrong with a scheme, all at once, before anything is sent to Label Studio.

The labeling server itself takes duplicate labels and hotkeys, conditions on labels that are not there, and colours
that nobody can read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from unsourced.errors import SchemeError
from unsourced.schemes.colours import BLACK, COLOUR_VISIONS, WHITE, blend, contrast, distance
from unsourced.schemes.scheme import Question, RelationType, Scheme
from unsourced.schemes.underlines import PATTERNS

Severity = Literal["error", "warning"]

# Names of the controls of every labeling config; a question of that name would take their answers.
RESERVED_NAMES = ("label", "text")
# What Label Studio's editor does with a single key on a text: u unselects a region, h and r are never given out.
RESERVED_HOTKEYS = ("u", "h", "r")
SHORTEST_TITLE = 3  # of a Label Studio project
READABLE = 4.5  # WCAG 2.2 AA for text
HIGHLIGHT = 0.3  # opacity of a region's ground in Label Studio
SELECTED = 0.8  # and of a selected one's
CONFUSED = 15.0  # closer colours (CIE Lab) are not told apart at a glance


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: `where` is the label, question or table concerned."""

    severity: Severity
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.where}: {self.what}"


def check_scheme(scheme: Scheme) -> list[Finding]:
    """All findings, errors first; empty for a scheme that is in order."""
    findings = [finding for check in _CHECKS for finding in check(scheme)]
    return sorted(findings, key=lambda finding: finding.severity != "error")


def require_sound(scheme: Scheme) -> None:
    """Raise SchemeError with the first errors of a scheme that has any."""
    errors = [finding for finding in check_scheme(scheme) if finding.severity == "error"]
    if errors:
        shown = "; ".join(f"{finding.where}: {finding.what}" for finding in errors[:3])
        more = f"; and {len(errors) - 3} more" if len(errors) > 3 else ""
        raise SchemeError(
            shown + more,
            where=f"scheme {scheme.name}",
            remedy="Correct its file; `unsourced scheme check FILE` lists what is wrong.",
        )


def _title(scheme: Scheme) -> Iterator[Finding]:
    if len(scheme.title) < SHORTEST_TITLE:
        yield Finding("error", "title", f"{scheme.title!r} is shorter than {SHORTEST_TITLE} characters")
    if not scheme.labels:
        yield Finding("error", "labels", "there are none")


def _wording(scheme: Scheme) -> Iterator[Finding]:
    named = [("title", scheme.title)]
    named += [(f"label {label.key}", f"{label.name}{label.definition}{label.extent}") for label in scheme.labels]
    for question in scheme.questions:
        named.append((f"question {question.key}", question.name + "".join(c.name + c.anchor for c in question.choices)))
    for where, words in named:
        if any(ord(character) < 32 and character not in "\n\t" for character in words):
            yield Finding("error", where, "holds a control character, which XML cannot carry")
    for where, name in [(f"label {label.key}", label.name) for label in scheme.labels] + [
        (f"question {question.key}", question.name) for question in scheme.questions
    ]:
        if "$" in name:
            yield Finding("error", where, f"{name!r} holds a $, which Label Studio reads as a field of the task")
    for label in scheme.labels:
        if "," in label.name:
            yield Finding("warning", f"label {label.key}", "a comma in its name reads as two labels in the editor")


def _unique_labels(scheme: Scheme) -> Iterator[Finding]:
    labels = scheme.labels
    yield from _shared("key", [(label.key, label.key) for label in labels])
    yield from _shared("name", [(label.name.casefold(), label.key) for label in labels])
    yield from _shared("hotkey", [(label.hotkey, label.key) for label in labels])
    yield from _shared("colour", [(label.colour, label.key) for label in labels])
    yield from _shared("pattern", [(label.pattern, label.key) for label in labels])


def _shared(what: str, owned: list[tuple[str, str]]) -> Iterator[Finding]:
    for value, count in Counter(value for value, _ in owned).items():
        if count > 1:
            owners = [owner for other, owner in owned if other == value]
            yield Finding(
                "error", f"label {', '.join(dict.fromkeys(owners))}", f"{count} labels share {what} {value!r}"
            )


def _hotkeys(scheme: Scheme) -> Iterator[Finding]:
    for label in scheme.labels:
        key, where = label.hotkey, f"label {label.key}"
        if key in RESERVED_HOTKEYS:
            yield Finding("error", where, f"hotkey {key!r} belongs to Label Studio's editor")
        elif len(key) != 1 or not (key.isascii() and key.isalnum()) or key != key.lower():
            yield Finding("error", where, f"hotkey {key!r} is not a digit or a small letter")


def _patterns(scheme: Scheme) -> Iterator[Finding]:
    for label in scheme.labels:
        if label.pattern not in PATTERNS:
            known = ", ".join(PATTERNS)
            yield Finding("error", f"label {label.key}", f"pattern {label.pattern!r} is unknown; there are {known}")


def _readable(scheme: Scheme) -> Iterator[Finding]:
    for label in scheme.labels:
        where, colour = f"label {label.key}", label.colour
        if (ratio := contrast(colour, WHITE)) < READABLE:
            yield Finding("error", where, f"colour {colour} on white has contrast {ratio:.1f}, less than {READABLE}")
        if (ratio := contrast(BLACK, blend(colour, WHITE, HIGHLIGHT))) < READABLE:
            yield Finding("error", where, f"dark text on its highlight has contrast {ratio:.1f}, less than {READABLE}")
        selected = blend(colour, WHITE, SELECTED)
        if (ratio := max(contrast(ink, selected) for ink in (WHITE, BLACK))) < READABLE:
            yield Finding("error", where, f"text on its selected highlight has contrast {ratio:.1f}")


def _confusable(scheme: Scheme) -> Iterator[Finding]:
    for one, other in combinations(scheme.labels, 2):
        distances = {vision: distance(one.colour, other.colour, vision) for vision in COLOUR_VISIONS}
        near = [f"{vision} {value:.0f}" for vision, value in distances.items() if value < CONFUSED]
        if near and one.colour != other.colour:
            yield Finding(
                "warning",
                f"label {one.key}, {other.key}",
                f"{one.colour} and {other.colour} look alike to some readers (Lab distance {', '.join(near)}; "
                f"{CONFUSED:.0f} or more is told apart); only the patterns differ for them",
            )


def _questions(scheme: Scheme) -> Iterator[Finding]:
    yield from _repeated("questions", "question", [question.key for question in scheme.questions])
    for question in scheme.questions:
        where = f"question {question.key}"
        if question.key in RESERVED_NAMES:
            yield Finding("error", where, "this key is taken: the labels and the text have it in Label Studio")
        yield from _answers(question, where)
        yield from _unknown(where, question.labels, scheme)
        if question.per == "article" and question.labels:
            yield Finding("error", where, "it is asked once an article and cannot depend on labels")
    for question in scheme.questions:
        if question.key == "reason" and (question.per, question.type) != ("region", "text"):
            yield Finding("error", "question reason", "must be a text per region: it fills the reason of a span")


def _answers(question: Question, where: str) -> Iterator[Finding]:
    if question.type == "text" and question.choices:
        yield Finding("error", where, "it is answered in words and cannot have choices")
    if question.type != "text" and len(question.choices) < 2:
        yield Finding("error", where, "it has fewer than two choices")
    yield from _repeated(where, "choice", [choice.key for choice in question.choices])
    yield from _repeated(where, "choice called", [choice.name.casefold() for choice in question.choices])
    for choice in question.choices:
        if question.type == "scale" and not choice.anchor:
            yield Finding("warning", where, f"step {choice.key} has no anchor sentence")


def _relations(scheme: Scheme) -> Iterator[Finding]:
    yield from _repeated("relations", "relation", [relation.key for relation in scheme.relations])
    for relation in scheme.relations:
        where = f"relation {relation.key}"
        yield from _unknown(where, (*relation.from_labels, *relation.to_labels), scheme)
        yield from _empty_ends(relation, where)


def _empty_ends(relation: RelationType, where: str) -> Iterator[Finding]:
    if not relation.from_labels:
        yield Finding("error", where, "starts from no label")
    if not relation.to_labels:
        yield Finding("error", where, "leads to no label")


def _overlaps(scheme: Scheme) -> Iterator[Finding]:
    pairs = sorted(sorted(pair) for pair in scheme.overlaps)
    yield from _unknown("overlaps", (key for pair in pairs for key in pair), scheme)
    yield from _unknown("precedence", scheme.precedence, scheme)
    yield from _repeated("precedence", "label", list(scheme.precedence))
    for key in scheme.label_keys:
        if key not in scheme.precedence:
            yield Finding("warning", "precedence", f"label {key} is not in it, so it loses to every other")


def _examples(scheme: Scheme) -> Iterator[Finding]:
    for label in scheme.labels:
        if not label.examples:
            yield Finding("warning", f"label {label.key}", "has no example for the guideline")
        if not label.counter_examples:
            yield Finding("warning", f"label {label.key}", "has no counter-example for the guideline")


def _unknown(where: str, keys: Iterable[str], scheme: Scheme) -> Iterator[Finding]:
    for key in dict.fromkeys(keys):
        if key not in scheme.label_keys:
            yield Finding("error", where, f"there is no label {key!r}")


def _repeated(where: str, what: str, values: list[str]) -> Iterator[Finding]:
    for value, count in Counter(values).items():
        if count > 1:
            yield Finding("error", where, f"{what} {value!r} stands {count} times")


_CHECKS = (
    _title,
    _wording,
    _unique_labels,
    _hotkeys,
    _patterns,
    _readable,
    _confusable,
    _questions,
    _relations,
    _overlaps,
    _examples,
)
