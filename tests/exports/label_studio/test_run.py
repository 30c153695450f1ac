"""A saved export as a Dataset folder, with a summary, a warning and a failure where marks are lost."""

import json
from pathlib import Path

import pytest

from exports.dataset.dataset import read_dataset
from exports.label_studio.run import export_dataset, run_export
from tests.exports.label_studio.test_export import annotation, loaded, mark
from unsourced.errors import BatchError


def test_a_summary_names_what_somebody_else_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "saved.json").write_text(json.dumps([loaded(7, annotation(1, mark(0, 5), by=3))]), encoding="utf-8")
    run_export(tmp_path / "labels", file=tmp_path / "saved.json", workspace=tmp_path)
    lines = capsys.readouterr().err.splitlines()
    assert any(line.endswith("made by user-3, was changed by user-1") for line in lines)
    assert "1 article, 1 annotation: 1 submitted" in lines
    assert len(read_dataset(tmp_path / "labels").spans) == 1


def test_a_lost_mark_fails_the_command_and_warns_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "saved.json"
    saved.write_text(json.dumps([loaded(7, annotation(1, mark(0, 9999), mark(0, 5, region="r2")))]), encoding="utf-8")
    with pytest.raises(BatchError) as raised:
        run_export(tmp_path / "labels", file=saved, workspace=tmp_path, quiet=True)
    assert str(raised.value.failures[0]).startswith("task 7, annotation 1, region r1: span 0..9999")
    assert len(export_dataset(tmp_path / "again", file=saved, workspace=tmp_path).spans) == 1
    assert "warning: 1 of what was said could not become a row" in capsys.readouterr().err
