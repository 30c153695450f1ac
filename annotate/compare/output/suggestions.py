"""What another version says, as suggestions for annotators: words that the other version does not have there."""

import re
from collections.abc import Iterator

from annotate.compare.alignment.tokens import CONTENT_WORD_WEIGHT, token_weight, tokens
from annotate.compare.comparison import ALTERED, MOVED, Change, Comparison, TextRange
from annotate.rules.insertions.insertions import EDITORIAL
from unsourced.core.article import Article
from unsourced.core.spans import Span, Suggestions

VERSION = "compare-1"
_LONGEST = 300
_PARAGRAPH = re.compile(r"[^\n]+")


def suggestions_of(comparison: Comparison) -> tuple[tuple[Article, Suggestions], ...]:
    """A span for each run of words that one version has and the other has not, or has in other words.

    Where dates or an "original source" line say which version is the repost, only the repost gets spans: what the
    other one has besides was cut from it, and inserted by nobody. Else both get them. The reason is what the other
    version says.
    """
    sides = (comparison.lineage.repost,) if comparison.lineage.repost else ("a", "b")
    return tuple(
        (
            article,
            Suggestions(
                article_id=article.id,
                version=VERSION,
                spans=tuple(
                    Span(label=EDITORIAL, start=start, end=end, reason=reason, region_id=f"v{number}")
                    for number, (start, end, reason) in enumerate(_spans(comparison, side, article), 1)
                ),
            ),
        )
        for side, article in (("a", comparison.a), ("b", comparison.b))
        if side in sides
    )


def _spans(comparison: Comparison, side: str, article: Article) -> Iterator[tuple[int, int, str]]:
    other = comparison.b if side == "a" else comparison.a
    for change in comparison.substantial:
        mine, theirs = (change.a, change.b) if side == "a" else (change.b, change.a)
        if mine is None or theirs is None or change.kind == MOVED or not _has_content(article, mine, change):
            continue
        reason = _reason(change, other, theirs)
        for piece in _PARAGRAPH.finditer(article.text, *mine):
            words = piece.group()
            start = piece.start() + len(words) - len(words.lstrip())
            end = piece.end() - len(words) + len(words.rstrip())
            if start < end:
                yield start, end, reason


def _has_content(article: Article, extent: TextRange, change: Change) -> bool:
    keys = tokens(article.text[slice(*extent)]).keys
    return any(token_weight(key) == CONTENT_WORD_WEIGHT for key in keys) or (bool(keys) and bool(change.effects))


def _reason(change: Change, other: Article, theirs: TextRange) -> str:
    which = ", ".join(filter(None, (other.outlet, other.published, other.url)))
    named = f"Another version ({which})" if which else "Another version"
    if change.kind != ALTERED:
        return f"{named} does not have these words. Who put them here, or who left them out there?"
    words = " ".join(other.text[slice(*theirs)].split())
    shown = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
    return f"{named} has here: “{shown}”"
