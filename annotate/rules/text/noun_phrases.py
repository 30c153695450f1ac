"""The noun phrase to the left or right of a word of a sentence, without a tagger.

Indices are into a sentence's tokens; a phrase is (first, last + 1). Closed classes of words (determiners, prepositions,
auxiliaries, conjunctions) and capitals carry most of English noun phrases in news.
"""

from collections.abc import Sequence

from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token

Phrase = tuple[int, int]

_COMMA = frozenset({",", "–", "—", "-"})
_LONGEST = 28


def is_noun_like(token: Token, before: Token | None = None) -> bool:
    """Whether a token can stand inside a noun phrase; `before` is the one to its left."""
    lower = token.lower
    if not token.word:
        return lower in {"$", "%", "&"}
    if token.capital and before is not None and before.word and before.capital and len(lower) > 1:
        # Per Nyberg, Will Soll, May Lunn: names that are other words without a capital.
        return True
    if lower in word_list("reporting", "stops") or lower in word_list("reporting", "prepositions"):
        return token.capital and lower in {"per", "may", "will"} and before is not None and before.word
    return not (lower.endswith("ly") and not token.capital and lower not in word_list("reporting", "ly_nouns"))


def phrase_left(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The noun phrase that ends with token `last`, prepositional phrases that hang on it included."""
    first = _chunk_left(tokens, last)
    if first is None:
        return None
    start = first
    while start > 1 and last - start < _LONGEST:
        link = start - 1
        if tokens[link].lower not in word_list("reporting", "linking") or tokens[link].quoted != tokens[last].quoted:
            break
        before = link - 1
        # "familiar with", "close to", "involved in", "based in": an adjective between noun and preposition.
        further = _chunk_left(tokens, before)
        if further is None:
            break
        start = further
    return _without_opening(tokens, start, last + 1)


def _chunk_left(tokens: Sequence[Token], last: int) -> int | None:
    determiners = word_list("reporting", "determiners")
    first = None
    index = last
    quoted = tokens[last].quoted if last >= 0 else False
    while index >= 0 and last - index < 14:
        token = tokens[index]
        if token.quoted != quoted:
            break
        if token.lower in {"that", "this"} and (
            index == last or tokens[index + 1].capital or (index > 0 and tokens[index - 1].word)
        ):
            break
        if token.lower in determiners and not (token.capital and index and tokens[index - 1].capital):
            if first is None and token.lower in word_list("reporting", "articles"):
                return None
            further = index > 0 and token.lower not in word_list("reporting", "articles")
            # "the two ministries", "some other officials": one determiner before another.
            return index - 1 if further and tokens[index - 1].lower in determiners - {"that", "this"} else index
        if token.lower == "and" and first is not None and index > 0 and _joins(tokens, index):
            index -= 1
            continue
        if not is_noun_like(token, tokens[index - 1] if index else None):
            break
        if first is not None and _breaks(tokens, index):
            break
        first = index
        index -= 1
    return first


def _joins(tokens: Sequence[Token], index: int) -> bool:
    """Whether "and" joins two names rather than two clauses."""
    left, right = tokens[index - 1], tokens[index + 1]
    return left.word and right.word and left.capital and right.capital and is_noun_like(left)


def _breaks(tokens: Sequence[Token], index: int) -> bool:
    """Whether a lower-case noun before a name belongs to another phrase: "the deal | Smith said"."""
    token, following = tokens[index], tokens[index + 1]
    if token.capital or not following.capital or following.text.isupper():
        return False
    lower = token.lower.rpartition("-")[2]
    return not (
        lower in word_list("people", "roles")
        or lower in word_list("people", "vague_singular")
        or lower in word_list("people", "origins")
        or lower in word_list("people", "common_starts")
        or token.lower.endswith(("ing", "ed", "ive", "al", "ous", "ary", "'s", "ist", "ant", "ian"))
        or token.text[0].isdigit()
    )


def _without_opening(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """The phrase without an adverbial that opens the sentence: "In Washington | …", "Last week | …"."""
    times = word_list("reporting", "time_words")
    index = start
    while index < end - 1 and tokens[index].lower in {"last", "this", "next", "that", "earlier", "later", *times}:
        if tokens[index].lower not in times and tokens[index + 1].lower not in times:
            break
        index += 1
    return (index, end) if index < end else None


def phrase_right(tokens: Sequence[Token], first: int, *, stop: int | None = None) -> Phrase | None:
    """The noun phrase that begins with token `first`, with what hangs on it by a preposition and an apposition."""
    limit = min(stop if stop is not None else len(tokens), first + _LONGEST)
    end = _chunk_right(tokens, first, limit)
    if end is None:
        return None
    while end < limit - 1 and tokens[end].lower in word_list("reporting", "linking"):
        if tokens[end + 1].lower in word_list("reporting", "time_words") or (
            tokens[end + 1].text[0].isdigit()
            and tokens[min(end + 2, len(tokens) - 1)].lower not in word_list("reporting", "months")
        ):
            break
        if tokens[end].lower in {"in", "on", "at", "during", "by", "about"} and _is_medium(tokens, end + 1, limit):
            break
        further = _chunk_right(tokens, end + 1, limit)
        if further is None:
            break
        end = further
    return first, end


def _is_medium(tokens: Sequence[Token], first: int, limit: int) -> bool:
    """Whether "in a statement", "at a news conference", "on Twitter" follows: where it was said, not who said it."""
    media = word_list("reporting", "media")
    return any(tokens[index].lower in media for index in range(first, min(first + 5, limit)))


def _chunk_right(tokens: Sequence[Token], first: int, limit: int) -> int | None:
    determiners = word_list("reporting", "determiners")
    times = word_list("reporting", "time_words")
    index = first
    has_noun = False
    while index < limit:
        token = tokens[index]
        if token.quoted != tokens[first].quoted:
            break
        if token.lower in determiners and not has_noun:
            index += 1
            continue
        if token.lower in determiners and token.lower not in {
            "one",
            "two",
            "three",
            "four",
            "five",
            "other",
            "more",
            "other's",
        }:
            break
        if token.lower == "and" and has_noun and index + 1 < limit and _joins(tokens, index):
            index += 1
            continue
        if not is_noun_like(token, tokens[index - 1] if index > first else None) or (has_noun and token.lower in times):
            break
        has_noun = True
        index += 1
    if not has_noun:
        only = tokens[first].lower if first < limit else ""
        return first + 1 if only in determiners - {"the", "a", "an"} else None
    return index
