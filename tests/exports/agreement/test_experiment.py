"""The record of an agreement says what was measured and how it was drawn."""

from dataclasses import replace
from pathlib import Path

from exports.agreement.experiment import agreement_experiment
from exports.agreement.per_label import RANDOM_STATE
from tests.exports.agreement.disputes import disputed


def test_the_record_names_the_dataset_its_hash_and_the_seed(tmp_path: Path) -> None:
    one = agreement_experiment(disputed(), tmp_path / "labels", random_state=4)
    assert (one["kind"], one["random_state"], list(one["inputs"])) == ("agreement", 4, ["dataset"])
    other = agreement_experiment(disputed(), tmp_path / "labels")
    assert other["inputs"] == one["inputs"]
    assert other["random_state"] == RANDOM_STATE
    again = disputed()
    changed = replace(again, spans=again.spans[1:])
    assert agreement_experiment(changed, tmp_path / "labels")["inputs"] != one["inputs"]
