"""What kind of source some words are, and whether a reader can identify it.

Names, bodies, documents and nameless people are told apart by the rules of
`annotate.rules.attribution.source_identity`. What they cannot know from the words alone is decided here: a pronoun or
a role stands for whom the article has spoken of, and counts as vague only where that is somebody without a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.rules.attribution.source_identity import (
    ANONYMOUS,
    DOCUMENT,
    GROUP,
    ORGANISATION,
    OUTLET,
    PERSON,
    Antecedents,
    Identity,
    identify,
)
from annotate.rules.attribution.sources import SOURCE, VAGUE
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Document, Sentence, Token
from annotate.rules.text.names import Names
from annotate.rules.text.noun_phrases import phrase_left
from classifier.attribution.coreference import Mention, People, Sort, people_of
from classifier.attribution.nameless_sources import UNKNOWN, NamelessSource, kind_of_nameless
from unsourced.core.article import Article
from unsourced.core.offsets import Offsets

SOURCED_FROM = "sourced-from"
"""The relation from a claim to who says it, in every scheme that has it."""
NAMED, PRONOUN, ROLE, SPEAKER = "named", "pronoun", "role", "speaker"
"""Kinds that stand beside those of `annotate.rules.attribution.source_identity`.

`speaker` is the first person; `UNKNOWN` stands for none of all.
"""

_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_FIRST = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"})
_SECOND = frozenset({"you", "your", "yourself"})
_RELATIVE = frozenset({"who", "whom", "whose"})
_REACH = 6
_REACH_OF_NAMELESS = 2
_REACH_OF_ROLES = 60
_ANYBODY = frozenset({"someone", "somebody", "anyone", "anybody", "one"})
_EXAMPLES = frozenset({"some", "several", "others", "another", "one", "a", "an", "many", "two", "three", "other"})
"""What opens a phrase whose people the next sentence may name: "One of the guests … Jan Orel, who …"."""
_TITLE_WORDS = frozenset({"former", "the", "then", "ex"})


@dataclass(frozen=True, slots=True)
class SourceKind:
    """What some words are as a source.

    `kind` is one of this module's or of `annotate.rules.attribution.source_identity`; `stands_for` is the name that a
    pronoun or a role stands for (empty where it stands for nobody, or for somebody without a name).
    """

    kind: str
    vague: bool
    stands_for: str = ""


def source_kinds(
    article: Article, spans: Sequence[Offsets], offsets: Sequence[Offsets] | None = None
) -> list[SourceKind]:
    """What each of these spans of an article is as a source. Offsets are into its text; the order does not matter.

    `offsets` are its sentences, which saves finding them again.
    """
    if not spans:
        return []
    document = Document(article.text, article.body_start, offsets)
    names = Names(document)
    people = people_of(document, names)
    reader = _Reader(document, names, people)
    return [reader.kind(start, end) for start, end in spans]


def label_of(kind: SourceKind, tagged: str, labels: Sequence[str]) -> str:
    """The label of a source: where a scheme tells vague ones apart the kind decides, if it is known."""
    if SOURCE in labels and VAGUE in labels and kind.kind != UNKNOWN:
        return VAGUE if kind.vague else SOURCE
    return tagged


@dataclass(frozen=True)
class _Reader:
    document: Document
    names: Names
    people: People

    def kind(self, start: int, end: int) -> SourceKind:
        sentence = self.document.sentence_at(start)
        if sentence is None:
            return SourceKind(UNKNOWN, False)
        tokens = sentence.tokens
        first = next((index for index, token in enumerate(tokens) if token.end > start), len(tokens))
        last = next((index for index in range(first, len(tokens)) if tokens[index].start >= end), len(tokens))
        while first < last and not tokens[first].word:
            first += 1
        while last > first and not tokens[last - 1].word and tokens[last - 1].text not in {")", ".", "%"}:
            last -= 1
        if first >= last:
            return SourceKind(UNKNOWN, False)
        return self.phrase(sentence, tokens, first, last)

    def phrase(self, sentence: Sentence, tokens: Sequence[Token], first: int, last: int) -> SourceKind:
        words = [token.lower.lower() for token in tokens[first:last]]
        if len(words) == 1:
            alone = self._one_word(sentence, tokens, first, words[0])
            if alone is not None:
                return alone
        if self._includes_name(tokens, first, last):
            return SourceKind(NAMED, False)
        if words[0].endswith(("'s", "s'")) and len(words) == 1:
            return self.phrase(sentence, _without_clitic(tokens, first), first, last)
        coordinated = _parts(tokens, first, last)
        if len(coordinated) > 1:
            parts = [self.phrase(sentence, tokens, *part) for part in coordinated]
            known = next((part for part in parts if not part.vague and part.kind != UNKNOWN), None)
            return known or parts[0]
        role = self._role(sentence, tokens, first, last, words)
        return role or self._by_words(sentence, tokens, first, last)

    def _includes_name(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """As in "many mayors, including Ilse Marrek"."""
        return any(
            tokens[index].lower in {"including", "like", "namely"} and self.names.is_name(tokens, index + 1)
            for index in range(first + 1, last - 1)
        ) or self._apposed(tokens, first, last)

    def _apposed(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """As in "one of her backers, former mayor Jan Orel": a full name behind a comma, perhaps with a title."""
        start, end = tokens[first].start, tokens[last - 1].end
        for mention in self.people.mentions:
            if mention.sort is Sort.PERSON and start < mention.start and mention.end <= end and " " in mention.name:
                back = next(index for index in range(first, last) if tokens[index].start >= mention.start) - 1
                while back > first and (
                    tokens[back].capital or tokens[back].lower in _TITLE_WORDS | word_list("people", "roles")
                ):
                    back -= 1
                if tokens[back].text == ",":
                    return True
        return False

    def _one_word(self, sentence: Sentence, tokens: Sequence[Token], index: int, word: str) -> SourceKind | None:
        token = tokens[index]
        if token.text.isupper() and len(token.text) > 1 and word not in {"i"}:
            return None
        if word in _FIRST | _SECOND:
            return SourceKind(SPEAKER, False)
        if word in _SINGULAR:
            return self._singular(sentence, token, _SINGULAR[word])
        if word in _PLURAL:
            return self._plural(sentence, token)
        if word in _IT:
            return self._of(self._first(sentence, token, {Sort.BODY}), PRONOUN)
        if word in _RELATIVE and index > 0:
            end = index - 1 if tokens[index - 1].text == "," else index
            before = phrase_left(tokens, end - 1) if end > 0 else None
            if before is not None and before[1] > before[0] and tokens[before[1] - 1].lower not in _ANYBODY:
                return self.phrase(sentence, tokens, *before)
            return SourceKind(PRONOUN, False)
        return None

    def _singular(self, sentence: Sentence, token: Token, gender: str) -> SourceKind:
        fitting = [
            mention
            for mention in self.people.before(token.start, sentence.number, _REACH)
            if mention.sort in {Sort.PERSON, Sort.NAMELESS} and self.people.gender(mention) in {"", gender}
        ]
        person = next((mention for mention in fitting if mention.sort is Sort.PERSON), None)
        nearest = fitting[0] if fitting else None
        if nearest is None or nearest.sort is Sort.PERSON:
            return self._of(nearest, PRONOUN)
        # Somebody nameless only where no name stands in the same sentence, and not far back.
        near = sentence.number - nearest.sentence <= _REACH_OF_NAMELESS and not nearest.quoted
        # "A guard said so. He …", not "She is a guard. He …".
        near = near and nearest.index == 0
        if person is None or (near and person.sentence < nearest.sentence):
            return self._of(nearest, PRONOUN) if near else SourceKind(PRONOUN, False)
        return self._of(person, PRONOUN)

    def _plural(self, sentence: Sentence, token: Token) -> SourceKind:
        found = self._first(sentence, token, {Sort.GROUP, Sort.BODY})
        if found is not None and found.sort is Sort.GROUP:
            since = self.people.before(token.start, sentence.number, sentence.number - found.sentence)
            if sum(m.sort is Sort.PERSON and not m.quoted for m in since) > 1:
                return SourceKind(PRONOUN, False)  # it may be those two
        return self._of(found, PRONOUN)

    def _first(self, sentence: Sentence, token: Token, sorts: set[Sort]) -> Mention | None:
        return next((m for m in self.people.before(token.start, sentence.number, _REACH) if m.sort in sorts), None)

    def _of(self, mention: Mention | None, kind: str) -> SourceKind:
        if mention is None:
            return SourceKind(kind, False)
        if mention.sort is Sort.NAMELESS:
            return SourceKind(ANONYMOUS, True)
        if mention.sort is Sort.GROUP:
            return SourceKind(GROUP, True)
        return SourceKind(kind, False, mention.name)

    def _role(
        self, sentence: Sentence, tokens: Sequence[Token], first: int, last: int, words: Sequence[str]
    ) -> SourceKind | None:
        """As in "the senator", "the former governor": whom the article gave that role, else the nearest person."""
        if words[0] in _FIRST:
            return SourceKind(SPEAKER, False)
        if words[0] not in {"the", "this", "that"} or last - first > 5 or last - first < 2:
            return None
        if any(token.capital for token in tokens[first + 1 : last]) and self.names.is_name(tokens, last - 1):
            return None
        head = words[-1].removesuffix("'s").rpartition("-")[2]
        roles = word_list("people", "roles") | word_list("people", "vague_singular")
        if head not in roles:
            return None
        nameless = head in word_list("people", "vague_singular") and last - first == 2
        for mention in self.people.before(tokens[first].start, sentence.number, _REACH_OF_ROLES):
            if head in self.people.roles_of(mention):
                if mention.sort is Sort.PERSON:
                    return SourceKind(ROLE, False, mention.name)
                if mention.sort is Sort.NAMELESS and nameless:
                    return SourceKind(ANONYMOUS, True)
        for mention in self.people.before(tokens[first].start, sentence.number, _REACH):
            if mention.sort is Sort.PERSON:
                return SourceKind(ROLE, False, mention.name)
        return None

    def _by_words(self, sentence: Sentence, tokens: Sequence[Token], first: int, last: int) -> SourceKind:
        antecedents = Antecedents()
        if any(mention.sort is Sort.PERSON and mention.end <= tokens[first].start for mention in self.people.mentions):
            antecedents.person = Identity(False, PERSON, 0.8)
        who = identify(tokens, first, last, self.names, antecedents, plain=True)
        if who is None:
            return SourceKind(UNKNOWN, False)
        if who.vague:
            following = self._begins_with_name(sentence.number + 1)
            if tokens[first].lower in _EXAMPLES and (following or _introduces(tokens, last)):
                return SourceKind(UNKNOWN, False)
            return self._vague(tokens, first, last, who)
        person = who.kind == PERSON or self._ends_in_person(tokens, first, last)
        return SourceKind(NAMED if person and who.named else who.kind, False)

    def _ends_in_person(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """As in "Police inspector Arn Boyle", which names a body too."""
        start, cuts = tokens[first].start, word_list("people", "core_cuts") | word_list("reporting", "prepositions")
        end = next((index for index in range(first + 1, last) if tokens[index].lower in cuts | {",", "("}), last)
        return any(
            mention.sort is Sort.PERSON and " " in mention.name and start < mention.start
            for mention in self.people.mentions
            if mention.end == tokens[end - 1].end
        )

    def _begins_with_name(self, number: int) -> bool:
        """Whether a sentence begins with somebody's full name, with or without a title."""
        return any(
            mention.sentence == number and mention.sort is Sort.PERSON and mention.index < 4 and " " in mention.name
            for mention in self.people.mentions
        )

    def _vague(self, tokens: Sequence[Token], first: int, last: int, who: Identity) -> SourceKind:
        """Vague, unless the article says elsewhere who these are."""
        kind = kind_of_nameless(NamelessSource(tokens, first, last, who))
        return SourceKind(kind, False) if kind else SourceKind(who.kind, True)


def _introduces(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name follows behind a comma: "one of the groups that came, Friends of the Pier"."""
    return any(
        tokens[index].text == "," and tokens[index + 1].capital and tokens[index + 2].word and tokens[index + 2].capital
        for index in range(last, min(last + 10, len(tokens) - 2))
    )


def _without_clitic(tokens: Sequence[Token], index: int) -> list[Token]:
    token = tokens[index]
    text = token.text[:-2] if token.text.endswith(("'s", "’s")) else token.text[:-1]
    bare = token._replace(text=text, lower=token.lower[: len(text)], end=token.start + len(text))
    return [*tokens[:index], bare, *tokens[index + 1 :]]


def _parts(tokens: Sequence[Token], first: int, last: int) -> list[Offsets]:
    """What "and" or "or" joins: "aides and Jan Orel" has a source to ask."""
    cuts = [index for index in range(first + 1, last - 1) if tokens[index].lower in {"and", "or", "nor"}]
    if not cuts:
        return [(first, last)]
    bounds = [first - 1 + (tokens[first].lower in {"neither", "either", "both"}), *cuts, last]
    return [(left + 1, right) for left, right in pairwise(bounds) if right > left + 1]


__all__ = [
    "ANONYMOUS",
    "DOCUMENT",
    "GROUP",
    "NAMED",
    "ORGANISATION",
    "OUTLET",
    "PERSON",
    "PRONOUN",
    "ROLE",
    "SOURCED_FROM",
    "SPEAKER",
    "UNKNOWN",
    "SourceKind",
    "label_of",
    "source_kinds",
]
