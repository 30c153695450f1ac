"""A queue of `unsourced next` in a real Label Studio: annotators meet the articles in its order, and the control slice
without suggestions; the export still knows how each was chosen.
"""

import json
from pathlib import Path

import pytest

from annotate.label_studio.project import require_project
from annotate.label_studio.tasks import tasks_after
from annotate.loading.run import load_files
from classifier.active_learning.run import next_files
from classifier.evaluation.evaluate import evaluate
from classifier.evaluation.options import EvaluationOptions
from classifier.evaluation.systems import RULES, SYSTEMS
from classifier.model.persistence import save_model
from classifier.training.train import train
from exports.label_studio.export import StudioProject, export
from tests.classifier.invented import invented_articles, invented_dataset
from tests.conftest import StudioUnderTest
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.core.article_records import article_to_record

pytestmark = pytest.mark.slow

TITLE = "what to label next"


def test_the_queue_arrives_in_order(studio: StudioUnderTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(URL_VARIABLE, studio.url)
    monkeypatch.setenv(TOKEN_VARIABLE, studio.connection.token)
    save_model(train(invented_dataset()), Path("ours.skops"))
    lines = [json.dumps(article_to_record(article)) for article in invented_articles(12, seed=11)]
    Path("pool.jsonl").write_text("\n".join(lines), encoding="utf-8")
    queued = next_files(
        ["pool.jsonl"],
        models=[Path("ours.skops")],
        count=8,
        control=0.25,
        suggestions=Path("marks.jsonl"),
        output_format="jsonl",
        out=Path("next.jsonl"),
        quiet=True,
    )
    load_files(["next.jsonl"], project=TITLE, share=1.0, suggestions=Path("marks.jsonl"), quiet=True)
    project = require_project(studio.connection, TITLE)
    article_of = {task.id: task.article_id for task in tasks_after(studio.connection, project.id)}

    met, suggested = [], {}
    for _ in queued:
        task = studio.connection.get(f"/api/projects/{project.id}/next")
        met.append(article_of[task["id"]])
        suggested[article_of[task["id"]]] = len(task["predictions"])
        studio.connection.post(f"/api/tasks/{task['id']}/annotations/", {"result": []})
    assert met == [each.article.id for each in queued]
    for each in queued:
        assert suggested[each.article.id] == (each.chosen != "control" and bool(each.scores.spans))

    exported = export(StudioProject(studio.connection, TITLE), Path("labels"), quiet=True)
    assert {article.id: article.extra["chosen"] for article in exported.article_list()} == {
        each.article.id: each.chosen for each in queued
    }
    found = evaluate(exported, EvaluationOptions(folds=2, resamples=5), systems={RULES: SYSTEMS[RULES]})
    assert {part.name for origin in found.origins for part in origin.slices if part.kind == "chosen"} == {
        "control",
        "informative",
    }
