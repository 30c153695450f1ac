"""The record of a training."""

from classifier.training.experiment import training_experiment
from exports.dataset.content_hash import content_hash
from tests.classifier.invented import invented_articles, invented_dataset

DATASET = invented_dataset(invented_articles(1))


def test_what_was_learned_from_and_how() -> None:
    record = training_experiment(DATASET, "labels", embedding=True, random_state=3)
    assert (record["kind"], record["random_state"], record["options"]) == ("training", 3, {"embedding": True})
    assert record["inputs"] == {"dataset": {"path": "labels", "sha256": content_hash(DATASET)}}


def test_a_dataset_in_memory_has_no_path() -> None:
    record = training_experiment(DATASET, DATASET, embedding=False, random_state=1)
    assert record["inputs"] == {"dataset": {"sha256": content_hash(DATASET)}}
