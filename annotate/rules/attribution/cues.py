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

    `before` and `after` say on which sides of the phrase the claim stands; `confidence` is 0..1. In hearsay nobody is
    named and `source` holds the words that say so.
    """

    source: Phrase
    phrase: Phrase
    before: bool
    after: bool
    confidence: float
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
    for index in [index for index, token in enumerate(tokens) if token.lower in reporting and not token.quoted]:
        token, lower = tokens[index], tokens[index].lower
        if token.capital and index and not _headline_case(tokens):
            continue
        if token.capital and index and index + 1 < len(tokens) and tokens[index + 1].text == ":":
            # "Harbour War Report: …" is a series, and reports nothing.
            continue
        cue = None
        if lower in word_list("reporting", "hearsay_adverbs"):
            cue = Attribution((index, index + 1), (index, index + 1), True, True, 0.85, lower, hearsay=True)
        elif lower == "according" and is_word(tokens, index + 1, "to"):
            cue = _according(tokens, index)
        elif lower == "has" and is_word(tokens, index + 1, "it") and is_word(tokens, index - 1, *_HAS_IT):
            cue = Attribution((index - 1, index + 2), (index - 1, index + 2), False, True, 0.85, lower, hearsay=True)
        elif (
            lower in word_list("reporting", "passive_with_agent")
            and (agent := _passive_agent(tokens, index)) is not None
        ):
            cue = agent
        elif lower in word_list("reporting", "phrasal") and (phrasal := _phrasal(tokens, index)) is not None:
            cue = phrasal
        elif lower == "quoted" and (quoted := _quoted_as_saying(tokens, index)) is not None:
            yield quoted
        elif (
            lower in {"word", "talk", "gossip", "rumour", "rumor"}
            and index <= 1
            and (rumour := _word_is_that(tokens, index))
        ):
            cue = rumour
        elif lower == "it" or (lower in word_list("reporting", "passive") and _is_passive(tokens, index)):
            cue = _impersonal(tokens, index)
        if cue is None and lower in _verbs():
            cue = _verb(tokens, index, quote_before, quote_after)
        elif cue is None and lower in word_list("reporting", "participles"):
            cue = _participle(tokens, index, subject)
        if cue is not None:
            subject = subject if cue.hearsay else cue.source
            yield cue


@cache
def _verbs() -> frozenset[str]:
    return frozenset().union(
        *(word_list("reporting", name) for name in ("speech", "signed", "intending", "with_object"))
    )


@cache
def _reporting() -> frozenset[str]:
    """Every word that can begin an attribution."""
    lists = ("participles", "hearsay_adverbs", "passive", "passive_with_agent", "phrasal")
    return _verbs().union(
        {"according", "it", "has", "quoted", "word", "talk", "gossip", "rumour", "rumor"},
        *(word_list("reporting", name) for name in lists),
    )


def _label(tokens: Sequence[Token]) -> Attribution | None:
    """As in "Marrek: “The bridge is safe.”" """
    end = next((index for index in range(1, min(5, len(tokens))) if not tokens[index].capital), None)
    if end is None or tokens[end].text != ":" or not quote_follows(tokens, end + 1):
        return None
    return Attribution((0, end), (0, end + 1), False, True, 0.8, ":")


def _headline_case(tokens: Sequence[Token]) -> bool:
    """Whether a capital is only the headline's: nearly every word has one."""
    words = [token for token in tokens if token.word]
    return len(words) > 3 and sum(token.capital for token in words) >= 0.7 * len(words)


def _according(tokens: Sequence[Token], index: int) -> Attribution | None:
    source = phrase_right(tokens, index + 2)
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
        or is_word(tokens, index - 1, *sorted_by)
    ):
        return None
    opening = all(not token.word or token.lower in {"but", "and", "also", "still"} for token in tokens[:index])
    source = with_apposition(tokens, with_relative(tokens, source), opening=opening)
    return Attribution(source, (index, source[1]), not opening, opening, 0.95, "according to")


def _passive_agent(tokens: Sequence[Token], index: int) -> Attribution | None:
    """As in "was called a tax on breathing by one lawmaker": the agent of a passive says it."""
    passive = any(is_word(tokens, index - back, *word_list("reporting", "be")) for back in (1, 2))
    if not passive:
        return None
    reach = range(index + 1, min(index + 14, len(tokens) - 1))
    by = next((by for by in reach if is_word(tokens, by, "by") and not tokens[by].quoted), None)
    if by is None or any(token.text in {",", ";"} for token in tokens[index + 1 : by]):
        return None
    source = subject_after(tokens, by + 1)
    if source is None:
        return None
    return Attribution(source, (by, source[1]), True, False, 0.75, tokens[index].lower)


def _phrasal(tokens: Sequence[Token], index: int) -> Attribution | None:
    """As in "The Kremlin brushed off the report as “hysteria”"."""
    if not is_word(tokens, index + 1, "off", "away", "down", "aside", "out", "back"):
        return None
    subject = subject_of(tokens, index)
    if subject is None or not any(token.quoted or token.lower in {"as", "that"} for token in tokens[index + 2 :]):
        return None
    return Attribution(subject, (subject[0], index + 2), False, True, 0.75, tokens[index].lower)


def _word_is_that(tokens: Sequence[Token], index: int) -> Attribution | None:
    """As in "Word on the docks is that the crane was never inspected"."""
    end = next(
        (end for end in range(index + 1, min(index + 7, len(tokens))) if is_word(tokens, end, "is", "was")), None
    )
    if end is None or not is_word(tokens, end + 1, "that"):
        return None
    return Attribution((index, index + 1), (0, end + 1), False, True, 0.8, "word", hearsay=True)


def _is_passive(tokens: Sequence[Token], index: int) -> bool:
    return (
        index >= 2
        and tokens[index - 1].lower in word_list("reporting", "be") | {"widely", "also", "generally", "commonly"}
        and is_word(tokens, index + 1, "to")
        and tokens[index].lower not in word_list("reporting", "passive_weak")
    )


def _impersonal(tokens: Sequence[Token], index: int) -> Attribution | None:
    """As in "It is believed that …", "X is said to …": somebody says it, and nobody is named."""
    passive = word_list("reporting", "passive")
    between = (
        word_list("reporting", "auxiliaries")
        | word_list("reporting", "adverbs")
        | {"'s", "widely", "generally", "commonly"}
    )
    if tokens[index].lower == "it":
        end = index + 1
        while end < len(tokens) and tokens[end].lower in between:
            end += 1
        be = any(token.lower in word_list("reporting", "be") for token in tokens[index + 1 : end])
        closing = index > 2 and tokens[index - 1].text == "," and (end + 1 >= len(tokens) or not tokens[end + 1].word)
        if not be or not is_word(tokens, end, *passive):
            return None
        if closing:
            return Attribution((index, end + 1), (index, end + 1), True, False, 0.9, tokens[end].lower, hearsay=True)
        if not (is_word(tokens, end + 1, "that") or clause_follows(tokens, end + 1)):
            return None
        if is_word(tokens, end + 1, "that") and is_word(tokens, end, "expected"):
            return None
        return Attribution((index, end + 1), (index, end + 1), False, True, 0.92, tokens[end].lower, hearsay=True)
    start = index - 1
    while start > 1 and tokens[start - 1].lower in between:
        start -= 1
    return Attribution((start, index + 1), (start, index + 1), True, True, 0.8, tokens[index].lower, hearsay=True)


def _participle(tokens: Sequence[Token], index: int, subject: Phrase | None) -> Attribution | None:
    """As in "…, saying that …" and "is arguing that": the subject is the sentence's."""
    if index == 0:
        return None
    before = tokens[index - 1]
    lower = tokens[index].lower
    if lower in {"citing", "quoting"}:
        cited = subject_after(tokens, index + 1) or _group_after(tokens, index + 1)
        return Attribution(cited, (index, cited[1]), False, False, 0.75, lower) if cited is not None else None
    reported = is_word(tokens, index + 1, "that") or quote_follows(tokens, index + 1) or lower in {"saying", "telling"}
    if before.lower in word_list("reporting", "be"):
        speaker = subject_of(tokens, index) if reported and lower != "adding" else None
        return Attribution(speaker, (speaker[0], index + 1), False, True, 0.75, lower) if speaker else None
    if before.text not in {",", "—", "–"} and before.lower not in {"by", "and", "before", "after"}:
        return None
    if not (reported or clause_follows(tokens, index + 1) or lower in {"accusing", "calling", "blaming"}):
        return None
    speaker = subject or main_subject(tokens, index)
    return Attribution(speaker, (index, index + 1), False, True, 0.7, lower) if speaker is not None else None


def _group_after(tokens: Sequence[Token], first: int) -> Phrase | None:
    """Nameless people or papers without an article: "quoting tribal leaders"."""
    phrase = phrase_right(tokens, first)
    if phrase is None:
        return None
    head = tokens[core_end(tokens, phrase) - 1].lower
    return phrase if head in word_list("people", "vague_plural") | word_list("people", "documents") else None


def _quoted_as_saying(tokens: Sequence[Token], index: int) -> Attribution | None:
    """As in "X was quoted as saying" and "the Post quoted X as saying": X says it."""
    reach = range(index + 1, min(index + 16, len(tokens) - 1))
    end = next(
        (end for end in reach if tokens[end].lower == "as" and is_word(tokens, end + 1, "saying", "telling")), None
    )
    if end is None:
        return None
    passive = any(is_word(tokens, index - back, *word_list("reporting", "be")) for back in (1, 2))
    source = subject_of(tokens, index) if passive else subject_after(tokens, index + 1)
    return Attribution(source, (index, end + 2), False, True, 0.85, "quoted") if source is not None else None


def _verb(tokens: Sequence[Token], index: int, quote_before: bool, quote_after: bool) -> Attribution | None:
    if _is_idiom(tokens, index):
        return None
    subject = subject_of(tokens, index)
    if subject is not None and tokens[index - 1].text == ",":
        # "…, which fell in May, said Ana Holm, who studies it": the name behind the verb speaks.
        inverted = _inverted(tokens, index)
        name = inverted is not None and tokens[inverted.source[0]].capital
        if name and inverted is not None and (inverted.source[1] >= len(tokens) or not tokens[inverted.source[1]].word):
            return inverted
    if subject is not None:
        closing = _closes_claim(tokens, subject[0], quote_before)
        confidence = report_confidence(VerbInSentence(tokens, index, subject, closing, quote_after))
        if confidence is None:
            return None
        after = not closing or quote_follows(tokens, index + 1)
        elided = subject[1] < index and is_word(tokens, index - 1, "and", "but", "then")
        start = index if elided or subject[0] > index else subject[0]
        return Attribution(subject, (start, index + 1), closing and not elided, after, confidence, tokens[index].lower)
    return _inverted(tokens, index)


def _is_idiom(tokens: Sequence[Token], index: int) -> bool:
    """As in "easier said than done"; and "did not say" tells that somebody said nothing."""
    if is_word(tokens, index + 1, "than") or is_word(tokens, index - 1, "easier", "sooner"):
        return True
    if tokens[index].lower == "wanted" and index + 1 < len(tokens) and tokens[index + 1].text == ":":
        return True
    back = 2 if is_word(tokens, index - 1, "not", "never") and is_word(tokens, index - 2, "do", "does", "did") else 0
    back = back or int(is_word(tokens, index - 1, "don't", "doesn't", "didn't"))
    denied = back > 0 and is_word(tokens, index - back - 1, *word_list("reporting", "pronouns"), "nobody")
    return denied and tokens[index].lower in {
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
    index = first - 1
    while index >= 0 and tokens[index].lower in {"as", "or", "so", "-"}:
        index -= 1
    if index < 0:
        return quote_before
    if tokens[index].quoted and (tokens[index].text in QUOTE_MARKS or tokens[index].text in {",", "?", "!", "."}):
        return True
    return tokens[index].text in {",", "—", "–"} and index >= 2 and not _only_adverbial(tokens, index)


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


def _inverted(tokens: Sequence[Token], index: int) -> Attribution | None:
    """“…,” said X."""
    before = index - 1
    if before < 1 or not _ends_claim(tokens[before]):
        return None
    lower = tokens[index].lower
    if not tokens[before].quoted and (
        lower in word_list("reporting", "noun_like")
        or lower in word_list("reporting", "tell_verbs") - {"warned"}
        or lower in word_list("reporting", "needs_object")
    ):
        return None
    source = subject_after(tokens, index + 1)
    if source is None or not (tokens[before].quoted or _ends_sentence(tokens, source[1])):
        return None
    return Attribution(source, (index, source[1]), True, quote_follows(tokens, source[1]), 0.9, lower)


def _ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but a mark or an adverbial follows, and so no verb of which the words before were the subject."""
    if index >= len(tokens) or not tokens[index].word or tokens[index].quoted:
        return True
    openers = word_list("reporting", "adjunct_openers") | word_list("reporting", "time_words")
    return tokens[index].lower in openers | {"who", "which", "as", "when", "after", "while", "and", "but"}


def _ends_claim(token: Token) -> bool:
    return token.text == "," or (token.quoted and (token.text in QUOTE_MARKS or token.text in {"?", "!"}))
