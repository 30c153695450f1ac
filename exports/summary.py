"""What came out of an export, in a few lines for people."""

from collections.abc import Iterator

import pandas as pd

from exports.dataset import Dataset
from exports.sentence_shares import began_with_suggestions
from exports.studio_json import LOSSES

_SHOWN = 10


def summary(dataset: Dataset) -> list[str]:
    """Articles, annotations by annotator and status, spans by label and origin, and what could not become a row."""
    return [*_work(dataset), *_spans(dataset), *_problems(dataset)]


def _work(dataset: Dataset) -> Iterator[str]:
    rows = dataset.annotations
    began = began_with_suggestions(dataset)
    yield f"{_count(len(dataset.articles), 'article')}, {_count(len(rows), 'annotation')}: {_counts(rows['status'])}"
    people = list(rows.groupby("annotator", sort=True))
    for annotator, theirs in people[:_SHOWN]:
        suggested = int(began[theirs.index].sum())
        yield f"  {annotator}: {_counts(theirs['status'])}" + (f" ({suggested} with suggestions)" if suggested else "")
    if len(people) > _SHOWN:
        yield f"  and {len(people) - _SHOWN} more"


def _spans(dataset: Dataset) -> Iterator[str]:
    rows = dataset.spans[dataset.spans["part"] == 0]
    yield (
        f"{_count(len(rows), 'span')}" + (f" ({_counts(rows['origin'])})" if len(rows) else "") + ", "
        f"{_count(len(dataset.relations), 'relation')}, {_count(len(dataset.answers), 'answer')}"
    )
    counted = rows["label"].value_counts().reindex(pd.Index(dataset.scheme.label_keys)).dropna().astype(int)
    for label, many in counted.items():
        yield f"  {label}: {many}"


def _problems(dataset: Dataset) -> Iterator[str]:
    harmless = pd.Series([p.kind for p in dataset.problems if p.kind not in LOSSES], dtype="str")
    if len(harmless):
        yield f"{_counts(harmless)} left over from what was deleted or changed since: see problems.jsonl"


def _counts(values: "pd.Series[str]") -> str:
    return ", ".join(f"{many} {name}" for name, many in values.value_counts().items())


def _count(many: int, name: str) -> str:
    return f"{many} {name}" + ("s" if many != 1 else "")
