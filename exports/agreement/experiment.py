"""The record of measuring agreement."""

from exports.agreement.per_label import RANDOM_STATE
from exports.dataset.content_hash import dataset_input
from exports.dataset.dataset import Dataset
from unsourced.io.experiment_record import Experiment, experiment_record


def agreement_experiment(dataset: Dataset, given: object = None, *, random_state: int = RANDOM_STATE) -> Experiment:
    """The record; `given` is what the user named the Dataset by."""
    return experiment_record(
        "agreement", inputs={"dataset": dataset_input(dataset, given)}, options={}, random_state=random_state
    )
