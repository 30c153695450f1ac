"""Small Datasets for tests, built from a few words."""

from collections.abc import Mapping, Sequence
from typing import Any

from exports.dataset.dataset import Dataset
from exports.dataset.schema import articles_frame, frame
from unsourced.core.article import Article, make_article
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()


def article(title: str = "Pumps fail in Tarsk", body: str = "Nobody was hurt. Officials said so.") -> Article:
    return make_article(title=title, body=body, raw=title + body, reader_version="1", outlet="Tarsk Courier")


def annotation(annotation_id: str, article_id: str, annotator: str, **more: Any) -> dict[str, Any]:
    offered = list(SCHEME.label_keys)
    row = {"role": "annotator", "status": "submitted", "labels_offered": offered, "scheme_version": SCHEME.version}
    return {"annotation_id": annotation_id, "article_id": article_id, "annotator": annotator, **row, **more}


def span(annotation_id: str, label: str, start: int, end: int, region_id: str = "r", **more: Any) -> dict[str, Any]:
    row = {"annotation_id": annotation_id, "region_id": region_id, "part": 0, "origin": "manual"}
    return row | {"label": label, "start": start, "end": end, **more}


def dataset(
    articles: Sequence[Article],
    annotations: Sequence[Mapping[str, Any]],
    spans: Sequence[Mapping[str, Any]] = (),
    relations: Sequence[Mapping[str, Any]] = (),
    answers: Sequence[Mapping[str, Any]] = (),
) -> Dataset:
    return Dataset(
        scheme=SCHEME,
        articles=articles_frame(articles),
        annotations=frame("annotations", annotations),
        spans=frame("spans", spans),
        relations=frame("relations", relations),
        answers=frame("answers", answers),
    )
