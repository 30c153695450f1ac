"""On a real Label Studio: people differ, a curator sees all their marks and decides, and the decision comes out."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from annotate.label_studio.submit_annotations import submit
from annotate.loading.load import NONE, load
from annotate.workflows.adjudicate import adjudicate
from exports.consensus import sentence_consensus
from exports.dataset.dataset import Dataset, write_dataset
from exports.dataset.merge import merge
from exports.dataset.sentence_targets import sentence_targets
from exports.dataset.validate import validate
from exports.label_studio.export import StudioProject, export
from exports.sample.build import sample_dataset
from tests.conftest import StudioUnderTest
from tests.exports.building import annotation, article, dataset
from unsourced.errors import DatasetError, StudioError


def some_of(data: Dataset, count: int) -> Dataset:
    """The same with the first `count` articles only."""
    articles = data.articles.head(count)
    annotations = data.annotations[data.annotations["article_id"].isin(articles["id"])]
    spans, relations, answers = (
        frame[frame["annotation_id"].isin(annotations["annotation_id"])].reset_index(drop=True)
        for frame in (data.spans, data.relations, data.answers)
    )
    return Dataset(
        scheme=data.scheme,
        articles=articles,
        annotations=annotations.reset_index(drop=True),
        spans=spans,
        relations=relations,
        answers=answers,
    )


def tasks_of(studio: StudioUnderTest, project: int) -> list[dict[str, Any]]:
    answer = studio.connection.get("/api/tasks", project=project, page_size=100, fields="all")
    return [studio.connection.get(f"/api/tasks/{task['id']}/") for task in answer["tasks"]]


def test_a_curator_decides_with_every_mark_in_view(studio: StudioUnderTest, tmp_path: Path) -> None:
    data = some_of(sample_dataset(), 4)
    loaded = adjudicate(studio.connection, data, project="Adjudicate: all", workspace=tmp_path)
    tasks = tasks_of(studio, loaded.project.id)
    assert loaded.added == len(tasks) > 1
    shares = sentence_targets(data)
    split = shares[shares["share"].between(0, 1, inclusive="neither")].groupby("article_id").size()
    assert [split[task["data"]["article_id"]] for task in tasks] == sorted(split, reverse=True)
    project = studio.connection.get(f"/api/projects/{loaded.project.id}/")
    assert project["maximum_annotations"] == 1
    assert project["model_version"] == loaded.version

    [shown] = tasks[0]["predictions"]
    marks = [item for item in shown["result"] if item["type"] == "labels"]
    places = data.annotations.set_index("annotation_id")["article_id"]
    theirs = data.spans[data.spans["annotation_id"].map(places) == tasks[0]["data"]["article_id"]]
    submitted = data.annotations[data.annotations["status"] == "submitted"]["annotation_id"]
    theirs = theirs[theirs["annotation_id"].isin(submitted)]
    assert {(m["value"]["labels"][0], m["value"]["start"], m["value"]["end"]) for m in marks} == set(
        theirs[["label", "start", "end"]].itertuples(index=False, name=None)
    )
    notes = [" ".join(mark["meta"]["text"]) for mark in marks]
    assert all(" of 3: " in note or " of 2: " in note for note in notes)
    assert any("1 of" in note for note in notes)
    assert {name for name in submitted_by(data, tasks[0]) if any(name in note for note in notes)} == submitted_by(
        data, tasks[0]
    )

    # The curator keeps the first mark, drops the others, and finds nothing in the second article.
    kept = marks[0] | {"origin": "prediction"}
    for task, result in ((tasks[0], [kept]), (tasks[1], [])):
        body = {"result": result, "lead_time": 30.0, "parent_prediction": task["predictions"][0]["id"]}
        studio.connection.post(f"/api/tasks/{task['id']}/annotations/", body)
    decided = export(StudioProject(studio.connection, str(loaded.project.id)), tmp_path / "decisions", quiet=True)
    assert validate(decided) == []
    assert decided.annotations[["role", "status"]].to_numpy().tolist() == [["curator", "submitted"]] * 2
    assert set(decided.annotations["suggested_version"]) == {loaded.version}
    assert decided.spans[["label", "start", "end", "origin"]].to_numpy().tolist() == [
        [kept["value"]["labels"][0], kept["value"]["start"], kept["value"]["end"], "prediction"]
    ]
    assert sentence_targets(decided).empty
    assert len(sentence_targets(decided, roles=["curator"])) > 0
    # A saved export says the same without the server.
    saved = export(tmp_path / "decisions" / "raw" / "export.json", tmp_path / "saved", quiet=True)
    assert set(saved.annotations["role"]) == {"curator"}

    # Beside the others it changes no share and no consensus.
    both = merge([data, decided]).dataset
    assert both.annotations["role"].value_counts().to_dict() == {"annotator": len(data.annotations), "curator": 2}
    by = ["article_id", "sentence", "label"]
    for view in (sentence_targets, sentence_consensus):
        before, after = (view(one).sort_values(by, ignore_index=True) for one in (data, both))
        pd.testing.assert_frame_equal(after, before)


def submitted_by(data: Dataset, task: dict[str, Any]) -> set[str]:
    """Who submitted the article of a task and marked something in it."""
    rows = data.annotations
    rows = rows[(rows["article_id"] == task["data"]["article_id"]) & (rows["status"] == "submitted")]
    return set(rows[rows["annotation_id"].isin(data.spans["annotation_id"])]["annotator"])


def test_again_adds_nothing_and_more_contested_articles_are_added(studio: StudioUnderTest, tmp_path: Path) -> None:
    data = some_of(sample_dataset(), 5)

    def run(**options: Any) -> tuple[int, int, int]:
        done = adjudicate(studio.connection, data, project="Adjudicate: again", workspace=tmp_path, **options)
        return done.added, done.already, done.project.id

    first = run(limit=2)
    assert first[:2] == (2, 0)
    assert run(limit=2)[:2] == (0, 2)
    added, already, project = run()
    assert (added, already) == (3, 2)
    assert all(task["predictions"] for task in tasks_of(studio, project))


def test_the_annotators_own_project_is_refused(studio: StudioUnderTest, tmp_path: Path) -> None:
    data = some_of(sample_dataset(), 2)
    load(
        studio.connection,
        data.article_list(),
        project="Adjudicate: own",
        scheme=data.scheme,
        workspace=tmp_path,
        share=NONE,
    )
    with pytest.raises(StudioError, match="2 of its tasks are not a curator's"):
        adjudicate(studio.connection, data, project="Adjudicate: own", workspace=tmp_path)


def test_nothing_contested_is_said_in_one_line(studio: StudioUnderTest, tmp_path: Path) -> None:
    one = article()
    data = dataset([one], [annotation("1", one.id, "ada"), annotation("2", one.id, "bo")])
    with pytest.raises(DatasetError, match="nothing is contested"):
        adjudicate(studio.connection, data, project="Adjudicate: none", workspace=tmp_path)


def test_the_command_goes_from_a_project_to_decisions(studio: StudioUnderTest, tmp_path: Path) -> None:
    data = some_of(sample_dataset(), 3)
    write_dataset(data, tmp_path / "labels")
    environment = os.environ | {"LABEL_STUDIO_URL": studio.url, "LABEL_STUDIO_API_KEY": studio.connection.token}

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "unsourced", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, cwd=tmp_path)

    done = run("adjudicate", "labels", "--project", "Adjudicate: command", "--most", "1")
    assert done.returncode == 0, done.stderr
    assert "1 contested article loaded into project" in done.stdout
    project = done.stdout.split("--project ")[1].split()[0]
    decided = submit(
        studio.connection,
        int(project),
        data,
        data.annotations["annotator"][0],
        articles=data.articles["id"],
    )
    assert decided == 1
    done = run("export", "--project", project, "--out", "decisions")
    assert done.returncode == 0, done.stderr
    refused = run("consensus", "decisions")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "no annotator submitted anything" in refused.stderr
