"""An evaluation as people get it in Python."""

import json
from pathlib import Path

import pytest

from classifier.evaluation.result import Evaluation
from tests.classifier.evaluation.invented import NAMES, evaluation, origin_figures
from unsourced.errors import InputError
from unsourced.io.experiment_record import experiment_record


def test_a_row_a_figure() -> None:
    frame = Evaluation.of(evaluation(origin_figures(value=None))).to_frame()
    assert list(frame.columns) == ["origin", "system", "label", "figure", "value", "low", "high", "reason"]
    assert len(frame) == 2 * 2 + 2 * len(NAMES)
    over_all = frame[(frame["label"] == "") & (frame["system"] == "model") & (frame["figure"] == "f1_macro")]
    assert over_all[["value", "low", "high"]].to_numpy().tolist() == [[0.5, 0.4, 0.6]]
    undefined = frame[(frame["label"] == "vague") & (frame["system"] == "model")]
    assert undefined["value"].isna().all()
    assert set(undefined["reason"]) == {"nothing was marked"}


def test_files_by_their_endings_with_the_record_beside_them(tmp_path: Path) -> None:
    record = experiment_record("evaluation", inputs={}, options={}, random_state=1)
    found = Evaluation.of(evaluation(), record)
    for name in ("e.html", "e.json", "e.txt"):
        found.save(tmp_path / name)
    assert json.loads((tmp_path / "e.json").read_text(encoding="utf-8"))["headline"] == "unsuggested"
    assert "<h1>" in (tmp_path / "e.html").read_text(encoding="utf-8")
    assert "macro" in (tmp_path / "e.txt").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "e.experiment.json").read_text(encoding="utf-8"))["random_state"] == 1
    with pytest.raises(InputError):
        found.save(tmp_path / "e.docx")


def test_a_notebook_shows_the_first_two_tables() -> None:
    html = Evaluation.of(evaluation())._repr_html_()
    assert html.count("<table") == 2
    assert "One article was left out." in html
