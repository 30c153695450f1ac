"""Groups as lines for people."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from annotate.compare import Change, Comparison, rank
from annotate.compare.comparison import ALTERED, MOVED, ONLY_IN_A, ONLY_IN_B
from annotate.reposts.group_comparisons import comparisons, pairs
from annotate.reposts.groups import RepostGroup
from unsourced.core.article import Article
from unsourced.io.terminal_text import printable_text

_WIDTH = 100
_CHANGES = 5
_WORDS = 24
_MOST = 12
"""Articles of a group that are shown."""


def view(groups: Iterable[RepostGroup], articles: int) -> Iterator[str]:
    """The groups, each with its articles, the likely original and why, and what was changed; then a summary."""
    count = grouped = 0
    for group in groups:
        count += 1
        grouped += len(group.articles)
        yield from _group(group)
        yield ""
    yield _summary(articles, count, grouped)


def _summary(articles: int, groups: int, grouped: int) -> str:
    if not groups:
        return (
            f"No two of {_count(articles, 'article')} share a passage."
            if articles > 1
            else "One article has no other to share its words with."
        )
    alone = articles - grouped
    return "\n".join(
        textwrap.wrap(
            f"{_count(groups, 'group')} with {grouped} of {_count(articles, 'article')}; {alone} share no passage with "
            "another. “Likely original” is said of these texts alone: an older one may exist, and originals are edited "
            "after publication too.",
            _WIDTH,
        )
    )


def _group(group: RepostGroup) -> Iterator[str]:
    yield f"{group.id}: {_count(len(group.articles), 'article')}"
    index = group.original.index
    for number, article in list(enumerate(group.articles))[:_MOST]:
        yield f"  {number + 1:>2}  {_line(article)}{'   ← likely original' if number == index else ''}"
    if len(group.articles) > _MOST:
        yield f"      and {len(group.articles) - _MOST} more (--format json has all)"
    reasons = "; ".join(group.original.reasons)
    said = "the original is undetermined" if index is None else f"{group.names[index]} is likely the original"
    yield from _wrapped(f"{said}: {reasons}" if reasons else said, "  ")
    for (near, other), found in islice(zip(pairs(group), comparisons(group), strict=True), _MOST):
        yield ""
        yield from _comparison(found, near + 1, other + 1)


def _line(article: Article) -> str:
    facts = [article.title or article.body[:60].split("\n")[0], article.outlet, article.published, article.url]
    return printable_text(" · ".join(fact for fact in facts if fact))


def _comparison(comparison: Comparison, near: int, other: int) -> Iterator[str]:
    changes = comparison.substantial
    shares = f"{comparison.shared_b:.0%} of B's words stand in A, {comparison.shared_a:.0%} of A's in B"
    yield f"  A is {near}, B is {other}: {shares}; {_count(len(changes), 'change')} of words"
    for change in _first(changes):
        yield from _wrapped(_change(change, comparison), "      ")
        for effect in change.effects[:1]:
            yield from _wrapped(f"• {effect.kind.capitalize()}: {effect.reason}", "        ")
    if len(changes) > _CHANGES:
        yield f"      and {len(changes) - _CHANGES} more: unsourced compare shows all"


def _first(changes: Sequence[Change]) -> list[Change]:
    """The changes that a reader should look at first; of equal ones those with the most characters."""

    def size(change: Change) -> int:
        return sum(index.end - index.start for index in (change.a, change.b) if index)

    return sorted(changes, key=lambda change: (rank(change), -size(change)))[:_CHANGES]


def _change(change: Change, comparison: Comparison) -> str:
    in_a, in_b = (_some(words) for words in comparison.words(change))
    return {
        ONLY_IN_A: f"in A, not in B: {in_a}",
        ONLY_IN_B: f"in B, not in A: {in_b}",
        ALTERED: f"{in_a} in A, {in_b} in B",
        MOVED: f"moved: {in_b}",
    }[change.kind]


def _some(words: str) -> str:
    """The first words of a long piece, on one line."""
    found = words.split()
    shown = " ".join(found[:_WORDS])
    return f"“{shown}”" if len(found) <= _WORDS else f"“{shown} …” ({len(found)} words)"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        printable_text(text), _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
