"""Whether a reader can identify a source, and what kind it is.

Decisions that need saying: police, the Pentagon and other bodies answer for themselves, so they are sources;
"officials", wherever they work, are not. A spokesman without a name speaks for a body that a reader can ask, so with
that body named he is a source. A report or poll is a source where something says whose it is. A pronoun or a role
stands for whom the article named last; where the article named nobody, it says who is meant to those who have more
of it, so it counts as a source with a low score.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token
from annotate.rules.text.names import Names

PERSON, ORGANISATION, OUTLET, DOCUMENT = "person", "organisation", "outlet", "document"
GROUP, ANONYMOUS, WITH_REASON, HEARSAY = "group", "anonymous", "anonymous-with-reason", "hearsay"

_REASON_GIVEN = re.compile(
    r"(?:asked|asking|requested|requesting|declined|declining|refused|insisted|insisting)\s+(?:for\s+)?(?:anonymity"
    r"|not\s+to\s+be\s+(?:named|identified|quoted)|to\s+(?:remain\s+anonymous|be\s+(?:named|identified))"
    r"|that\s+(?:\w+\s+){1,4}not\s+be\s+(?:used|named|published|identified))"
    r"|on\s+(?:the\s+)?condition\s+(?:of\s+anonymity|that\s+(?:they|he|she))|(?:spoke|speaking)\s+anonymously"
    r"|not\s+(?:been\s+)?(?:authori[sz]ed|permitted|allowed)\s+to\s+(?:speak|discuss|comment|talk|brief)"
    r"|for\s+fear\s+of|names?\s+(?:was|were|is|are|has\s+been|have\s+been)\s+withheld|granted\s+anonymity"
    r"|wished\s+to\s+remain\s+anonymous|because\s+(?:they|he|she)\s+(?:was|were)\s+not\s+authori[sz]ed",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Identity:
    """`vague` or not, the kind as the scheme asks for it, how sure, and the name a pronoun stands for."""

    vague: bool
    kind: str
    score: float
    stands_for: str = ""
    named: bool = False


@dataclass(slots=True)
class Antecedents:
    """Whom the article has named so far, and who spoke last."""

    person: Identity | None = None
    person_name: str = ""
    body: Identity | None = None
    plural: Identity | None = None
    heads: dict[str, Identity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What the rules below look at: the words, the head, and whether names stand in or behind the phrase's core."""

    lowers: list[str]
    head: str
    core: int
    named: bool
    named_later: bool
    head_is_name: bool
    head_is_lower: bool
    capital: bool
    plain: bool
    apposed: bool

    def head_in(self, *lists: str) -> bool:
        return any(self.head in word_list("people", name) for name in lists)

    @property
    def possessive(self) -> bool:
        owners = self.lowers[: self.core - 1]
        return self.lowers[0] in {"his", "her", "their", "its"} or any(word.endswith(("'s", "s'")) for word in owners)

    @property
    def definite(self) -> bool:
        return self.lowers[0] in {"the", "this", "that"}

    @property
    def indefinite(self) -> bool:
        return self.lowers[0] in {"a", "an"}

    @property
    def anchored(self) -> bool:
        """Whether something says whose it is: a name, a body or a register."""
        bodies = word_list("people", "organisations") | word_list("people", "registers")
        return (
            self.named
            or self.named_later
            or any(
                word in bodies or word.removesuffix("s") in bodies or word.removesuffix("ies") + "y" in bodies
                for word in self.lowers
            )
        )


# Asked for each source of a sentence, one after the other.
@lru_cache(maxsize=4)
def gives_reason(text: str) -> bool:
    """Whether a sentence says why a source has no name."""
    return _REASON_GIVEN.search(text) is not None


def identify(
    tokens: Sequence[Token], first: int, last: int, names: Names, antecedents: Antecedents, *, plain: bool
) -> Identity | None:
    """Who `tokens[first:last]` is, for a reader who has come this far; None where it can hardly be a source.

    `plain` says whether it is plainly said to speak, so that less will do.
    """
    lowers = [token.lower.lower() for token in tokens[first:last]]
    if len(lowers) == 1 and tokens[first].lower in {"he", "she", "they", "it"}:
        return _of_pronoun(lowers[0], antecedents)
    end = _core_end(tokens, first, last)
    phrase = _Phrase(
        lowers=lowers,
        head=lowers[end - first - 1].removesuffix("'s"),
        core=end - first,
        named=any(names.is_name(tokens, index) for index in range(first, end)),
        named_later=any(names.is_name(tokens, index) for index in range(end, last)),
        head_is_name=names.is_name(tokens, end - 1),
        head_is_lower=tokens[end - 1].text.islower() or end - first == 1,
        capital=tokens[first].capital,
        plain=plain,
        apposed=_named_apposition(tokens, end, last, names),
    )
    return _of_name(phrase) or _of_document(phrase) or _of_speaker(phrase, antecedents) or _of_rest(phrase, antecedents)


def _core_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the phrase's own words end and prepositions, commas or a relative clause begin."""
    cuts = word_list("reporting", "prepositions") | word_list("people", "core_cuts") | {",", "(", "–", "—"}
    return next((index for index in range(first + 1, last) if tokens[index].lower in cuts), last)


def _of_pronoun(word: str, antecedents: Antecedents) -> Identity:
    antecedent = {"it": antecedents.body, "they": antecedents.plural or antecedents.body}.get(word, antecedents.person)
    if antecedent is None:
        return Identity(False, ORGANISATION if word == "it" else PERSON, 0.55)
    return Identity(antecedent.vague, antecedent.kind, 0.8, antecedents.person_name if word in {"he", "she"} else "")


def _of_name(phrase: _Phrase) -> Identity | None:
    """A name at the head: "Jan Holm", "the Pentagon", "the United Nations"; not "Republicans", "US officials"."""
    if phrase.core == 1 and phrase.head_in("origins") and phrase.lowers[0] == phrase.head and phrase.capital:
        # "Cuban said" is a surname: an adjective would have its noun.
        return Identity(False, PERSON, 0.8)
    grouped = phrase.head_in("vague_plural") and (phrase.core == 1 or phrase.head_in("group_names"))
    if phrase.head_is_name and not grouped and not phrase.head_in("group_names"):
        return Identity(False, _kind_of_name(phrase), 0.92, named=True)
    return Identity(False, PERSON, 0.9, named=True) if phrase.apposed else None


def _of_document(phrase: _Phrase) -> Identity | None:
    if not phrase.head_in("documents"):
        return None
    if phrase.head == "figures" and any(word in word_list("people", "figure_kinds") for word in phrase.lowers):
        return None
    dated = any(word[0].isdigit() or word in word_list("reporting", "months") for word in phrase.lowers)
    owned = bool({"by", "from"} & set(phrase.lowers[phrase.core :]))
    owned = owned or bool({"published", "filed", "released", "signed"} & set(phrase.lowers[phrase.core :]))
    if phrase.anchored or phrase.possessive or phrase.definite or dated or owned:
        return Identity(False, DOCUMENT, 0.85 if phrase.anchored else 0.65)
    # "Photos show the harbour" is a caption.
    return None if phrase.head_in("pictures") else Identity(True, ANONYMOUS, 0.7)


def _of_speaker(phrase: _Phrase, antecedents: Antecedents) -> Identity | None:
    """Those who speak for somebody: a spokesman for the port, her lawyer."""
    if phrase.possessive and phrase.head_in("kin", "speaking_for"):
        return Identity(False, PERSON, 0.8)
    if not phrase.head_in("speaking_for"):
        return None
    if phrase.anchored or phrase.definite or "for" in phrase.lowers[phrase.core :]:
        return Identity(False, PERSON, 0.85)
    if phrase.head.endswith("s") or (antecedents.body is None and antecedents.person is None):
        return Identity(True, ANONYMOUS, 0.6)
    return Identity(False, PERSON, 0.6)


def _of_rest(phrase: _Phrase, antecedents: Antecedents) -> Identity | None:
    opener = phrase.lowers[0]
    if phrase.head_in("pictures"):
        return None
    if phrase.head in {"percent", "%", "per", "cent"} or phrase.head[0].isdigit():
        return None
    if phrase.head_in("office_holders") and phrase.definite and phrase.named_later:
        # "The presidents of Kesh and Velmora": there is one of each.
        return Identity(False, PERSON, 0.75)
    owner = phrase.named or phrase.named_later or phrase.possessive
    if phrase.head_in("staff") and owner and (phrase.definite or phrase.possessive):
        # "The scientists of the Commission", "the bank's economists": a reader can ask the body that they work for.
        return Identity(False, ORGANISATION, 0.7)
    if phrase.lowers[0] in word_list("people", "lore") and len(phrase.lowers) == 1:
        return Identity(True, HEARSAY, 0.8)
    if phrase.head_in("vague_plural", "group_names"):
        return Identity(True, ANONYMOUS if phrase.head_in("anonymous") else GROUP, 0.92)
    if opener in {"some", "many", "others", "several", "few", "most", "those"}:
        return Identity(True, GROUP, 0.9)
    if opener in {"one", "another"} or phrase.lowers in (["both"], ["all"], ["two"], ["three"]):
        return Identity(True, ANONYMOUS, 0.85)
    if phrase.head_in("organisations", "outlets"):
        if phrase.indefinite and not phrase.named and not phrase.named_later:
            return Identity(True, GROUP, 0.75)
        return Identity(False, OUTLET if phrase.head_in("outlets") else ORGANISATION, 0.85)
    if phrase.definite or (phrase.head_in("roles") and not phrase.indefinite):
        return _of_definite(phrase, antecedents)
    if phrase.head_in("vague_singular") or phrase.indefinite:
        return Identity(True, ANONYMOUS, 0.85 if phrase.head_in("vague_singular") else 0.65)
    if phrase.head_is_lower and phrase.head.endswith("s") and not phrase.head.endswith(("ss", "us", "is")):
        return Identity(True, GROUP, 0.65)
    return Identity(False, _kind_of_name(phrase), 0.7) if phrase.named else None


def _of_definite(phrase: _Phrase, antecedents: Antecedents) -> Identity | None:
    """As in "The senator", "the official": whoever the article called so, else whoever it named."""
    earlier = antecedents.heads.get(phrase.head)
    if earlier is not None:
        return Identity(earlier.vague, earlier.kind, 0.75)
    if phrase.head_in("vague_singular") and not phrase.head_in("roles"):
        named = antecedents.person is not None and not antecedents.person.vague
        return Identity(False, PERSON, 0.6) if named else Identity(True, ANONYMOUS, 0.7)
    if phrase.head_in("roles") or phrase.head.rpartition("-")[2] in word_list("people", "roles"):
        return Identity(False, PERSON, 0.75 if phrase.named_later or antecedents.person_name else 0.6)
    if phrase.head.endswith("s"):
        return Identity(True, GROUP, 0.55)
    if phrase.head.endswith(("er", "or", "ist", "ian", "man")):
        return Identity(False, PERSON, 0.6)
    return Identity(False, ORGANISATION, 0.5) if phrase.plain else None


def _named_apposition(tokens: Sequence[Token], core_end: int, last: int, names: Names) -> bool:
    """Whether a name follows a comma: "a spokesman for the ministry, Jan Orel"."""
    for index in range(core_end, last - 1):
        if tokens[index].text == "," and tokens[index + 1].capital and names.is_name(tokens, index + 1):
            return tokens[index + 1].lower not in word_list("people", "organisations")
        if (
            tokens[index].lower in {"named", "identified", "called", "calling"}
            and tokens[index - 1].lower not in {"who", "and", "but"}
            and tokens[min(index + 1, last - 1)].capital
        ):
            return True
    return False


def _kind_of_name(phrase: _Phrase) -> str:
    if phrase.head_in("documents"):
        return DOCUMENT
    if phrase.head_in("outlets"):
        return OUTLET
    bodies = word_list("people", "organisations")
    core = phrase.lowers[: phrase.core]
    if core[0] == "the" or any(word in bodies for word in core):
        return ORGANISATION
    return PERSON
