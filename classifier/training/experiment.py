"""The record of a training."""

from exports.dataset.content_hash import dataset_input
from exports.dataset.dataset import Dataset
from unsourced.io.experiment_record import Experiment, experiment_record


def training_experiment(dataset: Dataset, given: object = None, *, embedding: bool, random_state: int) -> Experiment:
    """The record; `given` is what the user named the Dataset by."""
    return experiment_record(
        "training",
        inputs={"dataset": dataset_input(dataset, given)},
        options={"embedding": embedding},
        random_state=random_state,
    )
