"""A part of a Dataset: some of its articles with all that people said of them, and nothing of the others."""

from collections.abc import Collection
from dataclasses import replace

from exports.dataset.dataset import Dataset


def subset_of_articles(dataset: Dataset, article_ids: Collection[str]) -> Dataset:
    """The Dataset of these articles alone, rows in their order; ids that it does not have are ignored.

    Annotations of other articles, their spans, relations, answers and problems are not in it: who is handed the part
    knows nothing of the rest. Scheme and provenance stay.
    """
    kept = set(article_ids)
    annotations = dataset.annotations[dataset.annotations["article_id"].isin(kept)].reset_index(drop=True)
    names = set(annotations["annotation_id"])
    spans, relations, answers = (
        rows[rows["annotation_id"].isin(names)].reset_index(drop=True)
        for rows in (dataset.spans, dataset.relations, dataset.answers)
    )
    return replace(
        dataset,
        articles=dataset.articles[dataset.articles["id"].isin(kept)].reset_index(drop=True),
        annotations=annotations,
        spans=spans,
        relations=relations,
        answers=answers,
        problems=tuple(problem for problem in dataset.problems if problem.annotation_id in names),
    )
