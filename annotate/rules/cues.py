"""Attributions in a sentence: who is said to say something, and what.

Works on closed word classes: a report verb with a subject to its left ("X said that …") or, after a comma or a
quotation, to its right ("…," said X), "according to X", and the impersonal "it is believed", "reportedly".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.rules.document import Token
from annotate.rules.noun_phrases import Phrase, phrase_left, phrase_right
from annotate.rules.words import word_list

_QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„"})
_CLOSERS = frozenset({",", "?", "!", "—", "–", "-", "...", "…"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token indices of one sentence: who says it, the attribution phrase as a whole, and which claim it frames.

    `source` may be None only for hearsay, whose words are then `phrase`. `before` and `after` say whether the claim
    stands before or after the phrase; `sure` is 0..1.
    """

    source: Phrase
    phrase: Phrase
    before: bool
    after: bool
    sure: float
    verb: str
    hearsay: bool = False


def cues(tokens: Sequence[Token], opens_quote: bool) -> Iterator[Attribution]:
    """The attributions of a sentence, left to right; `opens_quote` says whether the sentence ends before a quotation."""
    speech, signed = word_list("reporting", "speech"), word_list("reporting", "signed")
    participles = word_list("reporting", "participles")
    subject: Phrase | None = None
    for place, token in enumerate(tokens):
        if token.quoted or not token.word:
            continue
        lower = token.lower
        found = None
        if lower in {"reportedly", "allegedly", "supposedly", "purportedly", "rumored", "rumoured"}:
            found = _hearsay_adverb(tokens, place)
        elif lower == "according" and _is(tokens, place + 1, "to"):
            found = _according(tokens, place)
        elif lower == "it" or (lower in _PASSIVES and _is_passive(tokens, place)):
            found = _impersonal(tokens, place)
        elif lower in speech or lower in signed:
            found = _verb(tokens, place, lower in speech, opens_quote)
        elif lower in participles and subject is not None and place > 0 and tokens[place - 1].text in {",", "—", "–"}:
            found = Attribution(subject, (place, place + 1), False, True, 0.6, lower)
        if found is not None:
            if not found.hearsay:
                subject = found.source
            yield found


def _is(tokens: Sequence[Token], place: int, *words: str) -> bool:
    return 0 <= place < len(tokens) and tokens[place].lower in words


def _according(tokens: Sequence[Token], place: int) -> Attribution | None:
    source = phrase_right(tokens, place + 2)
    if source is None:
        return None
    source = _with_apposition_right(tokens, source)
    opening = all(not token.word or token.lower in {"but", "and", "also", "still"} for token in tokens[:place])
    return Attribution(source, (place, source[1]), not opening, opening, 0.95, "according to")


_PASSIVES = frozenset(
    "believed said reported thought understood alleged claimed rumored rumoured known expected feared considered estimated".split()
)


def _is_passive(tokens: Sequence[Token], place: int) -> bool:
    return (
        place >= 2
        and tokens[place - 1].lower in {"is", "are", "was", "were", "been", "widely", "also", "being", "reportedly"}
        and _is(tokens, place + 1, "to", "that")
        and not _is(tokens, place, "expected", "known", "considered", "feared", "estimated", "understood")
    )


def _impersonal(tokens: Sequence[Token], place: int) -> Attribution | None:
    """ "It is believed that …", "X is said to …": nobody says it."""
    if tokens[place].lower == "it":
        end = place + 1
        while end < len(tokens) and tokens[end].lower in {
            "is",
            "was",
            "has",
            "had",
            "been",
            "being",
            "widely",
            "also",
            "now",
            "generally",
            "commonly",
            "often",
            "even",
            "later",
            "previously",
            "'s",
        }:
            end += 1
        if (
            end == place + 1
            or not _is(tokens, end, *_PASSIVES)
            or not (_is(tokens, end + 1, "that") or _clause_follows(tokens, end + 1))
        ):
            return None
        phrase = (place, end + 1)
        return Attribution(phrase, phrase, False, True, 0.9, tokens[end].lower, hearsay=True)
    start = place - 1
    while start > 0 and tokens[start - 1].lower in {"has", "have", "had", "been", "widely", "also", "being"}:
        start -= 1
    phrase = (start, place + 1)
    return Attribution(phrase, phrase, True, True, 0.8, tokens[place].lower, hearsay=True)


def _hearsay_adverb(tokens: Sequence[Token], place: int) -> Attribution:
    return Attribution((place, place + 1), (place, place + 1), True, True, 0.8, tokens[place].lower, hearsay=True)


def _verb(tokens: Sequence[Token], place: int, plain: bool, opens_quote: bool) -> Attribution | None:
    subject = _subject_left(tokens, place)
    if subject is not None:
        closing = _closes_claim(tokens, subject[0])
        sure = _sign(tokens, place, subject, plain, closing, opens_quote)
        if sure is None:
            return None
        after = not closing or _quote_follows(tokens, place + 1)
        return Attribution(subject, (subject[0], place + 1), closing, after, sure, tokens[place].lower)
    return _inverted(tokens, place)


def _subject_left(tokens: Sequence[Token], place: int) -> Phrase | None:
    adverbs, auxiliaries = word_list("reporting", "adverbs"), word_list("reporting", "auxiliaries")
    last = place - 1
    while last >= 0 and (
        tokens[last].lower in adverbs
        or tokens[last].lower in auxiliaries
        or (tokens[last].lower.endswith("ly") and not tokens[last].capital)
    ):
        if tokens[last].lower in {"is", "are", "was", "were", "be", "been", "being"} and not _is(
            tokens, place, "quoted"
        ):
            return None
        last -= 1
    last = _skip_time_left(tokens, last)
    if last < 0 or tokens[last].quoted:
        return None
    lower = tokens[last].lower
    if lower in word_list("reporting", "pronouns"):
        return last, last + 1
    if lower in {"who", "which"}:
        return _antecedent(tokens, last)
    if tokens[last].text in {",", ")", "–", "—"}:
        return _subject_before_apposition(tokens, last)
    return _with_relative(tokens, phrase_left(tokens, last), last)


def _skip_time_left(tokens: Sequence[Token], last: int) -> int:
    """Past "on Tuesday", "last week", "earlier this month" between subject and verb."""
    times = word_list("reporting", "time_words")
    place = last
    while place > 0 and tokens[place].lower in times | {"in", "on", "last", "this"} and tokens[place].lower != "this":
        place -= 1
    if place < last and tokens[last].lower in times:
        while place > 0 and tokens[place].lower in {"last", "this", "on", "in", "late", "early", "earlier", "later"}:
            place -= 1
        return place
    return last


def _antecedent(tokens: Sequence[Token], who: int) -> Phrase | None:
    last = who - 1
    if last >= 0 and tokens[last].text == ",":
        last -= 1
    if last < 0 or tokens[last].quoted:
        return None
    return phrase_left(tokens, last)


def _with_relative(tokens: Sequence[Token], phrase: Phrase | None, last: int) -> Phrase | None:
    """ "A person who asked not to be named | said": the words left of the verb belong to a relative clause."""
    for place in range(last, max(last - 16, 0), -1):
        if (
            tokens[place].text in {",", ";", ":"}
            or tokens[place].quoted
            or tokens[place].lower in {"that", "said", "says", "but", "when", "while", "because", "as"}
        ):
            break
        if (
            tokens[place].lower
            in {"who", "familiar", "briefed", "close", "speaking", "named", "identified", "involved"}
            and place > 0
        ):
            before = phrase_left(tokens, place - 1)
            if before is not None:
                return before[0], last + 1
    return phrase


def _subject_before_apposition(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The subject of "X, who heads Y, said", "X (R-Texas) said": what stands before the part in between."""
    if tokens[last].text == ")":
        opening = next((place for place in range(last - 1, max(last - 10, -1), -1) if tokens[place].text == "("), None)
        if opening is None or opening == 0:
            return None
        before = phrase_left(tokens, opening - 1)
        return (before[0], last + 1) if before is not None else None
    mark = tokens[last].text
    for place in range(last - 1, max(last - 30, 0), -1):
        if tokens[place].quoted or tokens[place].lower in {"said", "says", ";", ":"}:
            return None
        if tokens[place].text == mark:
            opener = tokens[place + 1]
            if not _is_apposition(opener, tokens, place + 1):
                continue
            before = (
                phrase_left(tokens, place - 1)
                if tokens[place - 1].word
                else _subject_before_apposition(tokens, place - 1)
            )
            if before is None:
                continue
            if (
                not any(tokens[index].capital for index in range(before[0], before[1]))
                and not tokens[before[0]].lower in word_list("reporting", "determiners")
                and opener.lower not in {"who", "speaking"}
            ):
                continue
            return (
                (before[0], place)
                if opener.lower in {"who", "whose", "which", "speaking", "citing", "referring", "in", "asked"}
                else (before[0], last)
            )
    return None


def _is_apposition(opener: Token, tokens: Sequence[Token], place: int) -> bool:
    return (
        opener.lower
        in {
            "who",
            "whose",
            "which",
            "a",
            "an",
            "the",
            "one",
            "another",
            "his",
            "her",
            "its",
            "speaking",
            "head",
            "in",
            "citing",
            "asked",
            "referring",
        }
        or opener.text.isdigit()
        or opener.lower in word_list("people", "roles")
        or opener.lower
        in {
            "director",
            "senior",
            "former",
            "co-founder",
            "vice",
            "chief",
            "executive",
            "associate",
            "assistant",
            "deputy",
            "then",
            "now",
            "himself",
            "herself",
            "both",
            "d",
            "r",
        }
        or opener.capital
    )


def _closes_claim(tokens: Sequence[Token], first: int) -> bool:
    """Whether a claim ends just before token `first`: a comma or a closing quotation mark stands there."""
    place = first - 1
    while place >= 0 and tokens[place].lower in {"as", "or", "so", "-"}:
        place -= 1
    if place < 1:
        return False
    if tokens[place].text in _QUOTE_MARKS and tokens[place].quoted:
        return True
    return tokens[place].text == "," and place >= 4 and not _only_adverbial(tokens, place)


def _only_adverbial(tokens: Sequence[Token], comma: int) -> bool:
    """Whether what stands before a comma is an adverbial ("In a tweet,", "On Monday,") and no claim."""
    opener = tokens[0].lower
    if any(token.text == "," for token in tokens[:comma]) and comma > 12:
        return False
    return opener in word_list("reporting", "prepositions") | {
        "asked",
        "speaking",
        "writing",
        "citing",
        "after",
        "before",
        "when",
        "while",
        "if",
        "although",
        "though",
        "as",
        "because",
        "since",
        "according",
        "last",
        "this",
        "earlier",
        "later",
        "meanwhile",
        "responding",
        "but",
        "despite",
    } and not any(
        token.lower in {"is", "are", "was", "were", "has", "have", "had", "will", "would"}
        for token in tokens[1:comma]
        if opener in word_list("reporting", "prepositions")
    )


def _sign(
    tokens: Sequence[Token], place: int, subject: Phrase, plain: bool, closing: bool, opens_quote: bool
) -> float | None:
    """How sure it is that the verb reports something; None where it does not."""
    lower = tokens[place].lower
    following = place + 1
    if following >= len(tokens) or (following == len(tokens) - 1 and not tokens[following].word):
        # The sentence ends with the verb: "…, he said." or "He agreed."
        return (0.95 if plain else 0.9) if closing else (0.8 if opens_quote else None)
    if _quote_follows(tokens, following):
        return 0.95
    if _is(tokens, following, "that", "how", "why", "whether"):
        return 0.95 if plain else 0.85
    if closing and tokens[following].text in {",", ".", ":", ";", "—", "–"}:
        return 0.95 if plain else 0.9
    if closing:
        return (
            0.9
            if plain
            else 0.7
            if lower in {"added", "noted", "wrote", "continued", "reported", "adds", "notes"}
            else None
        )
    if tokens[following].text == ":":
        return 0.9
    if plain:
        return 0.85
    if lower in {"called", "calls", "call", "described", "describes"}:
        return None
    return 0.7 if _clause_follows(tokens, following) else None


def _quote_follows(tokens: Sequence[Token], place: int) -> bool:
    while place < len(tokens) and tokens[place].text in {",", ":"}:
        place += 1
    return place < len(tokens) and tokens[place].quoted


_CLAUSE_VERBS = frozenset(
    "is are was were has have had will would could should can may might must did does do wasn't isn't won't wouldn't hasn't haven't hadn't can't didn't doesn't".split()
)


def _clause_follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether a clause without "that" begins: a subject, and a finite verb soon after."""
    if place >= len(tokens) or not tokens[place].word:
        return False
    opener = tokens[place]
    if not (
        opener.capital
        or opener.lower in word_list("reporting", "determiners")
        or opener.lower in {"he", "she", "they", "it", "there", "we", "i", "you", "people"}
    ):
        return False
    return any(token.lower in _CLAUSE_VERBS for token in tokens[place + 1 : place + 9] if not token.quoted)


def _inverted(tokens: Sequence[Token], place: int) -> Attribution | None:
    """ "…," said X."""
    before = place - 1
    if before < 0 or not (
        (tokens[before].quoted and tokens[before].text in _QUOTE_MARKS) or tokens[before].text == ","
    ):
        return None
    after = place + 1
    if after >= len(tokens) or tokens[after].quoted or not tokens[after].word:
        return None
    if (
        tokens[place].lower in {"say", "tell", "told", "tells", "confirmed", "rejected", "denied"}
        and not tokens[before].quoted
    ):
        return None
    if not tokens[before].quoted and tokens[place].lower not in {
        "said",
        "says",
        "according",
        "wrote",
        "reported",
        "added",
        "reports",
    }:
        return None
    opener = tokens[after]
    if not (
        opener.capital
        or opener.lower in word_list("reporting", "determiners")
        or opener.lower in word_list("reporting", "pronouns")
        or _person_like(opener.lower)
    ):
        return None
    if opener.lower in {"that", "this", "it", "there"} or opener.lower in word_list("reporting", "time_words"):
        return None
    if opener.lower in word_list("reporting", "pronouns"):
        source: Phrase | None = (after, after + 1)
    else:
        source = phrase_right(tokens, after)
    if source is None:
        return None
    source = _with_apposition_right(tokens, source)
    return Attribution(source, (place, source[1]), True, _quote_follows(tokens, source[1]), 0.9, tokens[place].lower)


def _person_like(lower: str) -> bool:
    lists = ("vague_plural", "vague_singular", "speaking_for", "organisations", "roles", "documents")
    return any(lower in word_list("people", name) for name in lists) or lower in {
        "former",
        "senior",
        "local",
        "co-author",
        "state",
    }


def _with_apposition_right(tokens: Sequence[Token], source: Phrase) -> Phrase:
    """The source with ", a spokesman for Y" or ", Jeff Davis" behind it, up to the comma or stop that ends it."""
    end = source[1]
    if end < len(tokens) and tokens[end].text == "(":
        closing = next((place for place in range(end, min(end + 8, len(tokens))) if tokens[place].text == ")"), None)
        if closing is not None:
            end = closing + 1
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return source[0], end
    opener = tokens[end + 1]
    if opener.quoted or not (
        opener.lower
        in {
            "a",
            "an",
            "the",
            "one",
            "another",
            "his",
            "her",
            "its",
            "head",
            "director",
            "chief",
            "vice",
            "executive",
            "senior",
            "former",
            "co-founder",
            "deputy",
            "associate",
            "assistant",
        }
        or opener.lower in word_list("people", "roles")
        or (opener.capital and not tokens[end - 1].capital)
    ):
        return source[0], end
    further = phrase_right(tokens, end + 1)
    if further is None:
        return source[0], end
    following = tokens[further[1]] if further[1] < len(tokens) else None
    if (
        following is not None
        and following.text not in {",", ".", ";", "–", "—", ")", ":", "?", "!"}
        and not following.quoted
        and following.lower
        not in {"who", "which", "whose", "in", "on", "at", "and", "during", "after", "when", "as", "while"}
    ):
        # A verb follows: what looked like an apposition is the claim ("According to X, the bridge …").
        return source[0], end
    if (
        following is not None
        and following.text == ","
        or following is None
        or following.text in {".", ";"}
        or following.quoted
    ):
        return source[0], further[1]
    return (source[0], further[1]) if opener.lower in {"a", "an"} else (source[0], end)
