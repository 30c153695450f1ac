"""The lines around an article that say who wrote it and where it comes from, compared; `read` removed them."""

from collections.abc import Iterator

from annotate.compare.alignment.tokens import tokens
from annotate.compare.comparison import ALTERED, ATTRIBUTION, ONLY_IN_A, ONLY_IN_B, Change
from unsourced.core.article import Article

# In the order in which they are told.
_KINDS = ("byline", "date", "provenance", "copyright")


def attribution_changes(a: Article, b: Article) -> Iterator[Change]:
    """The attribution lines that only one version has; a kind of which both have one other line is altered."""
    for kind in _KINDS:
        ours, theirs = _lines(a, kind), _lines(b, kind)
        gone = [line for key, line in ours.items() if key not in theirs]
        new = [line for key, line in theirs.items() if key not in ours]
        if len(gone) == len(new) == 1:
            yield _change(ALTERED, gone[0], new[0])
        else:
            for line in gone:
                yield _change(ONLY_IN_A, line, "")
            for line in new:
                yield _change(ONLY_IN_B, "", line)


def _lines(article: Article, kind: str) -> dict[tuple[str, ...], str]:
    return {tuple(tokens(piece.text).keys): piece.text for piece in article.removed if piece.kind == kind}


def _change(kind: str, line_a: str, line_b: str) -> Change:
    return Change(kind=kind, part=ATTRIBUTION, a=None, b=None, cut_a=None, cut_b=None, line_a=line_a, line_b=line_b)
