"""The record of an experiment: what it holds, where it lies, and that it names nothing of the machine."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import unsourced as us
from unsourced.io.experiment_record import experiment_path, experiment_record, write_experiment
from unsourced.main import unsourced


def test_a_record_is_the_same_but_for_its_date(tmp_path: Path) -> None:
    one, other = (experiment_record("x", inputs={"a": 1}, options={"b": 2}, random_state=3) for _ in range(2))
    assert {**one, "date": ""} == {**other, "date": ""}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", one["date"])
    assert {"unsourced", "python", "numpy", "scikit-learn"} <= set(one["versions"])
    assert (one["random_state"], one["options"], one["inputs"]) == (3, {"b": 2}, {"a": 1})
    write_experiment(one, tmp_path / "x.skops")
    assert json.loads((tmp_path / "x.experiment.json").read_text(encoding="utf-8")) == one
    write_experiment(None, tmp_path / "y.skops")
    assert not experiment_path(tmp_path / "y.skops").exists()


@pytest.mark.parametrize("ending", ["json", "html"])
def test_agreement_has_its_record_by_command_and_in_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    us.sample().save("labels")
    command = ["agreement", "labels", "--format", ending, "--out", f"one.{ending}"]
    assert CliRunner().invoke(unsourced, command).exit_code == 0
    us.agreement("labels").save(f"other.{ending}")
    one, other = (json.loads(Path(f"{name}.experiment.json").read_text(encoding="utf-8")) for name in ("one", "other"))
    assert {**one, "date": ""} == {**other, "date": ""}
    assert (one["kind"], one["random_state"], one["inputs"]["dataset"]["path"]) == ("agreement", 2016, "labels")
    assert str(tmp_path) not in json.dumps(one)
    assert us.agreement(us.sample()).experiment["inputs"] == {"dataset": {"sha256": one["inputs"]["dataset"]["sha256"]}}  # type: ignore[index]
