"""What is in a Dataset, in numbers: articles, people, labels, lengths, origins, and disagreement at first sight.

Figures only count what is there. `exports.dataset.report.data_statement` makes words of them.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_targets
from exports.dataset.votes import began_with_suggestions

_NOT_SAID = "(not said)"


def describe(dataset: Dataset) -> dict[str, Any]:
    """The description of a Dataset, ready for JSON.

    `labels` holds of each label of the scheme its spans, the annotations with it, the quartiles of its spans' lengths
    in characters, and `sentences`: how many were put to two annotators or more (submitted, offered), how many of these
    anybody marked, and how many all did. A span in several parts counts once, with the length of all its parts.
    """
    articles, annotations = dataset.articles, dataset.annotations
    words = np.array([len(text.split()) for text in articles["text"]], dtype=np.int64)
    regions = dataset.spans.groupby(["annotation_id", "region_id"], sort=False)
    spans = regions.agg({"label": "first", "origin": "first"}).assign(
        length=(dataset.spans["end"] - dataset.spans["start"])
        .groupby([dataset.spans["annotation_id"], dataset.spans["region_id"]], sort=False)
        .sum()
    )
    return {
        "synthetic": dataset.synthetic,
        "provenance": dict(dataset.provenance),
        "scheme": {
            "name": dataset.scheme.name,
            "title": dataset.scheme.title,
            "version": dataset.scheme.version,
            "structure_hash": dataset.scheme.structure_hash,
        },
        "articles": {
            "count": len(articles),
            "words": int(words.sum()),
            "words_an_article": _quartiles(words),
            "near_duplicates": int(articles["group"].dropna().duplicated(keep="first").sum()),
            "reposts": int(articles[["origin_outlet", "origin_url"]].notna().any(axis=1).sum()),
            "published": _ends(articles["published"]),
            "languages": _counts(articles["language"]),
            "outlets": _counts(articles["outlet"]),
            "topics": _counts(articles["topic"]),
            "removed": _counts(pd.Series([p["kind"] for told in articles["removed"] for p in told or ()], dtype="str")),
            "reader_versions": _counts(articles["reader_version"]),
        },
        "annotations": {
            "count": len(annotations),
            "status": _counts(annotations["status"]),
            "roles": _counts(annotations["role"]),
            "began_with_suggestions": int(began_with_suggestions(dataset).sum()),
            "made": _ends(annotations["created"].dt.strftime("%Y-%m-%d")),
            "lead_time_seconds": _quartiles(annotations["lead_time"].dropna().to_numpy()),
            "annotators_an_article": _annotators_an_article(annotations),
        },
        "annotators": _annotators(dataset),
        "spans": {"count": len(spans), "origins": _counts(spans["origin"])},
        "labels": _labels(dataset, spans.reset_index()),
        "relations": _counts(dataset.relations["type"]),
        "answers": {
            question.key: _counts(dataset.answers.loc[dataset.answers["question"] == question.key, "value"])
            if question.choices
            else {"answered": int((dataset.answers["question"] == question.key).sum())}
            for question in dataset.scheme.questions
            # A reason is kept with its span.
            if question.key != "reason"
        },
        "reasons": int(dataset.spans["reason"].notna().sum()),
        "problems": _counts(pd.Series([problem.kind for problem in dataset.problems], dtype="str")),
    }


def _counts(values: "pd.Series[Any]") -> dict[str, int]:
    """How often each value is there, the most frequent first, then by name."""
    told = values.astype(object).where(values.notna(), _NOT_SAID).value_counts()
    return {str(name): int(many) for name, many in sorted(told.items(), key=lambda pair: (-pair[1], str(pair[0])))}


def _quartiles(values: Iterable[float]) -> dict[str, float] | None:
    found = np.asarray(values, dtype=np.float64)
    if not found.size:
        return None
    names = ("least", "quarter", "median", "three_quarters", "most")
    return {
        name: round(float(value), 1)
        for name, value in zip(names, np.quantile(found, [0, 0.25, 0.5, 0.75, 1]), strict=True)
    }


def _ends(days: "pd.Series[Any]") -> dict[str, str] | None:
    """The first and last of some ISO dates."""
    known = days.dropna()
    return {"first": str(known.min())[:10], "last": str(known.max())[:10]} if len(known) else None


def _annotators_an_article(annotations: pd.DataFrame) -> dict[str, int]:
    """How many articles one annotator submitted, how many two, …"""
    done = annotations[(annotations["status"] == "submitted") & (annotations["role"] == "annotator")]
    many = done.groupby("article_id")["annotator"].nunique().value_counts().sort_index()
    return {str(people): int(articles) for people, articles in many.items()}


def _annotators(dataset: Dataset) -> dict[str, dict[str, Any]]:
    rows = dataset.annotations
    spans = dataset.spans[dataset.spans["part"] == 0]["annotation_id"].value_counts()
    marks = rows["annotation_id"].map(spans).fillna(0).astype(int)
    return {
        str(name): {
            "roles": _counts(theirs["role"]),
            "status": _counts(theirs["status"]),
            "spans": int(marks[theirs.index].sum()),
            "median_lead_time_seconds": None
            if theirs["lead_time"].isna().all()
            else float(theirs["lead_time"].median()),
        }
        for name, theirs in rows.groupby("annotator", sort=True)
    }


def _labels(dataset: Dataset, spans: pd.DataFrame) -> dict[str, dict[str, Any]]:
    shares = sentence_targets(dataset)
    several = shares[shares["annotators"] > 1]
    found = {}
    for label in dataset.scheme.label_keys:
        theirs = spans[spans["label"] == label]
        share = several.loc[several["label"] == label, "share"]
        found[label] = {
            "spans": len(theirs),
            "annotations": int(theirs["annotation_id"].nunique()),
            "length": _quartiles(theirs["length"].to_numpy()),
            "sentences": {
                "asked_of_several": len(share),
                "marked_by_any": int((share > 0).sum()),
                "marked_by_all": int((share == 1).sum()),
            },
        }
    return found
