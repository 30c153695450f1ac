"""Attributions in a sentence: who is said to say something, and where the claim stands.

Works on closed word classes: a report verb with a subject to its left ("X said that …") or, after a comma or a
quotation, to its right ("…," said X), "according to X", and the impersonal "it is believed", "reportedly".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from annotate.rules.document import Token
from annotate.rules.labels import colon_labels, turns
from annotate.rules.noun_phrases import Phrase, phrase_right
from annotate.rules.subjects import main_subject, subject_after, subject_of, with_apposition, with_relative
from annotate.rules.words import word_list

_QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„"})
_HAS_IT = ("rumour", "rumor", "word", "legend")
_ENDS = frozenset({",", ".", ":", ";", "–", "—"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token indices of one sentence: the words for the source, the attribution phrase as a whole, and its claim.

    `before` and `after` say on which sides of the phrase the claim stands; `sure` is 0..1. In hearsay nobody is
    named and `source` holds the words that say so.
    """

    source: Phrase
    phrase: Phrase
    before: bool
    after: bool
    sure: float
    verb: str
    hearsay: bool = False


def cues(tokens: Sequence[Token], quote_before: bool, quote_after: bool) -> Iterator[Attribution]:
    """The attributions of a sentence, left to right; the flags say whether a quotation stands right beside it."""
    speech, signed = word_list("reporting", "speech"), word_list("reporting", "signed")
    intending, participles = word_list("reporting", "intending"), word_list("reporting", "participles")
    hearsay, passive = word_list("reporting", "hearsay_adverbs"), word_list("reporting", "passive")
    reporting = _reporting()
    subject: Phrase | None = None
    label = _label(tokens)
    if label is not None:
        subject = label.source
        yield label
    else:
        for source, phrase, before in colon_labels(tokens):
            yield Attribution(source, phrase, before, not before, 0.75, ":")
    for source, phrase, nameless in turns(tokens):
        yield Attribution(source, phrase, phrase[0] > 1, True, 0.8, "in the words of", hearsay=nameless)
    for place, token in enumerate(tokens):
        lower = token.lower
        if token.quoted or lower not in reporting or (token.capital and place and not _headline_case(tokens)):
            continue
        found = None
        if lower in hearsay:
            found = Attribution((place, place + 1), (place, place + 1), True, True, 0.85, lower, hearsay=True)
        elif lower == "according" and _is(tokens, place + 1, "to"):
            found = _according(tokens, place)
        elif lower == "has" and _is(tokens, place + 1, "it") and _is(tokens, place - 1, *_HAS_IT):
            found = Attribution((place - 1, place + 2), (place - 1, place + 2), False, True, 0.85, lower, hearsay=True)
        elif lower == "quoted" and (quoted := _quoted_as_saying(tokens, place)) is not None:
            yield quoted
        elif (
            lower in {"word", "talk", "gossip", "rumour", "rumor"} and place <= 1 and (said := _word_is(tokens, place))
        ):
            found = said
        elif lower == "it" or (lower in passive and _is_passive(tokens, place)):
            found = _impersonal(tokens, place)
        if found is None and (lower in speech or lower in signed or lower in intending):
            found = _verb(tokens, place, quote_before, quote_after)
        elif found is None and lower in participles:
            found = _participle(tokens, place, subject)
        if found is not None:
            subject = subject if found.hearsay else found.source
            yield found


@cache
def _reporting() -> frozenset[str]:
    """Every word that can begin an attribution."""
    lists = ("speech", "signed", "intending", "participles", "hearsay_adverbs", "passive")
    return frozenset({"according", "it", "has", "quoted", "word", "talk", "gossip", "rumour", "rumor"}).union(
        *(word_list("reporting", name) for name in lists)
    )


def _label(tokens: Sequence[Token]) -> Attribution | None:
    """As in "Marrek: “The bridge is safe.”" """
    end = next((place for place in range(1, min(5, len(tokens))) if not tokens[place].capital), None)
    if end is None or tokens[end].text != ":" or not _quote_follows(tokens, end + 1):
        return None
    return Attribution((0, end), (0, end + 1), False, True, 0.8, ":")


def _headline_case(tokens: Sequence[Token]) -> bool:
    """Whether a capital is only the headline's: nearly every word has one."""
    words = [token for token in tokens if token.word]
    return len(words) > 3 and sum(token.capital for token in words) >= 0.7 * len(words)


def _is(tokens: Sequence[Token], place: int, *words: str) -> bool:
    return 0 <= place < len(tokens) and tokens[place].lower in words


def _according(tokens: Sequence[Token], place: int) -> Attribution | None:
    source = phrase_right(tokens, place + 2)
    sorted_by = {
        "charged",
        "priced",
        "paid",
        "sorted",
        "ranked",
        "divided",
        "arranged",
        "graded",
        "varies",
        "vary",
        "varied",
    }
    if (
        source is None
        or tokens[source[1] - 1].lower in word_list("reporting", "measures")
        or _is(tokens, place - 1, *sorted_by)
    ):
        return None
    opening = all(not token.word or token.lower in {"but", "and", "also", "still"} for token in tokens[:place])
    source = with_apposition(tokens, with_relative(tokens, source), opening=opening)
    return Attribution(source, (place, source[1]), not opening, opening, 0.95, "according to")


def _word_is(tokens: Sequence[Token], place: int) -> Attribution | None:
    """As in "Word on the docks is that the crane was never inspected"."""
    end = next((end for end in range(place + 1, min(place + 7, len(tokens))) if _is(tokens, end, "is", "was")), None)
    if end is None or not _is(tokens, end + 1, "that"):
        return None
    return Attribution((place, place + 1), (0, end + 1), False, True, 0.8, "word", hearsay=True)


def _is_passive(tokens: Sequence[Token], place: int) -> bool:
    return (
        place >= 2
        and tokens[place - 1].lower in word_list("reporting", "be") | {"widely", "also", "generally", "commonly"}
        and _is(tokens, place + 1, "to")
        and tokens[place].lower not in word_list("reporting", "passive_weak")
    )


def _impersonal(tokens: Sequence[Token], place: int) -> Attribution | None:
    """As in "It is believed that …", "X is said to …": somebody says it, and nobody is named."""
    passive = word_list("reporting", "passive")
    between = (
        word_list("reporting", "auxiliaries")
        | word_list("reporting", "adverbs")
        | {"'s", "widely", "generally", "commonly"}
    )
    if tokens[place].lower == "it":
        end = place + 1
        while end < len(tokens) and tokens[end].lower in between:
            end += 1
        be = any(token.lower in word_list("reporting", "be") for token in tokens[place + 1 : end])
        closing = place > 2 and tokens[place - 1].text == "," and (end + 1 >= len(tokens) or not tokens[end + 1].word)
        if not be or not _is(tokens, end, *passive):
            return None
        if closing:
            return Attribution((place, end + 1), (place, end + 1), True, False, 0.9, tokens[end].lower, hearsay=True)
        if not (_is(tokens, end + 1, "that") or _clause_follows(tokens, end + 1)):
            return None
        if _is(tokens, end + 1, "that") and _is(tokens, end, "expected"):
            return None
        return Attribution((place, end + 1), (place, end + 1), False, True, 0.92, tokens[end].lower, hearsay=True)
    start = place - 1
    while start > 1 and tokens[start - 1].lower in between:
        start -= 1
    return Attribution((start, place + 1), (start, place + 1), True, True, 0.8, tokens[place].lower, hearsay=True)


def _participle(tokens: Sequence[Token], place: int, subject: Phrase | None) -> Attribution | None:
    """As in "…, saying that …" and "is arguing that": the subject is the sentence's."""
    if place == 0:
        return None
    before = tokens[place - 1]
    lower = tokens[place].lower
    if lower in {"citing", "quoting"}:
        cited = subject_after(tokens, place + 1)
        return Attribution(cited, (place, cited[1]), False, False, 0.75, lower) if cited is not None else None
    reported = _is(tokens, place + 1, "that") or _quote_follows(tokens, place + 1) or lower in {"saying", "telling"}
    if before.lower in word_list("reporting", "be"):
        found = subject_of(tokens, place) if reported and lower != "adding" else None
        return Attribution(found, (found[0], place + 1), False, True, 0.75, lower) if found else None
    if before.text not in {",", "—", "–"} and before.lower not in {"by", "and", "before", "after"}:
        return None
    if not (reported or _clause_follows(tokens, place + 1) or lower in {"accusing", "calling", "blaming"}):
        return None
    speaker = subject or main_subject(tokens, place)
    return Attribution(speaker, (place, place + 1), False, True, 0.7, lower) if speaker is not None else None


def _quoted_as_saying(tokens: Sequence[Token], place: int) -> Attribution | None:
    """As in "X was quoted as saying" and "the Post quoted X as saying": X says it."""
    reach = range(place + 1, min(place + 16, len(tokens) - 1))
    end = next((end for end in reach if tokens[end].lower == "as" and _is(tokens, end + 1, "saying", "telling")), None)
    if end is None:
        return None
    passive = any(_is(tokens, place - back, *word_list("reporting", "be")) for back in (1, 2))
    source = subject_of(tokens, place) if passive else subject_after(tokens, place + 1)
    return Attribution(source, (place, end + 2), False, True, 0.85, "quoted") if source is not None else None


def _verb(tokens: Sequence[Token], place: int, quote_before: bool, quote_after: bool) -> Attribution | None:
    if _is_idiom(tokens, place):
        return None
    subject = subject_of(tokens, place)
    if subject is not None and tokens[place - 1].text == ",":
        # "…, which fell in May, said Ana Holm, who studies it": the name behind the verb speaks.
        inverted = _inverted(tokens, place)
        name = inverted is not None and tokens[inverted.source[0]].capital
        if name and inverted is not None and (inverted.source[1] >= len(tokens) or not tokens[inverted.source[1]].word):
            return inverted
    if subject is not None:
        closing = _closes_claim(tokens, subject[0], quote_before)
        sure = _sign(tokens, place, subject, closing, quote_after)
        if sure is None:
            return None
        after = not closing or _quote_follows(tokens, place + 1)
        elided = subject[1] < place and _is(tokens, place - 1, "and", "but", "then")
        start = place if elided or subject[0] > place else subject[0]
        return Attribution(subject, (start, place + 1), closing and not elided, after, sure, tokens[place].lower)
    return _inverted(tokens, place)


def _is_idiom(tokens: Sequence[Token], place: int) -> bool:
    """As in "easier said than done"; and "did not say" tells that somebody said nothing."""
    if _is(tokens, place + 1, "than") or _is(tokens, place - 1, "easier", "sooner"):
        return True
    if tokens[place].lower == "wanted" and place + 1 < len(tokens) and tokens[place + 1].text == ":":
        return True
    back = 2 if _is(tokens, place - 1, "not", "never") and _is(tokens, place - 2, "do", "does", "did") else 0
    back = back or int(_is(tokens, place - 1, "don't", "doesn't", "didn't"))
    denied = back > 0 and _is(tokens, place - back - 1, *word_list("reporting", "pronouns"), "nobody")
    return denied and tokens[place].lower in {
        "say",
        "tell",
        "concede",
        "answer",
        "explain",
        "read",
        "show",
        "find",
        "reply",
    }


def _closes_claim(tokens: Sequence[Token], first: int, quote_before: bool) -> bool:
    """Whether a claim ends just before token `first`: a comma or a closing quotation mark stands there."""
    place = first - 1
    while place >= 0 and tokens[place].lower in {"as", "or", "so", "-"}:
        place -= 1
    if place < 0:
        return quote_before
    if tokens[place].quoted and (tokens[place].text in _QUOTE_MARKS or tokens[place].text in {",", "?", "!", "."}):
        return True
    return tokens[place].text in {",", "—", "–"} and place >= 2 and not _only_adverbial(tokens, place)


def _only_adverbial(tokens: Sequence[Token], comma: int) -> bool:
    """Whether what stands before a comma is an adverbial ("In a tweet,", "On Monday,") and no claim."""
    opener = tokens[0].lower
    earlier = any(token.text == "," for token in tokens[:comma])
    if opener in word_list("reporting", "adverbial_openers"):
        return not (earlier and comma > 14)
    if opener not in word_list("reporting", "prepositions") or (earlier and comma > 12):
        return False
    finite = word_list("reporting", "finite")
    return not any(token.lower in finite for token in tokens[1:comma])


def _sign(tokens: Sequence[Token], place: int, subject: Phrase, closing: bool, quote_after: bool) -> float | None:
    """How sure it is that the verb reports something; None where it does not."""
    lower = tokens[place].lower
    following = after_adjuncts(tokens, place + 1, lower)
    plain = lower in word_list("reporting", "speech")
    opener = tokens[subject[0] - 1].lower if subject[0] else ""
    if opener in {"whether", "if", "unless", "until"}:
        return None
    if opener == "as" and following < len(tokens) and tokens[following].text == ",":
        return 0.9
    if lower in word_list("reporting", "noun_like") and not _speaks(tokens, subject):
        return None
    if following >= len(tokens) or all(not token.word for token in tokens[following:]):
        # The sentence ends with the verb: "…, he said." or "He agreed."
        quoting = quote_after or (tokens[0].quoted and lower in {"say", "said", "offer", "offered"})
        return (
            (0.95 if plain else 0.85)
            if closing
            else (0.8 if quoting else 0.65 if lower.startswith("disagree") and _tells(tokens, subject) else None)
        )
    if tokens[following].quoted and _opens(tokens[following]):
        return 0.75 if lower in {"called", "calls", "call", "described", "describes"} else 0.95
    if _quote_follows(tokens, following):
        return 0.95
    if _is(tokens, following, "that"):
        return 0.95
    if closing and tokens[following].text in _ENDS:
        return 0.95 if plain else 0.85
    if tokens[following].text == ":":
        return 0.9
    strong = lower in word_list("reporting", "with_object") and _tells(tokens, subject)
    if lower in word_list("reporting", "pure") and not strong:
        strong = _speaks(tokens, subject) and (subject[0] == 0 or not tokens[subject[0] - 1].word)
    return _sign_without_mark(tokens, following, lower, closing, plain, strong)


def _sign_without_mark(
    tokens: Sequence[Token], place: int, lower: str, closing: bool, plain: bool, strong: bool
) -> float | None:
    following = tokens[place].lower
    if following in word_list("reporting", "empty_objects"):
        return None
    if lower in {"warn", "warns", "warned"} and following in {"of", "about", "against"}:
        return 0.8
    if lower in {"gave", "gives"}:
        return 0.6 if strong else None
    if lower.startswith("disagree"):
        return 0.65 if strong else None
    if lower in {"called", "calls", "call", "described", "describes", "describe", "branded", "dubbed", "termed"}:
        reach = tokens[place : place + 10]
        if any(token.quoted for token in reach) or following in {"how", "what"}:
            return 0.75
        naming = {"as"} if lower.startswith("desc") else {"a", "an", "too"}
        known = {"it", "him", "her", "them"} if not lower.startswith("desc") else set()
        named = any(token.lower in naming for token in reach[1:])
        return 0.65 if (named and following not in {"a", "for", "on", "off", "up"}) or following in known else None
    if lower in {"spoke", "speak", "speaks", "talk", "talked", "tell", "told", "point", "pointed", "points"} and strong:
        return 0.65 if following in {"of", "to", "about"} else None
    if lower in {"spoke", "speak", "speaks", "talk", "talked"}:
        return None
    if lower in {"published", "aired", "broadcast"}:
        return 0.6 if strong and following in {"the", "a", "an", "details"} else None
    if lower in {"put", "puts"}:
        return (
            0.85
            if following == "it" or any(token.lower in {"at", "on"} for token in tokens[place : place + 6])
            else None
        )
    if lower in word_list("reporting", "intending"):
        return (
            0.7
            if following in {"to", "for", "on"}
            and lower not in {"calls", "offered", "offers", "agreed", "agrees", "agree"}
            else None
        )
    if lower in {"accuse", "accuses", "blame", "blames"}:
        return 0.75 if following not in {"of", "for", "on"} else None
    if lower in {"accused", "blamed", "denied", "denies", "rejected", "dismissed", "confirmed"}:
        if following in {"of", "for", "by", "in", "on", "at", "as", "because"}:
            return None
        if lower.startswith("denie") and following not in word_list("reporting", "denials"):
            return None
        return 0.75
    if plain:
        return 0.9 if lower in {"said", "says", "told", "insisted", "argued", "tells"} else 0.75
    if following in {"how", "why", "whether", "what", "where", "when"}:
        return 0.7
    if closing and lower in {"added", "noted", "wrote", "continued", "reported", "adds", "notes"}:
        return 0.7
    if _clause_follows(tokens, place):
        return 0.7
    if following in word_list("reporting", "speech"):
        # "Media reports said": the first is a noun.
        return None
    return 0.6 if strong and following not in {"to", "in", "of", "by", "on", "for", "with"} else None


def after_adjuncts(tokens: Sequence[Token], place: int, verb: str) -> int:
    """Past what may stand between verb and claim: "told | reporters |", "said | in a statement on Friday | that"."""
    start = place
    if verb in word_list("reporting", "tell_verbs") and place < len(tokens) and not tokens[place].quoted:
        pronoun = tokens[place].lower in {"him", "her", "them", "me", "us"}
        told = (place, place + 1) if pronoun else phrase_right(tokens, place)
        # A clause without "that" has its own subject: only a short object is one.
        if told is not None and told[1] - told[0] <= 6:
            place = told[1]
    while place < len(tokens) and not tokens[place].quoted:
        further = _after_adjunct(tokens, place)
        if further is None:
            break
        place = further
    return place if place < len(tokens) else start


def _after_adjunct(tokens: Sequence[Token], place: int) -> int | None:
    ends = word_list("reporting", "time_words") | word_list("reporting", "media") | word_list("reporting", "months")
    if tokens[place].lower in word_list("reporting", "time_words"):
        return place + 1
    if tokens[place].lower not in word_list("reporting", "adjunct_openers"):
        return None
    reach = range(place + 1, min(place + 6, len(tokens)))
    end = next((end for end in reach if tokens[end].lower in ends or not tokens[end].word), None)
    return end + 1 if end is not None and tokens[end].word else None


def _speaks(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Whether the subject is a name, a pronoun or a word for people, papers or bodies, and so the verb no noun."""
    last = tokens[subject[1] - 1]
    if tokens[_core_end(tokens, subject) - 1].lower in word_list("people", "telling"):
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


def _core_end(tokens: Sequence[Token], subject: Phrase) -> int:
    """Where the subject's own words end: "opponents | of the pipeline"."""
    cuts = word_list("reporting", "prepositions") | word_list("people", "core_cuts") | {","}
    return next((place for place in range(subject[0] + 1, subject[1]) if tokens[place].lower in cuts), subject[1])


def _tells(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Whether the subject's core is people who are asked, a body or a paper: then a plain object will do."""
    first, end = subject[0], _core_end(tokens, subject)
    head = tokens[end - 1].lower
    opens = first == 0 or not tokens[first - 1].word or tokens[first - 1].quoted
    lists = ("telling", "telling_bodies", "outlets", "documents", "vague_plural")
    if tokens[first].lower in {"those", "others", "some", "many"} and end - first == 1:
        return opens
    return opens and any(head in word_list("people", name) for name in lists)


def _opens(token: Token) -> bool:
    return token.text in _QUOTE_MARKS


def _quote_follows(tokens: Sequence[Token], place: int) -> bool:
    while place < len(tokens) and tokens[place].text in {",", ":"} and not tokens[place].quoted:
        place += 1
    return place < len(tokens) and tokens[place].quoted


def _clause_follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether a clause without "that" begins: a subject, and a finite verb soon after."""
    if place >= len(tokens) or not tokens[place].word:
        return False
    opener = tokens[place]
    determiners, openers = word_list("reporting", "determiners"), word_list("reporting", "clause_openers")
    if not (opener.capital or opener.lower in determiners or opener.lower in openers):
        return False
    finite = word_list("reporting", "finite")
    return any(token.lower in finite for token in tokens[place + 1 : place + 9] if not token.quoted)


def _inverted(tokens: Sequence[Token], place: int) -> Attribution | None:
    """“…,” said X."""
    before = place - 1
    if before < 1 or not _ends_claim(tokens[before]):
        return None
    lower = tokens[place].lower
    if not tokens[before].quoted and (
        lower in word_list("reporting", "noun_like")
        or lower in word_list("reporting", "tell_verbs") - {"warned"}
        or lower in word_list("reporting", "needs_object")
    ):
        return None
    source = subject_after(tokens, place + 1)
    if source is None or not (tokens[before].quoted or _ends_sentence(tokens, source[1])):
        return None
    return Attribution(source, (place, source[1]), True, _quote_follows(tokens, source[1]), 0.9, lower)


def _ends_sentence(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing but a mark or an adverbial follows, and so no verb of which the words before were the subject."""
    if place >= len(tokens) or not tokens[place].word or tokens[place].quoted:
        return True
    openers = word_list("reporting", "adjunct_openers") | word_list("reporting", "time_words")
    return tokens[place].lower in openers | {"who", "which", "as", "when", "after", "while", "and", "but"}


def _ends_claim(token: Token) -> bool:
    return token.text == "," or (token.quoted and (token.text in _QUOTE_MARKS or token.text in {"?", "!"}))
