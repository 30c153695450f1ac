"""Attributions without a report verb: "UN: Four million in need", "In the words of X", "By some accounts"."""

import re
from collections.abc import Iterator, Sequence

from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token
from annotate.rules.text.noun_phrases import Phrase, is_noun_like, phrase_right

_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,30}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?(?:,\s\w+\.?\s\d{1,2})?\s(?:\([\w ]+\)\s)?[-–—]{1,2}\s"
)
_FURTHEST = 6
_TURNS = frozenset({"if", "in", "by"})


def after_dateline(text: str) -> int:
    """Where a report begins behind its dateline ("OSTREL, Velmora - "); 0 without one."""
    match = _DATELINE.match(text)
    return match.end() if match is not None else 0


def colon_labels(tokens: Sequence[Token]) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """Speakers beside a headline's colon: (source, phrase, whether the claim stands before it)."""
    if not tokens or tokens[-1].text in {".", "?", "!"} or len(tokens) < 4:
        return
    dash = next(
        (index for index in range(max(len(tokens) - 5, 2), len(tokens) - 1) if tokens[index].text in {"—", "–"}), None
    )
    if dash is not None and all(token.capital for token in tokens[dash + 1 :]) and _can_speak(tokens[dash + 1 :]):
        yield (dash + 1, len(tokens)), (dash, len(tokens)), True
        return
    colons = [index for index, token in enumerate(tokens) if token.text == ":"]
    if not colons:
        return
    first, last = colons[0], colons[-1]
    own = first + 1 < len(tokens) and tokens[first + 1].lower.split("'")[0] in {"i", "we", "my", "our"}
    named = own and first <= 3 and all(token.capital for token in tokens[:first])
    if 0 < first <= _FURTHEST and first + 2 < len(tokens) and (named or _can_speak(tokens[:first])):
        yield (0, first), (0, first + 1), False
    elif tokens[last - 1].quoted and last + 2 < len(tokens) and tokens[last + 1].capital and tokens[last + 2].capital:
        end = last + 1
        while end < len(tokens) and tokens[end].capital:
            end += 1
        if not all(token.capital for token in tokens if token.word and len(token.text) > 4):
            yield (last + 1, end), (last, len(tokens)), True
    elif 0 < len(tokens) - last - 1 <= _FURTHEST and last > 2 and _can_speak(tokens[last + 1 :]):
        yield (last + 1, len(tokens)), (last, len(tokens)), True


def _can_speak(tokens: Sequence[Token]) -> bool:
    """Whether a few words name a body, an outlet or people: an acronym, "police", "health ministry", "witnesses"."""
    if not all(token.word for token in tokens):
        return False
    last = tokens[-1]
    if len(tokens) == 1 and last.text.isupper() and 2 <= len(last.text) <= 5:
        return last.lower.lower() not in word_list("reporting", "not_speakers")
    if last.capital and any(token.lower in word_list("people", "roles") for token in tokens[:-1]):
        return True
    lists = ("organisations", "vague_plural", "speaking_for", "roles", "anonymous")
    return any(last.lower in word_list("people", name) for name in lists) or (
        len(tokens) == 1 and last.lower in {"report", "study", "poll", "survey"}
    )


def turns(tokens: Sequence[Token]) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """As in "in the words of X", "in X's view", "by X's count", "by some accounts": (source, phrase, hearsay)."""
    openings = word_list("reporting", "view_nouns")
    for index in [index for index, token in enumerate(tokens) if token.lower in _TURNS]:
        token = tokens[index]
        if token.lower == "if" and not token.quoted:
            believed = next(
                (end for end in range(index + 2, min(index + 9, len(tokens))) if tokens[end].lower == "believed"), None
            )
            if believed is not None and _word(tokens, believed - 1) == "be" and _word(tokens, believed - 2) == "to":
                yield (index + 1, believed - 3), (index, believed + 1), False
            continue
        if token.quoted or token.lower == "if":
            continue
        if (
            _word(tokens, index + 1) == "the"
            and _word(tokens, index + 2) in openings
            and _word(tokens, index + 3) == "of"
        ):
            source = phrase_right(tokens, index + 4)
            if source is not None:
                yield source, (index, source[1]), False
        elif _word(tokens, index + 2) == "accounts" and _word(tokens, index + 1) in {
            "some",
            "most",
            "many",
            "all",
            "several",
        }:
            yield (index + 1, index + 3), (index, index + 3), True
        else:
            end = next(
                (
                    end
                    for end in range(index + 1, min(index + 6, len(tokens)))
                    if tokens[end].text.endswith(("'s", "’s", "s’", "s'"))
                ),
                None,
            )
            owner = end is not None and tokens[end].word and _view_follows(tokens, end + 1)
            if end is not None and owner and (tokens[index + 1].capital or tokens[index + 1].lower == "the"):
                yield (index + 1, end + 1), (index, end + 2), False


def _view_follows(tokens: Sequence[Token], index: int) -> bool:
    openings = word_list("reporting", "view_nouns")
    return _word(tokens, index) in openings or (_word(tokens, index) == "own" and _word(tokens, index + 1) in openings)


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def coordinated(tokens: Sequence[Token], source: Phrase) -> list[Phrase]:
    """The sources in "X and Y said", each by itself; the phrase alone where "and" is part of one name."""
    first, last = source
    for index in range(first + 1, last - 1):
        if tokens[index].lower != "and" or tokens[index].quoted:
            continue
        left, right = (first, index), (index + 1, last)
        if (_is_person(tokens, *left) and _is_person(tokens, *right)) or (
            _is_group(tokens, *left) and _begins_group(tokens, *right)
        ):
            return [left, right]
    return [*_earlier_members(tokens, first), source]


def _earlier_members(tokens: Sequence[Token], first: int) -> list[Phrase]:
    """What a list names before its last member, if it begins the sentence: "Teachers, parents and | the board"."""
    if first < 2 or tokens[first - 1].lower != "and":
        return []
    members: list[Phrase] = []
    end = first - 1
    while end > 0:
        start = end
        while (
            start > 0 and not tokens[start - 1].quoted and (tokens[start - 1].word and tokens[start - 1].lower != "and")
        ):
            start -= 1
        if end == start or end - start > 6 or not _is_member(tokens, start, end):
            return []
        members.insert(0, (start, end))
        if start == 0:
            return members
        if tokens[start - 1].text != ",":
            return []
        end = start - 1
    return []


def _is_member(tokens: Sequence[Token], first: int, last: int) -> bool:
    linking = word_list("reporting", "linking") | word_list("reporting", "determiners")
    if tokens[first].lower in word_list("reporting", "linking") | word_list("reporting", "adverbial_openers"):
        return False
    if not all(
        is_noun_like(tokens[index], tokens[index - 1] if index else None) or tokens[index].lower in linking
        for index in range(first, last)
    ):
        return False
    lists = ("vague_plural", "roles", "organisations", "outlets", "kin", "speaking_for")
    cuts = word_list("reporting", "prepositions")
    end = next((index for index in range(first + 1, last) if tokens[index].lower in cuts), last)
    head = tokens[end - 1]
    return (
        head.capital and head.lower not in word_list("reporting", "time_words") | word_list("reporting", "months")
    ) or any(head.lower in word_list("people", name) for name in lists)


def _is_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    end = next((index for index in range(first, last) if tokens[index].text == ","), last)
    words = tokens[first:end]
    bodies = word_list("people", "organisations") | word_list("people", "outlets")
    return len(words) in {2, 3} and all(token.capital and token.lower not in bodies for token in words)


def _is_group(tokens: Sequence[Token], first: int, last: int) -> bool:
    return (
        last > first and tokens[last - 1].lower in word_list("people", "vague_plural") and not tokens[last - 1].quoted
    )


def _begins_group(tokens: Sequence[Token], first: int, last: int) -> bool:
    cuts = word_list("reporting", "prepositions") | word_list("people", "core_cuts") | {","}
    end = next((index for index in range(first + 1, last) if tokens[index].lower in cuts), last)
    return tokens[end - 1].lower in word_list("people", "vague_plural")
