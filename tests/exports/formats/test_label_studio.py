"""Label Studio's JSON: what every format does, and what is its own."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss
from exports.formats import label_studio
from exports.sample.build import sample_dataset
from tests.exports.formats.contract import FILES, Damage, FormatContract, change, remove, there_and_back
from tests.exports.formats.invented import assert_same_rows, datasets, marked


class TestLabelStudio(FormatContract):
    format = "label-studio"
    damages = (
        Damage(change("tasks.json", "[", "{"), "tasks.json: is not JSON"),
        Damage(change("tasks.json", '"annotations"', '"anmerkungen"'), "item 1 is not a task"),
        Damage(remove("tasks.json"), "tasks.json: cannot be read"),
    )

    @FILES
    @given(datasets())
    def test_tables_come_back_as_they_were(self, one: Dataset) -> None:
        with there_and_back(self.format, one) as (back, losses, _):
            assert losses == {}
            assert_same_rows(back, one)
            assert back.scheme == one.scheme


def test_the_sample_through_label_studios_json() -> None:
    sample = sample_dataset()
    with there_and_back("label-studio", sample) as (back, losses, _):
        assert losses == {Loss.PROJECTS: 82}
        assert marked(back) == marked(sample)
        assert len(back.relations) == len(sample.relations)
        assert len(back.answers) == len(sample.answers)
        assert set(back.annotations["annotation_id"]) == set(sample.annotations["annotation_id"])
        assert back.problems == ()
        assert back.synthetic


def test_label_studio_takes_the_tasks(tmp_path: Path) -> None:
    pytest.importorskip("label_studio_sdk", reason="the studio extra is not installed")
    from label_studio_sdk.label_interface import LabelInterface

    from annotate.schemes.labeling_config import labeling_config

    sample = sample_dataset()
    label_studio.write(sample, tmp_path)
    interface = LabelInterface(labeling_config(sample.scheme))
    tasks = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert len(tasks) == len(sample.articles)
    for task in tasks:
        assert interface.validate_task({"data": task["data"]})
        for annotation in (*task["annotations"], *task["drafts"]):
            assert interface._validate_object(annotation, return_errors=True) == []
