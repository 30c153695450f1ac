"""The attributions of an article: the tagger's spans, linked, and the kind of each source.

`attribute` is what training, scoring and explaining ask for; everything else in this package is a part of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from classifier.attribution.linker import Linker
from classifier.attribution.source_kinds import SOURCED_FROM, SourceKind, label_of, source_kinds
from classifier.attribution.tag_scheme import spans_of
from classifier.attribution.tagger import Tagger, reading_of
from classifier.attribution.token_arrays import Reading
from unsourced.core.article import Article
from unsourced.core.types import Float32


@dataclass(frozen=True, slots=True)
class Region:
    """A span in one piece or several, as offsets into the text; `kind` where it names a source.

    `score` is the mean probability of its tokens' label; `claim` says whether relations start from its label.
    """

    label: str
    pieces: tuple[tuple[int, int], ...]
    score: float
    claim: bool
    kind: SourceKind | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The regions of an article in order, and links (relation, index of a claim, index of its target, score)."""

    reading: Reading
    label_scores: Float32
    regions: tuple[Region, ...]
    links: tuple[tuple[str, int, int, float], ...]


def attribute(articles: Iterable[Article], tagger: Tagger, linker: Linker) -> Iterator[Attribution]:
    """The attributions of each article, some articles at a time; memory does not grow with their number."""
    waiting: list[Article] = []

    def readings() -> Iterator[Reading]:
        for article in articles:
            waiting.append(article)
            yield reading_of(article)

    for reading, tags, label_scores in tagger.tag(readings()):
        yield _attribution(waiting.pop(0), reading, spans_of(tags, reading), label_scores, linker)


def _attribution(
    article: Article, reading: Reading, spans: Sequence[tuple[int, int, int]], label_scores: Float32, linker: Linker
) -> Attribution:
    labels = linker.labels_
    links = linker.predict([reading], [spans])[0]
    offsets = [(int(reading.start[first]), int(reading.end[last - 1])) for _, first, last in spans]
    named = {label for relation in labels.relations if relation.key == SOURCED_FROM for label in relation.targets}
    sources = [index for index, span in enumerate(spans) if labels.labels[span[0]] in named]
    kinds = dict(
        zip(sources, source_kinds(article, [offsets[index] for index in sources], reading.offsets), strict=True)
    )
    regions = []
    for pieces in links.regions:
        label, kind = labels.labels[spans[pieces[0]][0]], kinds.get(pieces[0])
        score = sum(
            float(label_scores[spans[index][1] : spans[index][2], 1 + spans[index][0]].mean()) for index in pieces
        )
        regions.append(
            Region(
                label=label_of(kind, label, labels.labels) if kind is not None else label,
                pieces=tuple(offsets[index] for index in pieces),
                score=score / len(pieces),
                claim=label in labels.claims,
                kind=kind,
            )
        )
    number = {index: region for region, pieces in enumerate(links.regions) for index in pieces}
    told = tuple((key, number[claim], number[target], score) for key, claim, target, score in links.links)
    return Attribution(reading, label_scores, tuple(regions), told)


def _mean_score(label_scores: Float32, span: tuple[int, int, int]) -> float:
    label, first, last = span
    return float(label_scores[first:last, 1 + label].mean())
