"""Attributions in a sentence: who is said to say something, and where the claim stands.

Works on closed word classes: a report verb with a subject to its left ("X said that …") or, after a comma or a
quotation, to its right ("…," said X), "according to X", and the impersonal "it is believed", "reportedly".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from annotate.rules.attribution.nonverbal_cues import colon_labels, turns
from annotate.rules.attribution.report_verbs import (
    QUOTE_MARKS,
    VerbInSentence,
    clause_follows,
    core_end,
    is_word,
    quote_follows,
    report_confidence,
)
from annotate.rules.attribution.subjects import main_subject, subject_after, subject_of, with_apposition, with_relative
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token
from annotate.rules.text.noun_phrases import Phrase, phrase_right

_HAS_IT = ("rumour", "rumor", "word", "legend")


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
    reporting = _reporting()
    for place in [place for place, token in enumerate(tokens) if token.lower in reporting and not token.quoted]:
        token, lower = tokens[place], tokens[place].lower
        if token.capital and place and not _headline_case(tokens):
            continue
        if token.capital and place and place + 1 < len(tokens) and tokens[place + 1].text == ":":
            # "Harbour War Report: …" is a series, and reports nothing.
            continue
        found = None
        if lower in word_list("reporting", "hearsay_adverbs"):
            found = Attribution((place, place + 1), (place, place + 1), True, True, 0.85, lower, hearsay=True)
        elif lower == "according" and is_word(tokens, place + 1, "to"):
            found = _according(tokens, place)
        elif lower == "has" and is_word(tokens, place + 1, "it") and is_word(tokens, place - 1, *_HAS_IT):
            found = Attribution((place - 1, place + 2), (place - 1, place + 2), False, True, 0.85, lower, hearsay=True)
        elif lower in word_list("reporting", "said_by") and (by := _said_by(tokens, place)) is not None:
            found = by
        elif lower in word_list("reporting", "phrasal") and (brushed := _phrasal(tokens, place)) is not None:
            found = brushed
        elif lower == "quoted" and (quoted := _quoted_as_saying(tokens, place)) is not None:
            yield quoted
        elif (
            lower in {"word", "talk", "gossip", "rumour", "rumor"}
            and place <= 1
            and (said := _wordis_word(tokens, place))
        ):
            found = said
        elif lower == "it" or (lower in word_list("reporting", "passive") and _is_passive(tokens, place)):
            found = _impersonal(tokens, place)
        if found is None and lower in _verbs():
            found = _verb(tokens, place, quote_before, quote_after)
        elif found is None and lower in word_list("reporting", "participles"):
            found = _participle(tokens, place, subject)
        if found is not None:
            subject = subject if found.hearsay else found.source
            yield found


@cache
def _verbs() -> frozenset[str]:
    return frozenset().union(
        *(word_list("reporting", name) for name in ("speech", "signed", "intending", "with_object"))
    )


@cache
def _reporting() -> frozenset[str]:
    """Every word that can begin an attribution."""
    lists = ("participles", "hearsay_adverbs", "passive", "said_by", "phrasal")
    return _verbs().union(
        {"according", "it", "has", "quoted", "word", "talk", "gossip", "rumour", "rumor"},
        *(word_list("reporting", name) for name in lists),
    )


def _label(tokens: Sequence[Token]) -> Attribution | None:
    """As in "Marrek: “The bridge is safe.”" """
    end = next((place for place in range(1, min(5, len(tokens))) if not tokens[place].capital), None)
    if end is None or tokens[end].text != ":" or not quote_follows(tokens, end + 1):
        return None
    return Attribution((0, end), (0, end + 1), False, True, 0.8, ":")


def _headline_case(tokens: Sequence[Token]) -> bool:
    """Whether a capital is only the headline's: nearly every word has one."""
    words = [token for token in tokens if token.word]
    return len(words) > 3 and sum(token.capital for token in words) >= 0.7 * len(words)


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
        or is_word(tokens, place - 1, *sorted_by)
    ):
        return None
    opening = all(not token.word or token.lower in {"but", "and", "also", "still"} for token in tokens[:place])
    source = with_apposition(tokens, with_relative(tokens, source), opening=opening)
    return Attribution(source, (place, source[1]), not opening, opening, 0.95, "according to")


def _said_by(tokens: Sequence[Token], place: int) -> Attribution | None:
    """As in "was called a tax on breathing by one lawmaker": the agent of a passive says it."""
    passive = any(is_word(tokens, place - back, *word_list("reporting", "be")) for back in (1, 2))
    if not passive:
        return None
    reach = range(place + 1, min(place + 14, len(tokens) - 1))
    by = next((by for by in reach if is_word(tokens, by, "by") and not tokens[by].quoted), None)
    if by is None or any(tokens[index].text in {",", ";"} for index in range(place + 1, by)):
        return None
    source = subject_after(tokens, by + 1)
    if source is None:
        return None
    return Attribution(source, (by, source[1]), True, False, 0.75, tokens[place].lower)


def _phrasal(tokens: Sequence[Token], place: int) -> Attribution | None:
    """As in "The Kremlin brushed off the report as “hysteria”"."""
    if not is_word(tokens, place + 1, "off", "away", "down", "aside", "out", "back"):
        return None
    subject = subject_of(tokens, place)
    if subject is None or not any(token.quoted or token.lower in {"as", "that"} for token in tokens[place + 2 :]):
        return None
    return Attribution(subject, (subject[0], place + 2), False, True, 0.75, tokens[place].lower)


def _wordis_word(tokens: Sequence[Token], place: int) -> Attribution | None:
    """As in "Word on the docks is that the crane was never inspected"."""
    end = next(
        (end for end in range(place + 1, min(place + 7, len(tokens))) if is_word(tokens, end, "is", "was")), None
    )
    if end is None or not is_word(tokens, end + 1, "that"):
        return None
    return Attribution((place, place + 1), (0, end + 1), False, True, 0.8, "word", hearsay=True)


def _is_passive(tokens: Sequence[Token], place: int) -> bool:
    return (
        place >= 2
        and tokens[place - 1].lower in word_list("reporting", "be") | {"widely", "also", "generally", "commonly"}
        and is_word(tokens, place + 1, "to")
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
        if not be or not is_word(tokens, end, *passive):
            return None
        if closing:
            return Attribution((place, end + 1), (place, end + 1), True, False, 0.9, tokens[end].lower, hearsay=True)
        if not (is_word(tokens, end + 1, "that") or clause_follows(tokens, end + 1)):
            return None
        if is_word(tokens, end + 1, "that") and is_word(tokens, end, "expected"):
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
        cited = subject_after(tokens, place + 1) or _group_after(tokens, place + 1)
        return Attribution(cited, (place, cited[1]), False, False, 0.75, lower) if cited is not None else None
    reported = is_word(tokens, place + 1, "that") or quote_follows(tokens, place + 1) or lower in {"saying", "telling"}
    if before.lower in word_list("reporting", "be"):
        found = subject_of(tokens, place) if reported and lower != "adding" else None
        return Attribution(found, (found[0], place + 1), False, True, 0.75, lower) if found else None
    if before.text not in {",", "—", "–"} and before.lower not in {"by", "and", "before", "after"}:
        return None
    if not (reported or clause_follows(tokens, place + 1) or lower in {"accusing", "calling", "blaming"}):
        return None
    speaker = subject or main_subject(tokens, place)
    return Attribution(speaker, (place, place + 1), False, True, 0.7, lower) if speaker is not None else None


def _group_after(tokens: Sequence[Token], first: int) -> Phrase | None:
    """Nameless people or papers without an article: "quoting tribal leaders"."""
    found = phrase_right(tokens, first)
    if found is None:
        return None
    head = tokens[core_end(tokens, found) - 1].lower
    return found if head in word_list("people", "vague_plural") | word_list("people", "documents") else None


def _quoted_as_saying(tokens: Sequence[Token], place: int) -> Attribution | None:
    """As in "X was quoted as saying" and "the Post quoted X as saying": X says it."""
    reach = range(place + 1, min(place + 16, len(tokens) - 1))
    end = next(
        (end for end in reach if tokens[end].lower == "as" and is_word(tokens, end + 1, "saying", "telling")), None
    )
    if end is None:
        return None
    passive = any(is_word(tokens, place - back, *word_list("reporting", "be")) for back in (1, 2))
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
        sure = report_confidence(VerbInSentence(tokens, place, subject, closing, quote_after))
        if sure is None:
            return None
        after = not closing or quote_follows(tokens, place + 1)
        elided = subject[1] < place and is_word(tokens, place - 1, "and", "but", "then")
        start = place if elided or subject[0] > place else subject[0]
        return Attribution(subject, (start, place + 1), closing and not elided, after, sure, tokens[place].lower)
    return _inverted(tokens, place)


def _is_idiom(tokens: Sequence[Token], place: int) -> bool:
    """As in "easier said than done"; and "did not say" tells that somebody said nothing."""
    if is_word(tokens, place + 1, "than") or is_word(tokens, place - 1, "easier", "sooner"):
        return True
    if tokens[place].lower == "wanted" and place + 1 < len(tokens) and tokens[place + 1].text == ":":
        return True
    back = 2 if is_word(tokens, place - 1, "not", "never") and is_word(tokens, place - 2, "do", "does", "did") else 0
    back = back or int(is_word(tokens, place - 1, "don't", "doesn't", "didn't"))
    denied = back > 0 and is_word(tokens, place - back - 1, *word_list("reporting", "pronouns"), "nobody")
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
    if tokens[place].quoted and (tokens[place].text in QUOTE_MARKS or tokens[place].text in {",", "?", "!", "."}):
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
    return Attribution(source, (place, source[1]), True, quote_follows(tokens, source[1]), 0.9, lower)


def _ends_sentence(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing but a mark or an adverbial follows, and so no verb of which the words before were the subject."""
    if place >= len(tokens) or not tokens[place].word or tokens[place].quoted:
        return True
    openers = word_list("reporting", "adjunct_openers") | word_list("reporting", "time_words")
    return tokens[place].lower in openers | {"who", "which", "as", "when", "after", "while", "and", "but"}


def _ends_claim(token: Token) -> bool:
    return token.text == "," or (token.quoted and (token.text in QUOTE_MARKS or token.text in {"?", "!"}))
