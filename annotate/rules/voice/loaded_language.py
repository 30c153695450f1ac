"""Loaded language: words chosen to move the reader, in the reporter's own voice, from a word list of our own."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from annotate.rules.finding import Finding
from annotate.rules.lexicons import phrases, word_list
from annotate.rules.text.document import Document, Sentence, Token

LOADED = "loaded-language"
_SCORE, _SCORE_IN_CLAIM = 0.75, 0.45
_SO_CALLED = "so-called"
_NOUN_PHRASE = 3
_MARKS = "\"“”‘’'"


def find_loaded_language(document: Document, sourced: Sequence[Finding]) -> list[Finding]:
    """The loaded words outside quotations; with a low score where a source's claim may have brought them along."""
    findings = []
    for sentence in document.sentences:
        for start, end in _joined(document.text, [*_words(sentence), *_turns(document, sentence)]):
            if document.quotations.share(start, end) > 0:
                continue
            claimed = any(claim.source is not None and claim.start <= start and end <= claim.end for claim in sourced)
            words = document.text[start:end]
            findings.append(
                Finding(
                    label=LOADED,
                    start=start,
                    end=end,
                    score=_SCORE_IN_CLAIM if claimed else _SCORE,
                    reason=f"“{words}” moves the reader. Which plainer words would tell the same?",
                )
            )
    return findings


def _words(sentence: Sentence) -> list[tuple[int, int]]:
    strong, regime = word_list("loaded", "strong"), word_list("loaded", "regime")
    if sentence.words.isdisjoint(strong) and sentence.words.isdisjoint(regime) and _SO_CALLED not in sentence.words:
        return []
    spans = []
    for index, token in enumerate(sentence.tokens):
        if token.quoted or not token.word or (token.capital and index > 0):
            continue
        if (
            token.lower in strong
            or (token.lower in regime and _judges(sentence.tokens, index))
            or (token.lower == _SO_CALLED and _doubts(sentence.tokens, index))
        ):
            spans.append((token.start, token.end))
    return spans


def _judges(tokens: Sequence[Token], index: int) -> bool:
    plain = word_list("loaded", "regime_plain")
    beside = [tokens[near].lower for near in (index - 1, index + 1) if 0 <= near < len(tokens)]
    return not any(word in plain for word in beside)


def _doubts(tokens: Sequence[Token], index: int) -> bool:
    """Whether “so-called” doubts what it stands before: one of the next words, with or without quotation marks."""
    beside = tokens[index + 1 : index + 1 + _NOUN_PHRASE]
    noun_phrase = takewhile(lambda token: token.word or token.text in _MARKS, beside)
    return any(token.lower in word_list("loaded", "doubted") for token in noun_phrase)


def _turns(document: Document, sentence: Sentence) -> list[tuple[int, int]]:
    by_word = _turns_by_word()
    if sentence.words.isdisjoint(by_word):
        return []
    if not any(turn in sentence.lower for word in sentence.words & by_word.keys() for turn in by_word[word]):
        return []
    return [match.span() for match in _pattern().finditer(document.text, sentence.start, sentence.end)]


@cache
def _turns_by_word() -> dict[str, list[str]]:
    """The turns by one word of each, the one that the fewest sentences have, so that most need no search.

    A straight mark that closes a quotation is part of the word before it, like the one of "the madness's".
    """
    by_word: dict[str, list[str]] = {}
    for turn in phrases("loaded", "phrases"):
        longest = max(turn.lower().split(), key=len)
        for word in (longest, f"{longest}'", f"{longest}'s"):
            by_word.setdefault(word, []).append(turn.lower())
    return by_word


@cache
def _pattern() -> re.Pattern[str]:
    turns = sorted(phrases("loaded", "phrases"), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(turn) for turn in turns) + r")(?![\w-])", re.I)


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans and neighbours with only a space between them become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and (start <= joined[-1][1] or not text[joined[-1][1] : start].strip()):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
