"""Six articles of which each annotator marks some in one place."""

import pandas as pd

from exports.dataset.dataset import Dataset
from tests.exports.building import annotation, article, dataset, span

LABEL = "loaded-language"
PEOPLE = ("ada", "bo", "cy")
ARTICLES = [article(f"Head {k}", "It rained there. Critics left! Who knows why?") for k in range(6)]


def labelled(marks: dict[str, set[int]], people: tuple[str, ...] = PEOPLE) -> Dataset:
    """Each person marks the body's first sentence (8..24) of these articles."""
    rows = [annotation(f"{name}-{k}", one.id, name) for name in people for k, one in enumerate(ARTICLES)]
    spans = [span(f"{name}-{k}", LABEL, 8, 24) for name, theirs in marks.items() for k in sorted(theirs)]
    return dataset(ARTICLES, rows, spans)


def of_label(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["label"] == LABEL].reset_index(drop=True)
