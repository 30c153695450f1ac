"""One hash for what a Dataset holds: the same after a round trip, another after any change."""

from dataclasses import replace
from pathlib import Path

from exports.dataset.content_hash import content_hash, dataset_input
from exports.dataset.dataset import read_dataset, write_dataset
from exports.sample.build import sample_dataset


def test_a_round_trip_changes_nothing_and_a_moved_span_does(tmp_path: Path) -> None:
    dataset = sample_dataset()
    write_dataset(dataset, tmp_path / "labels")
    again = read_dataset(tmp_path / "labels")
    assert content_hash(again) == content_hash(dataset)
    moved = replace(dataset, spans=dataset.spans.assign(start=dataset.spans["start"] + 1))
    assert content_hash(moved) != content_hash(dataset)
    assert dataset_input(dataset, "labels") == {"path": "labels", "sha256": content_hash(dataset)}
    assert dataset_input(dataset, dataset) == {"sha256": content_hash(dataset)}
