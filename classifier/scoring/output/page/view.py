"""What the page's template shows, ready to be written down: it computes nothing itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from classifier.scoring.explanations import drivers_text
from classifier.scoring.output.page.claims import claim_counts
from classifier.scoring.scores import Scores
from unsourced.io.segments import Line, Segment, cut_lines, lanes
from unsourced.schemes.scheme import Scheme

# How CSS draws the underline patterns of a scheme: style and thickness.
PATTERNS = {
    "solid": ("solid", "2px"),
    "double": ("double", "2px"),
    "dotted": ("dotted", "2.5px"),
    "dashed": ("dashed", "2px"),
    "wavy": ("wavy", "1.5px"),
    "thick-solid": ("solid", "4px"),
    "thick-double": ("double", "3.5px"),
    "thick-dotted": ("dotted", "4.5px"),
    "thick-dashed": ("dashed", "4px"),
    "thick-wavy": ("wavy", "3px"),
    "thin-solid": ("solid", "1px"),
    "thin-dotted": ("dotted", "1.25px"),
    "thin-dashed": ("dashed", "1px"),
    "thin-wavy": ("wavy", "0.75px"),
}
LANES = 4


@dataclass(frozen=True, slots=True)
class LabelView:
    """A row of the legend; `css` names it in the style sheet."""

    css: str
    name: str
    definition: str
    colour: str
    style: str
    thickness: str
    count: int


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mark with its note. `sources` quotes the spans that it is linked to."""

    id: str
    number: int
    label: LabelView
    quote: str
    score: str
    reason: str
    because: str
    sources: tuple[str, ...]
    lane: int


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A piece of text. `stop` says whether the keyboard stops here: once a mark, where it begins."""

    id: str
    text: str
    marks: tuple[MarkView, ...]
    begins: tuple[MarkView, ...]
    stop: bool
    only: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article as the page shows it; the headline and each paragraph are lists of segments."""

    id: str
    title: str
    headline: tuple[SegmentView, ...]
    paragraphs: tuple[tuple[SegmentView, ...], ...]
    language: str
    outlet: str
    published: str
    url: str
    origin: str
    total: str
    summary: str
    claims: str
    abstained: str
    version: str
    marks: tuple[MarkView, ...]


def label_views(scheme: Scheme, scores: Sequence[Scores]) -> dict[str, LabelView]:
    """The legend: every label of the scheme with how many marks it has on the page."""
    counts = Counter(span.label for each in scores for span in each.spans)
    return {
        label.key: LabelView(
            f"l{number}",
            label.name,
            label.definition,
            label.colour,
            *PATTERNS.get(label.pattern, PATTERNS["solid"]),
            counts[label.key],
        )
        for number, label in enumerate(scheme.labels)
    }


def article_view(number: int, scores: Scores, labels: dict[str, LabelView]) -> ArticleView:
    """One article; `number` makes its ids unique on the page."""
    article = scores.article
    marks = _marks(number, scores, labels)
    found = cut_lines(article.text, [(span.start, span.end) for span in scores.spans])
    title = article.title
    origin = article.origin
    return ArticleView(
        id=f"a{number}",
        title=title or _quote(article.text, 60),
        headline=tuple(_segments(number, [line for line in found if line.start < article.body_start], marks)),
        paragraphs=tuple(tuple(_segments(number, [line], marks)) for line in found if line.start >= article.body_start),
        language=article.language,
        outlet=article.outlet or "",
        published=article.published or "",
        url=article.url or "",
        origin=(origin.outlet or origin.url or "") if origin else "",
        total=_total(marks),
        summary=_summary(marks),
        claims=claim_counts(scores),
        abstained=scores.abstained,
        version=scores.version,
        marks=marks,
    )


def is_web_address(url: str) -> bool:
    """Whether an address may become a link: http or https, nothing that a browser would run."""
    return url.lower().startswith(("http://", "https://"))


def _marks(number: int, scores: Scores, labels: dict[str, LabelView]) -> tuple[MarkView, ...]:
    by_name = {span.region_id: span for span in scores.spans}
    text = scores.article.text
    offsets = [(span.start, span.end) for span in scores.spans]
    linked: dict[str, list[str]] = {}
    for relation in scores.relations:
        target = by_name[relation.to_region]
        linked.setdefault(relation.from_region, []).append(text[target.start : target.end])
    return tuple(
        MarkView(
            id=f"a{number}m{index}",
            number=index,
            label=labels[span.label],
            quote=_quote(text[span.start : span.end]),
            score=_score(span.score, scores.probable(span)),
            reason=span.reason,
            because=drivers_text(scores.because.get(span.region_id, ())),
            sources=tuple(linked.get(span.region_id, ())),
            lane=min(lane, LANES - 1),
        )
        for index, (span, lane) in enumerate(zip(scores.spans, lanes(offsets), strict=True), 1)
    )


def _segments(number: int, found: Iterable[Line], marks: Sequence[MarkView]) -> Iterator[SegmentView]:
    for line in found:
        for index, segment in enumerate(line.segments):
            yield _segment(f"a{number}t{line.start}-{index}", segment, marks)


def _segment(id_: str, segment: Segment, marks: Sequence[MarkView]) -> SegmentView:
    here = tuple(marks[mark] for mark in segment.spans)
    kinds = {mark.label.css for mark in here}
    return SegmentView(
        id=id_,
        text=segment.text,
        marks=here,
        begins=tuple(marks[mark] for mark in segment.begins),
        stop=bool(segment.begins),
        only=f"only-{kinds.pop()}" if len(kinds) == 1 else "",
    )


def _score(score: float | None, calibrated: bool) -> str:
    if score is None:
        return ""
    return f"probability {score:.0%}" if calibrated else f"score {score:.2f}"


def _quote(text: str, longest: int = 160) -> str:
    words = " ".join(text.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _total(marks: Sequence[MarkView]) -> str:
    return "No marks" if not marks else "1 mark" if len(marks) == 1 else f"{len(marks)} marks"


def _summary(marks: Sequence[MarkView]) -> str:
    if not marks:
        return _total(marks)
    counts = Counter(mark.label.name.lower() for mark in marks)
    listed = ", ".join(f"{count} × {name}" for name, count in counts.most_common())
    return f"{_total(marks)}: {listed}"
