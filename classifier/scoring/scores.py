"""What scoring says about one article, and its records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from classifier.scoring.explanations import Driver
from unsourced.core.article import Article, short
from unsourced.core.spans import Relation, Span, Suggestions
from unsourced.core.suggestion_records import suggestions_to_records
from unsourced.schemes.scheme import Scheme

if TYPE_CHECKING:
    import pyarrow as pa

DIGITS = 4


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """`text[start:end]` is a sentence; a value in 0..1 per label.

    None means that the label is the rules' and they found nothing: that is no measure of anything. Labels in
    `unjudged` were not decided, as no decision would have been sure enough.
    """

    start: int
    end: int
    values: Mapping[str, float | None]
    unjudged: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The marks and sentence values of one article, by one version of rules or models.

    Values of labels in `calibrated` are probabilities, all others are scores: higher is surer, and no more than that.
    Marks of labels in `attributed` come from the attribution part, whose scores are never called probabilities.
    `because` has for marks of learned labels, by region id, what moved their sentence's log-odds most. `abstained` says
    why nothing was scored, and is empty where something was.
    """

    article: Article
    scheme: Scheme
    version: str
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    sentences: tuple[SentenceScores, ...] = ()
    calibrated: frozenset[str] = frozenset()
    attributed: frozenset[str] = frozenset()
    because: Mapping[str, tuple[Driver, ...]] = field(default_factory=dict)
    abstained: str = ""

    def __repr__(self) -> str:
        told = self.abstained or f"{len(self.spans)} marks in {len(self.sentences)} sentences"
        return f"Scores({short(self.article.title or self.article.text)!r}: {told}, by {self.version})"

    def probable(self, span: Span) -> bool:
        """Whether a mark's score is a probability."""
        return span.label in self.calibrated and span.label not in self.attributed

    @property
    def suggestions(self) -> Suggestions:
        """The marks as suggestions, ready to be loaded into Label Studio."""
        return Suggestions(article_id=self.article.id, version=self.version, spans=self.spans, relations=self.relations)


def span_records(scores: Iterable[Scores]) -> Iterator[dict[str, object]]:
    """One record a mark: those of `unsourced suggest`, whether the score is a probability, and what drove it."""
    for each in scores:
        for span, record in zip(each.spans, suggestions_to_records(each.article, each.suggestions), strict=True):
            because = [asdict(driver) for driver in each.because.get(str(record["region_id"]), ())]
            yield record | {"calibrated": each.probable(span), "because": because}


def sentence_records(scores: Iterable[Scores]) -> Iterator[dict[str, object]]:
    """One record a sentence and label."""
    for each in scores:
        for number, sentence in enumerate(each.sentences):
            for label, value in sentence.values.items():
                yield {
                    "article_id": each.article.id,
                    "sentence": number,
                    "label": label,
                    "start": sentence.start,
                    "end": sentence.end,
                    "text": each.article.text[sentence.start : sentence.end],
                    "score": value,
                    "calibrated": label in each.calibrated,
                    "judged": label not in sentence.unjudged,
                    "version": each.version,
                }


def span_schema() -> "pa.Schema":
    """The columns of span records in CSV and Parquet, where `answers` are JSON; lists are JSON in CSV."""
    import pyarrow as pa

    driver = [("text", pa.string()), ("adds", pa.float64()), ("start", pa.int64()), ("end", pa.int64())]
    return pa.schema(
        [
            ("article_id", pa.string()),
            ("label", pa.string()),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("text", pa.string()),
            ("score", pa.float64()),
            ("reason", pa.string()),
            ("region_id", pa.string()),
            ("version", pa.string()),
            ("answers", pa.string()),
            ("relations", pa.list_(pa.struct([("type", pa.string()), ("to", pa.string())]))),
            ("calibrated", pa.bool_()),
            ("because", pa.list_(pa.struct(driver))),
        ]
    )


def sentence_schema() -> "pa.Schema":
    """The columns of sentence records."""
    import pyarrow as pa

    return pa.schema(
        [
            ("article_id", pa.string()),
            ("sentence", pa.int64()),
            ("label", pa.string()),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("text", pa.string()),
            ("score", pa.float64()),
            ("calibrated", pa.bool_()),
            ("judged", pa.bool_()),
            ("version", pa.string()),
        ]
    )
