"""The subject of a report verb: who says it, wherever the sentence puts them."""

from collections.abc import Sequence

from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token
from annotate.rules.text.noun_phrases import Phrase, phrase_left, phrase_right

_DASHES = frozenset({"–", "—", "-", "--"})
_CLOSING = frozenset({'"', "”", "''", "’", "'", "»"})
_REACH_OF_APPOSITION = 34
_REACH_OF_RELATIVE = 18


def subject_of(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject to the left of the verb at `verb`, or the sentence's own where "and said" leaves it out."""
    last = _before_adverbs(tokens, verb)
    if last is None:
        return None
    last = _before_time(tokens, last)
    if last < 0:
        return None
    token = tokens[last]
    if token.quoted and token.text in _CLOSING:
        return _titled(tokens, last)
    if token.lower in {"and", "but", "then"} and not token.capital:
        return main_subject(tokens, last)
    if token.quoted:
        return None
    if token.lower in word_list("reporting", "pronouns") | word_list("reporting", "first_persons"):
        return last, last + 1
    if token.lower in {"who", "which"}:
        return _antecedent(tokens, last)
    if token.text in {",", ")"} or token.text in _DASHES:
        return _before_apposition(tokens, last)
    return _phrase_that_ends(tokens, last)


def _titled(tokens: Sequence[Token], closing: int) -> Phrase | None:
    """A document with its title: "The memoir “The Salt Years”"."""
    opening = closing
    while opening > 0 and tokens[opening - 1].quoted and closing - opening < 12:
        opening -= 1
    if opening < 1 or tokens[opening - 1].lower not in word_list("people", "documents"):
        return None
    before = phrase_left(tokens, opening - 1)
    return (before[0], closing + 1) if before is not None else None


def main_subject(tokens: Sequence[Token], before: int) -> Phrase | None:
    """The name, pronoun or person that the sentence begins with, after an adverbial and its comma."""
    start = 0
    opener = tokens[0].lower
    if opener in word_list("reporting", "prepositions") | word_list("reporting", "adverbial_openers"):
        comma = next((index for index in range(1, min(before, 14)) if tokens[index].text == ","), None)
        start = comma + 1 if comma is not None else 1 if opener in {"but", "and", "so", "still", "yet"} else len(tokens)
    if start >= before or tokens[start].quoted:
        return None
    if tokens[start].lower in {"he", "she", "they"}:
        return start, start + 1
    common = tokens[start].lower in word_list("people", "common_starts") and not tokens[min(start + 1, before)].capital
    if tokens[start].capital and not common and tokens[start].lower not in word_list("reporting", "determiners"):
        end = start
        while end < before and (tokens[end].capital or tokens[end].lower in {"of", "de", "van", "von"}):
            end += 1
        return start, end
    known = _known_phrase(tokens, start, before)
    if known is not None or opener not in {"the", "a", "an", "his", "her"}:
        return known
    phrase = phrase_right(tokens, start, stop=before)
    return with_apposition(tokens, phrase) if phrase is not None and phrase[1] < before else None


def _known_phrase(tokens: Sequence[Token], start: int, before: int) -> Phrase | None:
    """Up to a word for people or bodies, and what they are of: "the senator", "a spokeswoman for the port"."""
    lists = ("roles", "vague_plural", "vague_singular", "organisations", "speaking_for", "outlets")
    for end in range(start + 1, min(start + 6, before)):
        if any(tokens[end].lower in word_list("people", name) for name in lists):
            if end + 1 < before and tokens[end + 1].lower in word_list("people", "vague_plural"):
                continue
            if end + 1 < before and tokens[end + 1].lower in {"for", "of", "at", "from"}:
                further = _known_phrase(tokens, end + 2, before) or _name_run(tokens, end + 2, before)
                return start, further[1] if further is not None else end + 1
            return start, end + 1
    return None


def _name_run(tokens: Sequence[Token], start: int, before: int) -> Phrase | None:
    end = start
    while end < before and (tokens[end].capital or tokens[end].lower in {"the", "of", "and"}):
        end += 1
    return (start, end) if end > start else None


def _before_adverbs(tokens: Sequence[Token], verb: int) -> int | None:
    """The last token of the subject's side; None where a form of "be" makes the verb passive."""
    adverbs, auxiliaries = word_list("reporting", "adverbs"), word_list("reporting", "auxiliaries")
    participle = tokens[verb].lower.endswith("ing")
    last = verb - 1
    while last >= 0:
        token = tokens[last]
        adverb = token.lower.endswith("ly") and not token.capital and token.lower != "family"
        used_to = (
            token.lower == "to"
            and last > 0
            and tokens[last - 1].lower == "used"
            and tokens[verb].lower in {"say", "tell"}
        )
        if not (
            used_to
            or (token.lower == "used" and tokens[last + 1].lower == "to")
            or adverb
            or token.lower in adverbs
            or token.lower in auxiliaries
        ):
            break
        if token.lower in word_list("reporting", "be") and not participle and tokens[verb].lower != "quoted":
            return None
        if token.capital and last == 0:
            return None
        last -= 1

    return last


def _before_time(tokens: Sequence[Token], last: int) -> int:
    """Past "on Tuesday", "last week", "earlier this month" between subject and verb."""
    times = word_list("reporting", "time_words")
    if last < 1 or tokens[last].lower not in times or (tokens[last].capital and tokens[last - 1].capital):
        return last
    index = last
    while index > 0 and tokens[index].lower in times | {"in", "on", "last", "this", "late", "early"}:
        index -= 1
    return index


def _phrase_that_ends(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The phrase before the verb, with the relative clause that may stand between head and verb."""
    for index in range(last, max(last - _REACH_OF_RELATIVE, 0), -1):
        lower = tokens[index].lower
        if (
            tokens[index].text in {",", ";", ":"}
            or tokens[index].quoted
            or lower in {"that", "said", "says", "but", "when", "while", "because", "as", "if"}
        ):
            break
        if lower in word_list("people", "core_cuts") and lower not in {"that", "which"} and tokens[index - 1].word:
            before = phrase_left(tokens, index - 1)
            if before is not None:
                return before[0], last + 1
    phrase = phrase_left(tokens, last)
    if phrase is None:
        return None
    if (
        phrase[0] > 0
        and tokens[phrase[0] - 1].lower in word_list("reporting", "prepositions")
        and not tokens[phrase[0] - 1].quoted
    ):
        # What ends before the verb hangs on a preposition: "…, but in a later interview | said".
        return main_subject(tokens, phrase[0] - 1) if phrase[0] > 2 else None
    return phrase


def _antecedent(tokens: Sequence[Token], who: int) -> Phrase | None:
    last = who - 1
    if last >= 0 and tokens[last].text == ",":
        last -= 1
    if last >= 0 and tokens[last].text == ")":
        return _before_apposition(tokens, last)
    return phrase_left(tokens, last) if last >= 0 and not tokens[last].quoted else None


def _before_apposition(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The subject of "X, who heads Y, said", "X (R-Texas) said": what stands before the part in between."""
    if tokens[last].text == ")":
        opening = next((index for index in range(last - 1, max(last - 24, -1), -1) if tokens[index].text == "("), 0)
        before = phrase_left(tokens, opening - 1) if opening > 0 else None
        return (before[0], last + 1) if before is not None else None
    mark = tokens[last].text
    for index in range(last - 1, max(last - _REACH_OF_APPOSITION, 0), -1):
        if tokens[index].text in {";", ":"} or tokens[index].lower in {"said", "says"}:
            return None
        if tokens[index].text != mark or tokens[index].quoted:
            continue
        phrase = _head_of_apposition(tokens, index, last)
        if phrase is not None:
            return phrase
    return None


def _head_of_apposition(tokens: Sequence[Token], comma: int, last: int) -> Phrase | None:
    opener = tokens[comma + 1]
    if opener.quoted or not (
        opener.capital
        or opener.text[0].isdigit()
        or opener.lower in word_list("people", "roles")
        or opener.lower in word_list("reporting", "apposition_openers")
        or _is_participle(opener)
    ):
        return None
    if not tokens[comma - 1].word:
        before = _before_apposition(tokens, comma - 1) if tokens[comma - 1].text == ")" else None
    else:
        before = phrase_left(tokens, comma - 1)
    if before is None or tokens[before[0] - 1 if before[0] else 0].lower in {"in", "on", "at"}:
        return None
    named = any(token.capital for token in tokens[before[0] : before[1]])
    determined = tokens[before[0]].lower in word_list("reporting", "determiners")
    if not named and not determined and opener.lower not in {"who", "speaking", "asked"}:
        return None
    outer = _named_before(tokens, before[0])
    circumstance = opener.lower in word_list("reporting", "circumstances") or _is_participle(opener)
    return (outer, comma) if circumstance else (outer, last)


def _is_participle(token: Token) -> bool:
    """As in "The indictment, filed on Monday, says", "One diplomat, requesting anonymity, said"."""
    return not token.capital and len(token.lower) > 4 and token.lower.endswith(("ed", "ing"))


def _named_before(tokens: Sequence[Token], first: int) -> int:
    """Where the subject begins if `first` begins an apposition itself: "Jan Holm, head of X, a fund, said"."""
    if first < 2 or tokens[first - 1].text != "," or tokens[first].capital:
        return first
    before = phrase_left(tokens, first - 2) if tokens[first - 2].word else None
    named = before is not None and tokens[before[1] - 1].capital
    return before[0] if before is not None and named else first


def subject_after(tokens: Sequence[Token], first: int) -> Phrase | None:
    """The subject to the right, as in “…,” said X, a spokesman for Y; None where no subject begins at `first`."""
    if first >= len(tokens) or tokens[first].quoted or not tokens[first].word:
        return None
    opener = tokens[first]
    if opener.lower in {"that", "this", "it", "there", "to"} or opener.lower in word_list("reporting", "time_words"):
        return None
    if opener.lower in word_list("reporting", "pronouns"):
        return first, first + 1
    if not (opener.capital or opener.lower in word_list("reporting", "determiners") or _person_like(opener.lower)):
        return None
    source = phrase_right(tokens, first)
    return with_apposition(tokens, with_relative(tokens, source)) if source is not None else None


def with_relative(tokens: Sequence[Token], source: Phrase) -> Phrase:
    """The source with "who asked not to be named", "familiar with the matter" right behind it, to the next mark."""
    first, end = source
    cuts = word_list("people", "core_cuts") - {"that", "which"}
    if end < len(tokens) and tokens[end].word and tokens[end].lower in cuts:
        while end < len(tokens) and tokens[end].word and not tokens[end].quoted and end - first < 24:
            end += 1
    return first, end


def _person_like(lower: str) -> bool:
    lists = ("vague_plural", "vague_singular", "speaking_for", "organisations", "roles", "documents", "common_starts")
    return any(lower in word_list("people", name) for name in lists) or lower == "co-author"


def with_apposition(tokens: Sequence[Token], source: Phrase, *, opening: bool = False) -> Phrase:
    """The source with "(R-Texas)", ", a spokesman for Y" or ", Jeff Davis" behind it, up to the mark that ends it.

    `opening` says that the claim follows, so that only a second comma can end the apposition.
    """
    first, end = source
    if end < len(tokens) and tokens[end].text == "(":
        closing = next((index for index in range(end, min(end + 8, len(tokens))) if tokens[index].text == ")"), end - 1)
        end = closing + 1
    if end + 1 >= len(tokens) or tokens[end].text != "," or not _opens_apposition(tokens, end, first):
        return first, end
    further = phrase_right(tokens, end + 1)
    if further is None:
        return first, end
    following = tokens[further[1]] if further[1] < len(tokens) else None
    if opening and (following is None or following.text != ","):
        return first, end
    if (
        following is None
        or following.quoted
        or following.text in {",", ".", ";", ")", "?", "!"}
        or following.text in _DASHES
    ):
        return first, further[1]
    # A verb follows: what looked like an apposition is the claim ("According to X, the bridge fell").
    relative = following.lower in {"who", "which", "whose", "in", "on", "at", "during", "after", "when", "as", "while"}
    return (first, further[1]) if relative and tokens[end + 1].lower in {"a", "an"} else (first, end)


def _opens_apposition(tokens: Sequence[Token], comma: int, first: int) -> bool:
    opener = tokens[comma + 1]
    if opener.quoted:
        return False
    if opener.capital:
        # "spokesman for the Pentagon, Jeff Davis": a name after a role, not "Smith, Jones and …".
        return any(token.lower in word_list("people", "roles") for token in tokens[first:comma] if not token.capital)
    return opener.lower in word_list("people", "roles") or opener.lower in (
        word_list("reporting", "apposition_openers") - word_list("reporting", "circumstances")
    )
