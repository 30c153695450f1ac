"""How much of a sentence a mark of each label covers, as annotators made them, and whether a model can find it."""

from collections.abc import Iterable
from dataclasses import replace
from statistics import median

import numpy as np

from classifier.explain import contributions, strongest_run
from classifier.model import Extent, Model
from classifier.sentence_table import SentenceTable
from exports.dataset import Dataset
from unsourced.sentences import sentences


def extents(dataset: Dataset) -> dict[str, tuple[Extent, int]]:
    """Per label of submitted spans: `sentence`, or `words` with their median number.

    A label is one of words where its spans are typically shorter than half of the sentence they begin in.
    """
    submitted = dataset.annotations.loc[dataset.annotations["status"] == "submitted", ["annotation_id", "article_id"]]
    spans = dataset.spans.merge(submitted, on="annotation_id").merge(
        dataset.articles[["id", "text"]], left_on="article_id", right_on="id"
    )
    shares: dict[str, list[float]] = {}
    lengths: dict[str, list[int]] = {}
    ends: dict[str, list[tuple[int, int]]] = {}
    for article_id, text, label, start, end in zip(
        spans["article_id"], spans["text"], spans["label"], spans["start"], spans["end"], strict=True
    ):
        if article_id not in ends:
            ends[article_id] = sentences(text)
        home = next(((left, right) for left, right in ends[article_id] if left <= start < right), (start, end))
        shares.setdefault(label, []).append((end - start) / (home[1] - home[0]))
        lengths.setdefault(label, []).append(len(text[start:end].split()))
    return {
        label: ("words" if median(shares[label]) < 0.5 else "sentence", max(round(median(lengths[label])), 1))
        for label in shares
    }


def with_extents(model: Model, dataset: Dataset, table: SentenceTable) -> Model:
    """The model with an extent that suits each learned label.

    What speaks for a sentence is not always what is to be marked: "said" speaks for a source and is none. So marks of
    words are placed by the words' weight only where that finds what annotators marked (half of the union or more) in
    half of the positive sentences. Else the rules alone place them, and where no rule knows the label, the whole
    sentence is marked. That share was found to be the same on training sentences as on held-out ones.
    """
    typical = extents(dataset)
    marked = _marked(dataset)
    labels = []
    for label in model.labels:
        extent, length = typical.get(label.label, ("sentence", 0))
        if label.learned and extent == "words":
            column = model.learned.index(label)
            if _found(model, column, length, table, marked.get(label.label, {})) < 0.5:
                extent = "rules" if label.label in model.rule_labels else "sentence"
        labels.append(replace(label, extent=extent, length=length))
    return replace(model, labels=tuple(labels))


def _marked(dataset: Dataset) -> dict[str, dict[str, list[tuple[int, int]]]]:
    """Per label and article the spans of submitted annotations."""
    submitted = dataset.annotations.loc[dataset.annotations["status"] == "submitted", ["annotation_id", "article_id"]]
    spans = dataset.spans.merge(submitted, on="annotation_id")
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for label, article_id, start, end in zip(
        spans["label"], spans["article_id"], spans["start"], spans["end"], strict=True
    ):
        found.setdefault(label, {}).setdefault(article_id, []).append((start, end))
    return found


def _found(
    model: Model, column: int, length: int, table: SentenceTable, marked: dict[str, list[tuple[int, int]]]
) -> float:
    """The share of positive sentences in which the strongest run of words is what somebody marked."""
    positive = np.flatnonzero(table.shares[:, table.labels.index(model.learned[column].label)] >= 0.5)
    clues = table.clues
    hits = 0
    for number in positive:
        text, offset = table.texts[number], table.places[number][0]
        start, end = strongest_run(contributions(model, text, clues[number], column), text, length)
        hits += _agrees(start + offset, end + offset, marked.get(table.article_ids[number], ()))
    return hits / len(positive)


def _agrees(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(2 * (min(end, right) - max(start, left)) >= max(end, right) - min(start, left) for left, right in spans)
