"""The record of an evaluation."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from classifier.evaluation.options import EvaluationOptions
from classifier.model.model import Model
from exports.dataset.content_hash import dataset_input
from exports.dataset.dataset import Dataset
from unsourced.io.experiment_record import Experiment, experiment_record, file_hash

# How fast and how loudly it is done is nothing of the experiment's.
_NOT_RECORDED = ("seed", "jobs", "quiet")


def evaluation_experiment(
    dataset: Dataset, given: object, options: EvaluationOptions, models: Sequence[tuple[object, Model]]
) -> Experiment:
    """The record; `given` is what the user named the Dataset by, and stands beside each of `models`."""
    inputs: dict[str, object] = {"dataset": dataset_input(dataset, given)}
    if models:
        inputs["models"] = [_model_input(model, named) for named, model in models]
    recorded = {name: value for name, value in asdict(options).items() if name not in _NOT_RECORDED}
    return experiment_record("evaluation", inputs=inputs, options=recorded, random_state=options.seed)


def _model_input(model: Model, given: object) -> Mapping[str, str]:
    told = {"version": model.version}
    if not isinstance(given, str | Path):
        return told
    path = Path(given)
    return {"path": str(given)} | told | ({"sha256": file_hash(path)} if path.is_file() else {})
