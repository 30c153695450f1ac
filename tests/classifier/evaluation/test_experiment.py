"""The record of an evaluation: what was asked for, of which Dataset and models."""

import hashlib
from pathlib import Path

from classifier.evaluation.experiment import evaluation_experiment
from classifier.evaluation.options import EvaluationOptions
from classifier.model.persistence import SHIPPED, load_model
from exports.dataset.content_hash import content_hash
from tests.classifier.invented import invented_articles, invented_dataset

DATASET = invented_dataset(invented_articles(1))


def test_options_but_no_speed() -> None:
    record = evaluation_experiment(DATASET, "labels", EvaluationOptions(by="topic", seed=7, jobs=2), [])
    assert (record["kind"], record["random_state"]) == ("evaluation", 7)
    assert record["inputs"] == {"dataset": {"path": "labels", "sha256": content_hash(DATASET)}}
    assert record["options"]["by"] == "topic"
    assert not {"seed", "jobs", "quiet"} & set(record["options"])


def test_models_by_path_and_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "ours.skops"
    file.write_bytes(b"model")
    model = load_model(SHIPPED)
    given = [(file, model), (tmp_path / "away.skops", model), (model, model)]
    record = evaluation_experiment(DATASET, DATASET, EvaluationOptions(), given)
    assert record["inputs"]["models"] == [
        {"path": str(file), "version": model.version, "sha256": hashlib.sha256(b"model").hexdigest()},
        {"path": str(tmp_path / "away.skops"), "version": model.version},
        {"version": model.version},
    ]
    assert "path" not in record["inputs"]["dataset"]
