"""A text with its spans marked, as a fragment of HTML for a notebook: no script, no style sheet, every text escaped.

A label has its colour and its underline pattern, so that colour is never the only sign; overlapping underlines lie
below one another.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from unsourced.core.article import Article
from unsourced.core.spans import Span
from unsourced.io.segments import Segment, cut_lines, lanes
from unsourced.schemes.scheme import Scheme
from unsourced.schemes.underlines import PATTERNS

_UNKNOWN = ("solid", "#555555")
_LANES = 4


def marked_article(article: Article, spans: Sequence[Span], scheme: Scheme | None = None, *, note: str = "") -> str:
    """The article with its spans underlined, and a legend that counts them.

    Pointing at a span tells its label, score and reason. `note` stands below the text.
    """
    styles = {label.key: (label.pattern, label.colour) for label in scheme.labels} if scheme else {}
    names = {label.key: label.name for label in scheme.labels} if scheme else {}
    offsets = [(span.start, span.end) for span in spans]
    deep = lanes(offsets)
    parts = []
    for line in cut_lines(article.text, offsets):
        shown = "".join(_segment(piece, spans, deep, styles, names) for piece in line.segments)
        weight = "font-weight: 600; " if line.start < article.body_start else ""
        parts.append(f'<p dir="auto" style="{weight}line-height: 2; margin: 0 0 .4em">{shown}</p>')
    facts = " · ".join(escape(fact) for fact in (article.outlet, article.published) if fact)
    counts = Counter(span.label for span in spans)
    legend = " &nbsp; ".join(
        f'<span style="{_style(styles.get(key, _UNKNOWN), 0)}">{escape(names.get(key, key))}</span> {count}'
        for key, count in counts.items()
    )
    below = "".join(
        f'<p style="font-size: .9em; opacity: .85; margin: .3em 0">{text}</p>'
        for text in (facts, legend, escape(note))
        if text
    )
    return f'<div style="max-width: 50em">{"".join(parts)}{below}</div>'


def _segment(
    piece: Segment,
    spans: Sequence[Span],
    deep: Sequence[int],
    styles: Mapping[str, tuple[str, str]],
    names: Mapping[str, str],
) -> str:
    shown = escape(piece.text)
    for number in reversed(piece.spans):
        span = spans[number]
        score = f" · {span.score:.2f}" if span.score is not None else ""
        reason = f" · {span.reason}" if span.reason else ""
        told = escape(f"{names.get(span.label, span.label)}{score}{reason}", quote=True)
        shown = f'<span style="{_style(styles.get(span.label, _UNKNOWN), deep[number])}" title="{told}">{shown}</span>'
    return shown


def _style(style: tuple[str, str], lane: int) -> str:
    line, thickness = PATTERNS.get(style[0], PATTERNS["solid"])
    offset = 3 + 4 * min(lane, _LANES - 1)
    return escape(
        f"text-decoration: underline {line} {style[1]} {thickness}px; text-underline-offset: {offset}px; "
        "text-decoration-skip-ink: none",
        quote=True,
    )
