"""What annotators found in the articles of an outlet, author or topic, with how sure that is.

Spans per 1,000 words for each label, and the human answers to the questions with a scale. Of several annotators of an
article the mean counts. Each figure has a percentile bootstrap interval over articles. There is no order of better and
worse and no single figure of trust: the figures describe these articles as these annotators read them.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.votes import began_with_suggestions
from unsourced.core.types import Float64
from unsourced.schemes.scheme import Question

By = Literal["outlet", "author", "topic"]
MINIMUM_ARTICLES = 20
RESAMPLES = 2_000
LEVEL = 0.95
_AT_A_TIME = 5_000_000
_UNNAMED = "(not named)"


@dataclass(frozen=True, slots=True)
class Profile:
    """`figures` has the columns `group`, `measure`, `key`, `articles`, `value`, `low`, `high`.

    `measure` is `spans per 1,000 words` (`key` is a label) or `mean answer` (`key` is a question). Where a group has
    fewer than 20 such articles, value, low and high are missing. Rows stand by group in the alphabet's order, then as
    in the scheme. `scales` says what the steps of each question stand for; `began_with_suggestions` is the share of
    the annotations that did.
    """

    by: By
    figures: pd.DataFrame
    scales: dict[str, list[str]]
    annotations: int
    annotators: int
    began_with_suggestions: float
    synthetic: bool


def profile(dataset: Dataset, by: By, *, seed: int = 0) -> Profile:
    """The profile of a Dataset's articles by outlet, author (each of several) or topic.

    Submitted work of annotators counts, of two submissions by one person for an article the latest; a label counts
    where it was offered. The same seed gives the same intervals, whatever else is in the Dataset.
    """
    rows = _latest(dataset)
    groups = _groups(dataset.articles, by)
    words = pd.Series(
        [len(text.split()) for text in dataset.articles["text"]], index=dataset.articles["id"].to_list(), dtype=float
    )
    scales = {
        question.key: _steps(question)
        for question in dataset.scheme.questions_per("article")
        if question.choices
        if question.type == "scale"
    }
    measures = [
        *(("spans per 1,000 words", label, _marks(dataset, rows, label)) for label in dataset.scheme.label_keys),
        *(("mean answer", key, _answers(dataset, rows, key, steps)) for key, steps in scales.items()),
    ]
    figures = [
        {"group": group, "measure": measure, "key": key}
        | _figure(found.reindex(articles).dropna(), words if measure.startswith("spans") else None, seed)
        for group, articles in groups.items()
        for measure, key, found in measures
    ]
    columns = ["group", "measure", "key", "articles", "value", "low", "high"]
    return Profile(
        by=by,
        figures=pd.DataFrame(figures, columns=columns),
        scales={key: [f"{step:g} = {name}" for name, step in steps.items()] for key, steps in scales.items()},
        annotations=len(rows),
        annotators=rows["annotator"].nunique(),
        began_with_suggestions=float(rows["began"].mean()) if len(rows) else 0.0,
        synthetic=dataset.synthetic,
    )


def _latest(dataset: Dataset) -> pd.DataFrame:
    """The annotations that count: of each annotator's submissions for an article the latest."""
    rows = dataset.annotations.assign(began=began_with_suggestions(dataset))
    rows = rows[(rows["role"] == "annotator") & (rows["status"] == "submitted")]
    rows = rows.assign(when=rows["updated"].fillna(rows["created"]))
    ordered = rows.sort_values("when", kind="stable", na_position="first")
    return ordered.drop_duplicates(["article_id", "annotator"], keep="last").sort_index()


def _groups(articles: pd.DataFrame, by: By) -> dict[str, list[str]]:
    """Each group's articles; groups in the alphabet's order, what names none last."""
    named = articles[["id"]].assign(group=articles["authors" if by == "author" else by])
    named = named.explode("group") if by == "author" else named
    named["group"] = [_UNNAMED if pd.isna(group) or not group else str(group) for group in named["group"]]
    found = {str(group): sorted(set(theirs)) for group, theirs in named.groupby("group")["id"]}
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == _UNNAMED, pair[0].casefold(), pair[0])))


def _marks(dataset: Dataset, rows: pd.DataFrame, label: str) -> "pd.Series[float]":
    """By article the mean over annotators of how often they marked the label, where it was offered."""
    offered = [isinstance(told, list) and label in told for told in rows["labels_offered"]]
    asked = rows.loc[offered, ["annotation_id", "article_id"]]
    spans = dataset.spans[(dataset.spans["label"] == label) & (dataset.spans["part"] == 0)]
    marks = asked["annotation_id"].map(spans["annotation_id"].value_counts()).fillna(0.0).astype(float)
    return marks.groupby(asked["article_id"]).mean()


def _answers(dataset: Dataset, rows: pd.DataFrame, question: str, steps: dict[str, float]) -> "pd.Series[float]":
    """By article the mean over annotators of their answer, as the number of its step."""
    told = dataset.answers[dataset.answers["question"] == question].drop_duplicates("annotation_id")
    values = pd.Series(told["value"].map(steps).to_numpy(dtype=float), index=told["annotation_id"].to_list())
    answers = rows["annotation_id"].map(values).dropna().astype(float)
    return answers.groupby(rows["article_id"]).mean()


def _steps(question: Question) -> dict[str, float]:
    """The numbers of a scale's steps: their keys where these are numbers, else 1, 2, 3 …"""
    keys = [choice.key for choice in question.choices]
    numeric = all(key.isascii() and key.isdecimal() for key in keys)
    return {key: float(key) if numeric else float(number) for number, key in enumerate(keys, 1)}


def _figure(found: "pd.Series[float]", words: "pd.Series[float] | None", seed: int) -> dict[str, object]:
    """A group's figure: the ratio of its marks to its words, or the mean of its answers, with the interval."""
    if len(found) < MINIMUM_ARTICLES:
        return {"articles": len(found), "value": np.nan, "low": np.nan, "high": np.nan}
    top = np.asarray(found, dtype=np.float64)
    below = np.ones(len(top)) if words is None else np.asarray(words[found.index], dtype=np.float64) / 1000
    drawn = _bootstrap(top, below, seed)
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return {"articles": len(found), "value": top.sum() / below.sum(), "low": float(low), "high": float(high)}


def _bootstrap(top: Float64, below: Float64, seed: int) -> Float64:
    """The ratio of the sums in samples of the articles with replacement, a few samples at a time."""
    rng = np.random.default_rng(seed)
    many = len(top)
    drawn: list[Float64] = []
    size = max(1, _AT_A_TIME // many)
    for start in range(0, RESAMPLES, size):
        weights = rng.multinomial(many, np.full(many, 1 / many), size=min(size, RESAMPLES - start)).astype(float)
        drawn.append((weights @ top) / (weights @ below))
    return np.concatenate(drawn)


def profile_rows(found: Profile) -> list[dict[str, object]]:
    """The figures for JSON and CSV: one row a group and measure, None where there is none."""
    rows = found.figures.to_dict("records")
    return [{str(name): None if value != value else value for name, value in row.items()} for row in rows]
