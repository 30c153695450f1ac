"""`unsourced train` from a Dataset to a model, and what it says when it cannot be done."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from classifier.model.persistence import load_model
from exports.dataset.dataset import write_dataset
from tests.classifier.commands.conftest import run
from tests.classifier.invented import invented_dataset


def test_train_writes_a_model_and_says_what_was_learned(
    report: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    write_dataset(invented_dataset(), report.parent / "labels")
    assert run(monkeypatch, "train", "labels", "--out", "ours.skops") == 0
    out, err = capfd.readouterr()
    assert out == ""
    assert "learned" in err
    assert "too few" in err
    assert "synthetic" in err
    assert "unsourced score FILE --model ours.skops" in err
    assert [label.label for label in load_model(Path("ours.skops")).learned] == ["opinion-as-fact"]
    before = Path("ours.skops").read_bytes()
    assert run(monkeypatch, "train", "labels", "--out", "again.skops", "--quiet") == 0
    assert capfd.readouterr().err == ""
    assert Path("again.skops").read_bytes() == before


@pytest.mark.slow
def test_train_in_another_process_gives_the_same_bytes(report: Path) -> None:
    write_dataset(invented_dataset(), report.parent / "labels")
    for name, seed in (("a.skops", "1"), ("b.skops", "2")):
        command = [sys.executable, "-m", "unsourced", "train", "labels", "--out", name, "--quiet"]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""})
    assert Path("a.skops").read_bytes() == Path("b.skops").read_bytes()


def test_train_without_enough_says_what_to_do(
    report: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    dataset = invented_dataset()
    write_dataset(replace(dataset, annotations=dataset.annotations.assign(status="draft")), Path("drafts"))
    write_dataset(replace(dataset, spans=dataset.spans.iloc[:0]), Path("unmarked"))
    assert run(monkeypatch, "train", "drafts", "--out", "m.skops") == 1
    assert "drafts: nobody with the role annotator or gold submitted anything" in capfd.readouterr().err
    assert not Path("m.skops").exists()
    assert run(monkeypatch, "train", "unmarked", "--out", "m.skops") == 0
    assert "Nothing could be learned yet" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["train", "nowhere", "--out", "m.skops"], "nowhere: is not a Dataset"),
        (["train", "labels", "--out", "m.pkl"], "Try m.skops"),
        (["train", "labels", "--out", "/dev/null/m.skops"], "cannot be written"),
    ],
)
def test_each_failure_is_one_line(
    report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
    line: str,
) -> None:
    write_dataset(invented_dataset(), report.parent / "labels")
    assert run(monkeypatch, *arguments, "--quiet") == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert line in err
    assert len(err.splitlines()) == 1
