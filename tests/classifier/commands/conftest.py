"""Files that the commands read, and how a command is run in this process."""

import json
import sys
from pathlib import Path

import pytest

from classifier.model.model import Model
from classifier.model.persistence import save_model
from exports.dataset.dataset import write_dataset
from tests.classifier.invented import PLANTED, asked_for_one_label, invented_articles
from unsourced.core.article_records import article_to_record
from unsourced.main import main

REPORT = (
    "# The pumping house\n\n"
    "Gunmen [supported covertly by Tarsk] damaged the pumping house on Tuesday, according to local sources.\n\n"
    f'A "quoted", word. The council {PLANTED} closed the pier.\n'
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    return tmp_path / "report.md"


@pytest.fixture
def ours(tmp_path: Path, model: Model) -> Path:
    save_model(model, tmp_path / "ours.skops")
    return tmp_path / "ours.skops"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: Model) -> Path:
    """The current folder, with `labels`, `newer`, `pool.jsonl` and `ours.skops`."""
    monkeypatch.chdir(tmp_path)
    articles = invented_articles(12)
    write_dataset(asked_for_one_label(articles), tmp_path / "labels")
    save_model(model, tmp_path / "ours.skops")
    newer = invented_articles(8, seed=11)
    write_dataset(asked_for_one_label(newer), tmp_path / "newer")
    lines = [json.dumps(article_to_record(article)) for article in newer]
    (tmp_path / "pool.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """The exit status of `unsourced ARGUMENTS`."""
    monkeypatch.setattr(sys, "argv", ["unsourced", *map(str, arguments)])
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0
