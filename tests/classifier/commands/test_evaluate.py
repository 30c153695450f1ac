"""`unsourced evaluate` from files to files, and what it says when it cannot be done."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from exports.dataset.dataset import write_dataset
from tests.classifier.commands.conftest import run
from tests.classifier.invented import asked_for_one_label, invented_articles


def test_a_page_has_its_figures_beside_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "evaluate", "labels", "--folds", "2", "--format", "html", "--out", "e.html") == 0
    out, err = capfd.readouterr()
    assert out == ""
    assert "e.html and e.json written" in err
    assert "<h1>Evaluation" in Path("e.html").read_text(encoding="utf-8")
    assert json.loads(Path("e.json").read_text(encoding="utf-8"))["folds"] == 2


def test_model_files_are_compared_on_what_they_have_not_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "copy.skops").write_bytes((folder / "ours.skops").read_bytes())
    assert run(monkeypatch, "evaluate", "newer", "--model", "ours.skops", "--model", "copy.skops", "-q") == 0
    out = capfd.readouterr().out
    assert "Model files, judged by articles that none of them was trained on." in out
    assert "+0.000 [+0.000, +0.000]" in out
    assert run(monkeypatch, "evaluate", "labels", "--model", "ours.skops", "-q") == 1
    assert "labels: every article was used to train the model" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["evaluate", "nowhere"], 1, "nowhere: is not a Dataset"),
        (["evaluate", "labels", "--by", "topic"], 1, "labels: cannot be cut into folds by topic"),
        (["evaluate", "labels", "--against", "gold"], 1, "labels: nobody with the role gold"),
        (["evaluate", "labels", "--model", "ours.skops", "--by", "topic"], 2, "leave --model out"),
        (["evaluate", "labels", "--model", "ours.skops", "--embedding"], 2, "leave --model out"),
        (["evaluate", "labels", "--out", "/dev/null/e.html", "--format", "html"], 1, "cannot be written"),
        (["evaluate", "labels", "--model", "none.skops"], 1, "there is no such model"),
    ],
)
def test_each_failure_says_what_to_do(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    line: str,
) -> None:
    assert run(monkeypatch, *arguments, "--quiet") == code
    assert line in " ".join(capfd.readouterr().err.split())


def test_evaluate_tells_the_control_slice_apart(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    articles = [
        replace(article, extra={"chosen": "control" if number % 3 == 0 else "informative"})
        for number, article in enumerate(invented_articles(12))
    ]
    write_dataset(asked_for_one_label(articles), folder / "chosen")
    assert run(monkeypatch, "evaluate", "chosen", "--folds", "2", "--quiet") == 0
    out = capfd.readouterr().out
    assert "F1 by way of being chosen" in out
    assert "control" in out
