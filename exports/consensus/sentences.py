"""What the annotators together say of each sentence and label."""

from collections.abc import Collection, Iterator

import pandas as pd

from exports.consensus.dawid_skene import dawid_skene
from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_values

MINIMUM = 2
MINIMUM_FOR_MODEL = 3


def sentence_consensus(
    dataset: Dataset,
    *,
    minimum: int = MINIMUM,
    roles: Collection[str] = ("annotator",),
    suggested: bool | None = None,
) -> pd.DataFrame:
    """Per sentence and label what the annotators said, and two ways to make one answer of it.

    Columns: `article_id`, `sentence`, `start`, `end`, `label`, `annotators`, `marked` (how many of them), `share`,
    `majority` (True, False, or missing where it is a tie or fewer than `minimum` answered) and `dawid_skene`, the
    model's probability that the label is there by its own assumptions; it is missing for a label that
    `reason_without_model` gives a reason for. Rows stand as those of `sentence_targets`.
    """
    values = sentence_values(dataset, roles=roles, suggested=suggested)
    parts = [_of_label(rows, minimum) for _, rows in by_label(values)]
    columns = ["article_id", "sentence", "start", "end", "label", "annotators", "marked", "share"]
    empty = values.assign(annotators=0, marked=0, share=0.0)[columns]
    empty = empty.assign(majority=pd.Series(dtype="boolean"), dawid_skene=pd.Series(dtype="float64"))
    found = pd.concat(parts) if parts else empty
    found = found.sort_values(["article_id", "sentence", "label"], kind="stable", ignore_index=True)
    return found.astype({"article_id": "str", "label": "str"})


def by_label(values: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The rows of `sentence_values` label by label, each with `task`: the number of its sentence within the label."""
    for label, rows in values.groupby("label", sort=True, observed=True):
        task = rows.groupby(["article_id", "sentence"], sort=False, observed=True).ngroup()
        yield str(label), rows.assign(task=task)


def reason_without_model(rows: pd.DataFrame) -> str:
    """Why Dawid and Skene's model cannot be fitted to the values of one label; empty where it can."""
    together = rows[rows.groupby("task")["task"].transform("size") >= MINIMUM]
    people = together["annotator"].nunique()
    if people == 0:
        return "no sentence was judged by two annotators"
    if people < MINIMUM_FOR_MODEL:
        return "two annotators alone cannot show which of them errs; the model needs three"
    if not rows["value"].any():
        return "nobody marked it"
    if rows["value"].all():
        return "everybody marked every sentence"
    return ""


def majority(votes: pd.DataFrame, *, minimum: int = 1) -> pd.Series:
    """Per task the label that more than half of its workers gave; missing where none has as much, or fewer than
    `minimum` workers answered.

    `votes` has the columns `task`, `worker`, `label`, one row a worker and task. The result is indexed by task, in the
    order of first appearance.
    """
    said = votes.groupby(["task", "label"], sort=False, observed=True).size().rename("said").reset_index()
    asked = votes.groupby("task", sort=False, observed=True).size().rename("asked")
    said = said.merge(asked, left_on="task", right_index=True)
    won = said[(2 * said["said"] > said["asked"]) & (said["asked"] >= minimum)]
    return won.set_index("task")["label"].reindex(asked.index)


def _of_label(rows: pd.DataFrame, minimum: int) -> pd.DataFrame:
    tasks = rows.drop_duplicates("task")[["task", "article_id", "sentence", "start", "end", "label"]]
    counted = rows.groupby("task", sort=False)["value"].agg(["size", "sum"])
    votes = rows.rename(columns={"annotator": "worker", "value": "said"})[["task", "worker", "said"]]
    votes = votes.rename(columns={"said": "label"})
    won = majority(votes, minimum=minimum).astype("boolean")
    modelled = pd.Series(float("nan"), index=counted.index)
    if not reason_without_model(rows):
        modelled = dawid_skene(votes).probabilities[True]
    return tasks.drop(columns="task").assign(
        annotators=counted["size"].to_numpy(),
        marked=counted["sum"].to_numpy(),
        share=(counted["sum"] / counted["size"]).to_numpy(),
        majority=won.array,
        dawid_skene=modelled.to_numpy(),
    )
