"""The majority: what more than half of a task's workers said."""

import pandas as pd


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
