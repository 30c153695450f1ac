"""What scoring says about one article, and its records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.suggestion_records import suggestions_to_records
from unsourced.article import Article
from unsourced.scheme import Scheme
from unsourced.span import Relation, Span, Suggestions

if TYPE_CHECKING:
    import pyarrow as pa

DIGITS = 4


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """`text[start:end]` is a sentence; a value in 0..1 per label.

    None means that the label is the rules' and they found nothing: that is no measure of anything.
    """

    start: int
    end: int
    values: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The marks and sentence values of one article, by one version of rules or models.

    Values of labels in `calibrated` are probabilities, all others are scores: higher is surer, and no more than that.
    `abstained` says why nothing was scored, and is empty where something was.
    """

    article: Article
    scheme: Scheme
    version: str
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    sentences: tuple[SentenceScores, ...] = ()
    calibrated: frozenset[str] = frozenset()
    abstained: str = ""

    @property
    def suggestions(self) -> Suggestions:
        """The marks as suggestions, ready to be loaded into Label Studio."""
        return Suggestions(article_id=self.article.id, version=self.version, spans=self.spans, relations=self.relations)


def span_records(scores: Iterable[Scores]) -> Iterator[dict[str, object]]:
    """One record a mark: those of `unsourced suggest`, and whether the score is a probability."""
    for each in scores:
        for record in suggestions_to_records(each.article, each.suggestions):
            yield record | {"calibrated": record["label"] in each.calibrated}


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
                    "version": each.version,
                }


def span_schema() -> "pa.Schema":
    """The columns of span records in CSV and Parquet, where `answers` and `relations` are JSON."""
    import pyarrow as pa

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
            ("version", pa.string()),
        ]
    )
