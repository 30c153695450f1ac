"""`unsourced evaluate` and `unsourced next` from files to files, and what they say when it cannot be done."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.readers.read import read_articles
from classifier.model.model import Model
from classifier.model.persistence import save_model
from exports.dataset.dataset import write_dataset
from tests.classifier.commands.test_train_and_score import run
from tests.classifier.invented import asked_for_one_label, invented_articles
from unsourced.core.article_records import article_to_record


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: Model) -> Path:
    monkeypatch.chdir(tmp_path)
    articles = invented_articles(12)
    write_dataset(asked_for_one_label(articles), tmp_path / "labels")
    save_model(model, tmp_path / "ours.skops")
    newer = invented_articles(8, seed=11)
    write_dataset(asked_for_one_label(newer), tmp_path / "newer")
    lines = [json.dumps(article_to_record(article)) for article in newer]
    (tmp_path / "pool.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


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
        (["next", "nowhere.jsonl"], 1, "nowhere.jsonl"),
        (["next", "pool.jsonl", "--labelled", "newer"], 1, "none of 8 articles is left to label"),
        (["next", "pool.jsonl", "--model", "ours.skops", "--scheme", "babe"], 2, "leave --scheme out"),
        (["next", "pool.jsonl", "--control", "2"], 2, "--control"),
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


def test_the_queue_is_a_file_of_articles_in_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = ["next", "pool.jsonl", "--model", "ours.skops", "--labelled", "labels", "--control", "0.25"]
    files = ["--format", "jsonl", "--out", "next.jsonl", "--suggestions", "marks.jsonl"]
    assert run(monkeypatch, *asked, *files) == 0
    err = capfd.readouterr().err
    assert "8 of 8 articles queued, 2 of them drawn at random." in err
    assert "unsourced load next.jsonl --suggest all --suggestions marks.jsonl" in err
    queued = read_articles(["next.jsonl"])
    assert [article.extra["queue"] for article in queued] == list(range(1, 9))
    control = {article.id for article in queued if article.extra["chosen"] == "control"}
    assert len(control) == 2
    marked = {json.loads(line)["article_id"] for line in Path("marks.jsonl").read_text(encoding="utf-8").splitlines()}
    assert marked
    assert not marked & control
    assert run(monkeypatch, *asked, "--format", "csv") == 0
    assert capfd.readouterr().out.splitlines()[0].startswith("position,article_id,chosen,uncertainty")
    assert run(monkeypatch, *asked) == 0
    assert "What to label next" in capfd.readouterr().out


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
