"""Whom an article has spoken of so far: names, bodies, nameless people; for what a pronoun or a role stands for.

No parser and no model: capitals tell names, titles and given names tell who is he and who she, and of those that fit
the one stands for a pronoun that was spoken of last, first in its sentence before later in it (J. Hobbs 1978,
Resolving Pronoun References, Lingua 44, searches in much this order).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Document, Token
from annotate.rules.text.names import Names

_JOINING = frozenset({"de", "van", "von", "der", "den", "bin", "al", "la", "del", "di"})
_CLITICS = ("'s", "’s", "s'", "s’")


class Sort(Enum):
    """What somebody is to a pronoun."""

    PERSON = "person"
    BODY = "body"
    GROUP = "group"
    NAMELESS = "nameless"
    """One person whom the article does not name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody, where the text speaks of them: offsets, and how they are called there.

    `gender` is `m`, `f` or unknown (empty); `roles` are the words for their office beside the name, lower case.
    """

    sort: Sort
    name: str
    start: int
    end: int
    sentence: int
    paragraph: int
    index: int
    quoted: bool
    gender: str = ""
    roles: frozenset[str] = frozenset()


@dataclass(slots=True)
class People:
    """The mentions of an article in order, and what is known of each surname."""

    mentions: list[Mention] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)

    def gender(self, mention: Mention) -> str:
        """The gender of a mention, by itself or by the others of that surname; "" where nothing says it."""
        return mention.gender or self.genders.get(_surname(mention.name), "")

    def roles_of(self, mention: Mention) -> set[str]:
        """The roles that the article gives to a mention's person."""
        return set(mention.roles) | self.roles.get(_surname(mention.name), set())

    def before(self, index: int, sentence: int, reach: int) -> Iterator[Mention]:
        """Those mentioned before an offset, the likeliest first: by sentences back, and in each from its beginning.

        Of its own sentence the nearest comes first; a mention in a quotation comes after all others of its sentence.
        """
        found = [m for m in self.mentions if m.end <= index and 0 <= sentence - m.sentence <= reach]
        yield from sorted(found, key=lambda m: (sentence - m.sentence, m.quoted, m.index))


def people_of(document: Document, names: Names) -> People:
    """Everybody that an article speaks of."""
    people = People()
    paragraph = -1
    for sentence in document.sentences:
        paragraph += sentence.first
        for mention in _mentions(document, sentence.tokens, names, sentence.number, paragraph):
            people.mentions.append(mention)
            if mention.sort is Sort.PERSON:
                surname = _surname(mention.name)
                if mention.gender:
                    people.genders.setdefault(surname, mention.gender)
                people.roles.setdefault(surname, set()).update(mention.roles)
    _settle(people)
    return people


def _settle(people: People) -> None:
    """A single name that is the surname of somebody else's full name is that person; else it may be anything."""
    full = {
        _surname(m.name)
        for m in people.mentions
        if m.sort is Sort.PERSON and (len(m.name.split()) > 1 or m.gender or m.roles)
    }
    people.mentions = [
        m for m in people.mentions if m.sort is not Sort.PERSON or len(m.name.split()) > 1 or _surname(m.name) in full
    ]


def _surname(name: str) -> str:
    return name.split()[-1].lower()


def _mentions(
    document: Document, tokens: Sequence[Token], names: Names, sentence: int, paragraph: int
) -> Iterator[Mention]:
    index = 0
    while index < len(tokens):
        end = _name_end(tokens, index, names)
        if end > index:
            yield _named(document, tokens, index, end, sentence, paragraph)
        else:
            end = index + 1
            common = _common(tokens, index, sentence, paragraph)
            if common is not None:
                yield common
        index = max(end, index + 1)


def _name_end(tokens: Sequence[Token], index: int, names: Names) -> int:
    """Where a run of name tokens that begins here ends; `index` where none does."""
    end = index
    while end < len(tokens):
        token = tokens[end]
        if (
            token.word
            and token.capital
            and names.is_name(tokens, end)
            and _bare(token) not in word_list("people", "group_names")
        ):
            end += 1
            if token.text.endswith(_CLITICS):
                break
        elif end > index and token.lower in _JOINING and end + 1 < len(tokens) and tokens[end + 1].capital:
            end += 1
        else:
            break
    return end


def _bare(token: Token) -> str:
    lower = token.lower.lower()
    for clitic in _CLITICS:
        lower = lower.removesuffix(clitic)
    return lower


def _named(
    document: Document, tokens: Sequence[Token], first: int, last: int, sentence: int, paragraph: int
) -> Mention:
    words = [_bare(token) for token in tokens[first:last]]
    titles = _titles()
    core = first
    while core < last - 1 and words[core - first] in titles:
        core += 1
    roles = {word.removesuffix(".") for word in words[: core - first]} & titles
    before = first - 1
    while before >= 0 and tokens[before].lower in titles:
        roles.add(tokens[before].lower.removesuffix("."))
        before -= 1
    roles |= _apposed(tokens, last)
    name = document.text[tokens[core].start : tokens[last - 1].end]
    for clitic in _CLITICS[:2]:
        name = name.removesuffix(clitic)
    the = first > 0 and tokens[first - 1].lower == "the" and core == first
    single = last - core == 1
    acronym = single and tokens[core].text.isupper() and len(tokens[core].text) > 1
    body = any(word in _bodies() for word in words[core - first :]) or the or acronym
    return Mention(
        sort=Sort.BODY if body and not roles & _person_titles() else Sort.PERSON,
        name=" ".join(name.split()),
        start=tokens[first].start,
        end=tokens[last - 1].end,
        sentence=sentence,
        paragraph=paragraph,
        index=first,
        quoted=tokens[first].quoted,
        gender=_gender(words[core - first] if last - core > 1 else "", roles),
        roles=frozenset(map(_office, roles)),
    )


@cache
def _titles() -> frozenset[str]:
    return (
        word_list("people", "roles")
        | word_list("people", "kin")
        | word_list("people", "speaking_for")
        | _person_titles()
    )


@cache
def _person_titles() -> frozenset[str]:
    titled = word_list("given_names", "men_titles") | word_list("given_names", "women_titles")
    return titled | {word.removesuffix(".") for word in word_list("people", "roles")}


_SHORT = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "sgt": "sergeant",
    "capt": "captain",
    "prof": "professor",
    "dr": "doctor",
}


def _office(role: str) -> str:
    return _SHORT.get(role, role)


def _apposed(tokens: Sequence[Token], last: int) -> set[str]:
    """The roles in an apposition: "Ilse Marrek, the harbour union's chairwoman, said"."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return set()
    opener = tokens[last + 1].lower
    if opener not in {"a", "an", "the", "his", "her", "who", "former", "then"} and opener not in word_list(
        "people", "roles"
    ):
        return set()
    stop = next(
        (index for index in range(last + 1, min(last + 12, len(tokens))) if tokens[index].text == ","), last + 8
    )
    return {token.lower for token in tokens[last + 1 : stop] if token.lower in word_list("people", "roles")}


def _gender(given: str, roles: set[str]) -> str:
    for letter, titles, given_names in _genders():
        if given in given_names or roles & titles:
            return letter
    return ""


@cache
def _genders() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (
            letter,
            frozenset(word.removesuffix(".") for word in word_list("given_names", f"{name}_titles")),
            word_list("given_names", name),
        )
        for letter, name in (("f", "women"), ("m", "men"))
    )


@cache
def _bodies() -> frozenset[str]:
    return word_list("people", "organisations") | word_list("people", "outlets") | word_list("people", "documents")


@cache
def _groups() -> frozenset[str]:
    return word_list("people", "vague_plural") | word_list("people", "group_names")


@cache
def _nameless() -> frozenset[str]:
    return word_list("people", "vague_singular") | word_list("people", "roles")


def _common(tokens: Sequence[Token], index: int, sentence: int, paragraph: int) -> Mention | None:
    """Somebody without a name: "a senior official", "critics of the plan", "the committee"."""
    token = tokens[index]
    if not token.word:
        return None
    lower = _bare(token)
    group, nameless = lower in _groups(), lower in _nameless()
    if not group and not nameless and lower not in word_list("people", "organisations"):
        return None
    determiner = next(
        (tokens[back].lower for back in range(index - 1, max(index - 4, -1), -1) if tokens[back].lower in _DETERMINERS),
        "",
    )
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is not None and follows.word and follows.capital and not follows.lower.startswith("i"):
        return None  # "the official Jan Holm"
    sort = None
    gender = ""
    if _is_word(tokens, index + 1, ",") and _is_word(tokens, index + 2, "including", "like"):
        return None  # who they are follows
    if group:
        sort = Sort.GROUP
    elif nameless and determiner in _INDEFINITE and not token.text.endswith(_CLITICS):
        sort = Sort.NAMELESS
        gender = "f" if lower in {"woman", "mother", "girl"} or lower.endswith("woman") else ""
        gender = gender or ("m" if lower in {"man", "father", "boy"} or lower.endswith("man") else "")
        if _named_after(tokens, index):
            return None
    elif determiner == "the" and lower in word_list("people", "organisations"):
        sort = Sort.BODY
    if sort is None:
        return None
    begins = index
    while begins > 0 and index - begins < 4 and tokens[begins].lower != determiner:
        begins -= 1
    return Mention(
        sort=sort,
        name=token.text,
        start=token.start,
        end=token.end,
        sentence=sentence,
        paragraph=paragraph,
        index=begins if determiner else index,
        quoted=token.quoted,
        gender=gender,
        roles=frozenset({_office(lower)}),
    )


def _is_word(tokens: Sequence[Token], index: int, *words: str) -> bool:
    return index < len(tokens) and tokens[index].lower in words


_INDEFINITE = frozenset({"a", "an", "one", "another"})
_DETERMINERS = _INDEFINITE | {"the", "his", "her", "their", "its", "this", "that"}


def _named_after(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name follows in apposition: "a spokesman for the port, Jan Orel,"."""
    for after in range(index + 1, min(index + 14, len(tokens) - 1)):
        if tokens[after].text == "," and tokens[after + 1].capital and tokens[after + 1].word:
            return True
        if tokens[after].lower in {"named", "identified", "called"} and tokens[after + 1].capital:
            return True
    return False
