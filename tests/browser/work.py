"""One person's work on one article, in a form in which what was done in the browser and what was exported compare."""

from dataclasses import dataclass
from typing import Any

from exports.dataset.dataset import Dataset
from exports.dataset.schema import to_arrow
from unsourced.core.offsets import Offsets

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span as it should be exported."""

    label: str
    place: Offsets
    reason: str | None = None
    origin: str = "manual"
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that an annotation holds: no region ids, which nobody chose, but the places they stand for.

    `answers` holds (question, the region's place or None, value); `links` holds (type, claim, source).
    """

    annotator: str
    status: str
    marks: frozenset[Mark] = frozenset()
    links: frozenset[tuple[str, Offsets, Offsets]] = frozenset()
    answers: frozenset[tuple[str, Offsets | None, str]] = frozenset()


def work_on(dataset: Dataset, article_id: str) -> list[Work]:
    """What everybody did on an article, one Work an annotation, ordered by annotator."""
    annotations = to_arrow("annotations", dataset.annotations).to_pylist()
    done = [row for row in annotations if row["article_id"] == article_id]
    return [_work(dataset, row) for row in sorted(done, key=lambda row: (row["annotator"], row["annotation_id"]))]


def _work(dataset: Dataset, annotation: Row) -> Work:
    spans, links, answers = (
        _rows(dataset, table, annotation["annotation_id"]) for table in ("spans", "relations", "answers")
    )
    places = {row["region_id"]: (row["start"], row["end"]) for row in spans}
    marks = [
        Mark(row["label"], (row["start"], row["end"]), row["reason"], row["origin"], row["version"]) for row in spans
    ]
    assert len(set(marks)) == len(marks), "a span was exported twice"
    return Work(
        annotator=annotation["annotator"],
        status=annotation["status"],
        marks=frozenset(marks),
        links=frozenset((row["type"], places[row["from_region"]], places[row["to_region"]]) for row in links),
        answers=frozenset(
            (row["question"], places[row["region_id"]] if row["region_id"] else None, row["value"]) for row in answers
        ),
    )


def _rows(dataset: Dataset, table: str, annotation: str) -> list[Row]:
    # Through Arrow, in which what is missing is None.
    rows: list[Row] = to_arrow(table, getattr(dataset, table)).to_pylist()
    return [row for row in rows if row["annotation_id"] == annotation]
