"""Saved exports: whoever made the project, what people did comes out, and what cannot is named."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from exports.commands.export import command
from exports.dataset.dataset import Dataset, read_dataset
from exports.dataset.validate import validate
from exports.label_studio.export import export
from tests.dying import runs_to_the_end
from tests.exports.building import SCHEME, article
from unsourced.core.offsets import normalise
from unsourced.errors import BatchError, DatasetError, InputError
from unsourced.label_studio.tasks import task_of_article

ARTICLE = article("Pumps fail in Tarsk 👩‍🚒", "Critics said המים ran out.\n\nNobody counted: é was e\u0301.")


def mark(start: int, end: int, label: str = "vague-source", region: str = "r1", **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [label]}
    return {"id": region, "from_name": "label", "to_name": "text", "type": "labels", "value": value} | more


def annotation(number: int, *result: Mapping[str, Any], by: Any = 1, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "completed_by": by,
        "result": list(result),
        "was_cancelled": False,
        "ground_truth": False,
        "created_at": "2026-05-06T07:08:09.123456Z",
        "updated_at": "2026-05-06T08:00:00Z",
        "lead_time": 12.5,
        "prediction": {},
        "project": 3,
        "updated_by": 1,
        "parent_prediction": None,
    } | more


def task(number: int, data: object, *annotations: object, **more: Any) -> dict[str, Any]:
    made = {"id": number, "data": data, "meta": {}, "annotations": list(annotations), "drafts": [], "predictions": []}
    return made | {"project": 3} | more


def loaded(number: int, *annotations: object, **more: Any) -> dict[str, Any]:
    return task(number, {}, *annotations) | task_of_article(ARTICLE) | more


def exported(folder: Path, *tasks: object, **options: Any) -> Dataset:
    saved = folder / "saved.json"
    saved.write_text(json.dumps(tasks), encoding="utf-8")
    export(saved, folder / "labels", quiet=True, **options)
    return read_dataset(folder / "labels")


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return [
        tuple(None if value != value else value for value in row) for row in table[list(columns)].to_numpy().tolist()
    ]


def marked(dataset: Dataset) -> list[tuple[str, str]]:
    """Each span's label and words, sliced from its article."""
    joined = dataset.spans.merge(dataset.annotations, on="annotation_id").merge(
        dataset.articles, left_on="article_id", right_on="id"
    )
    return [
        (str(label), str(text)[start:end])
        for label, text, start, end in joined[["label", "text", "start", "end"]].to_numpy().tolist()
    ]


def test_an_article_that_was_loaded_comes_back_with_all_its_fields(tmp_path: Path) -> None:
    start = ARTICLE.text.index("Critics")
    dataset = exported(tmp_path, loaded(7, annotation(1, mark(start, start + 7))))
    assert dataset.article_list() == [ARTICLE]
    assert marked(dataset) == [("vague-source", "Critics")]
    assert validate(dataset) == []
    assert dataset.scheme == SCHEME
    assert json.loads((tmp_path / "labels" / "raw" / "saved.json").read_text(encoding="utf-8"))[0]["id"] == 7


def test_everybody_is_kept_apart_with_what_they_did(tmp_path: Path) -> None:
    draft = {"id": 9, "user": "di@example.org", "result": [mark(0, 5)], "annotation": None, "lead_time": 3}
    dataset = exported(
        tmp_path,
        loaded(
            7,
            annotation(1, mark(0, 5), by=3),
            annotation(2, mark(0, 5), by=4, was_cancelled=True),
            annotation(3, by={"id": 5, "email": "cy@example.org"}, ground_truth=True),
            annotation(4, by=None, updated_by=None, lead_time=None, created_at="never"),
            drafts=[draft],
        ),
    )
    assert rows(dataset.annotations, "annotation_id", "annotator", "role", "status", "lead_time", "updated_by") == [
        ("1", "user-3", "annotator", "submitted", 12.5, "user-1"),
        ("2", "user-4", "annotator", "skipped", 12.5, "user-1"),
        ("3", "cy@example.org", "gold", "submitted", 12.5, "user-1"),
        ("4", "deleted-user-4", "annotator", "submitted", None, None),
        ("draft-9", "di@example.org", "annotator", "draft", 3.0, None),
    ]
    assert dataset.annotations["created"][0] == pd.Timestamp("2026-05-06T07:08:09.123456Z")
    assert dataset.annotations["project"][0] == "3"
    assert rows(dataset.spans, "annotation_id", "region_id") == [("1", "r1"), ("2", "r1"), ("draft-9", "r1")]
    assert validate(dataset) == []


def test_people_and_tags_come_from_the_files_that_an_export_left(tmp_path: Path) -> None:
    labels = '<Labels name="label" toName="text"><Label value="source"/></Labels>'
    config = f'<View><Text name="text" value="$text"/>{labels}</View>'
    (tmp_path / "users.json").write_text('[{"id": 3, "email": "ada@example.org"}]', encoding="utf-8")
    (tmp_path / "project.json").write_text(json.dumps({"label_config": config}), encoding="utf-8")
    dataset = exported(tmp_path, loaded(7, annotation(1, by=3)))
    assert dataset.annotations["annotator"][0] == "ada@example.org"
    assert dataset.annotations["labels_offered"][0] == ["source"]
    assert sorted(path.name for path in (tmp_path / "labels" / "raw").iterdir()) == [
        "project.json",
        "saved.json",
        "users.json",
    ]


def test_what_suggestions_people_began_with_is_kept(tmp_path: Path) -> None:
    seen = {"id": 50, "model_version": "model-2"}
    dataset = exported(
        tmp_path,
        loaded(
            7,
            annotation(1, mark(0, 5, origin="prediction"), parent_prediction=50),
            annotation(2, mark(0, 5, origin="manual"), prediction=seen),
            annotation(3, mark(0, 5, origin="prediction-changed"), parent_prediction=51),
            annotation(4, mark(0, 5)),
            predictions=[{"id": 50, "model_version": "rules-1"}, 51],
        ),
    )
    assert rows(dataset.annotations, "suggested_version") == [("rules-1",), ("model-2",), ("prediction-51",), (None,)]
    assert rows(dataset.spans, "origin", "version") == [
        ("prediction", "rules-1"),
        ("manual", None),
        ("prediction-changed", "prediction-51"),
        ("manual", None),
    ]


CRLF = "\r\n\r\nOne\r\ntwo 👩‍🚒 three\x00 and\r\nfour.\r\n\r\n"


@pytest.mark.parametrize("key", ["text", "story"])
@pytest.mark.parametrize("words", ["One", "two 👩‍🚒", "three\x00 and", "One\r\ntwo", "four.", "four.\r\n\r\n"])
def test_a_task_that_load_did_not_make_keeps_its_places_through_foreign_line_ends(
    tmp_path: Path, key: str, words: str
) -> None:
    start = CRLF.index(words)
    data = {key: CRLF, "outlet": "Tarsk Courier", "hint": "x", "pages": 4}
    value = {"start": start, "end": start + len(words), "labels": ["source"], "text": words.replace("\r\n", "\\n")}
    dataset = exported(tmp_path, task(1, data, annotation(1, mark(0, 1) | {"value": value})))
    assert marked(dataset) == [("source", normalise(words)[0].strip("\n"))]
    stored = dataset.article_list()[0]
    assert stored.text == "One\ntwo 👩‍🚒 three and\nfour."
    assert stored.outlet == "Tarsk Courier"
    assert stored.extra == {"hint": "x", "pages": 4}
    assert validate(dataset) == []


def test_lone_surrogates_anywhere_do_no_harm(tmp_path: Path) -> None:
    data = {"text": "Critics \ud800 said.", "hint": "a\ud800", "outlet": "b\udfff"}
    note = {"id": "c", "from_name": "comment", "to_name": "text", "type": "textarea", "value": {"text": ["x\ud800"]}}
    bad = mark(5, 5, region="z\ud800")
    dataset = exported(tmp_path, task(1, data, annotation(1, mark(8, 14), note, bad)))
    assert marked(dataset) == [("vague-source", "\ufffd said")]
    assert rows(dataset.answers, "value") == [("x\ufffd",)]
    assert dataset.problems[0].region_id == "z\ufffd"


def test_without_a_config_the_text_is_the_data_that_the_regions_quote(tmp_path: Path) -> None:
    data = {"note": "A much longer hint about what to do with the story.", "story": "Critics said so."}
    item = mark(0, 7)
    item["value"]["text"] = "Critics"
    dataset = exported(tmp_path, task(1, data, annotation(1, item)))
    assert dataset.article_list()[0].text == "Critics said so."


def test_labels_that_no_shipped_scheme_has_make_a_scheme(tmp_path: Path) -> None:
    items = [
        mark(0, 7, "Weasel"),
        {"id": "q", "from_name": "mood", "to_name": "text", "type": "choices", "value": {"choices": ["Calm"]}},
    ]
    dataset = exported(tmp_path, task(1, {"text": "Critics said so."}, annotation(1, *items), annotation(2, by=2)))
    assert dataset.scheme.label_keys == ("weasel",)
    assert rows(dataset.answers, "question", "value") == [("mood", "calm")]
    assert dataset.annotations["labels_offered"][1] == ["weasel"]
    assert validate(dataset) == []


def test_a_scheme_can_be_named_and_other_labels_are_losses(tmp_path: Path) -> None:
    dataset = exported(
        tmp_path, task(1, {"text": "Critics said so."}, annotation(1, mark(0, 7, "Weasel"))), scheme=SCHEME
    )
    assert [problem.kind for problem in dataset.problems] == ["label"]


def test_two_tasks_of_one_article_are_one_article(tmp_path: Path) -> None:
    dataset = exported(tmp_path, loaded(7, annotation(1, by=1)), loaded(8, annotation(2, by=2)))
    assert len(dataset.articles) == 1
    assert len(dataset.annotations) == 2


def test_an_article_that_nobody_worked_on_is_left_out(tmp_path: Path) -> None:
    dataset = exported(tmp_path, loaded(7, annotation(1)), task(8, {"text": "Untouched."}))
    assert len(dataset.articles) == 1
    assert dataset.provenance["tasks"] == 2


def test_an_article_whose_record_was_changed_keeps_its_labels_and_is_named(tmp_path: Path) -> None:
    changed = loaded(7, annotation(1, mark(0, 5)))
    changed["data"] = changed["data"] | {"text": "Pumps work again."}
    dataset = exported(tmp_path, changed)
    assert marked(dataset) == [("vague-source", "Pumps")]
    assert [(problem.kind, problem.task) for problem in dataset.problems] == [("article", "7")]


def test_faults_are_kept_with_their_places_and_the_rest_is_written(tmp_path: Path) -> None:
    dataset = exported(
        tmp_path,
        loaded(
            7,
            annotation(1, mark(0, 9999, region="bad"), mark(0, 5, region="good")),
            annotation(1, mark(0, 5)),
            annotation(2, mark(0, 5) | {"type": "hypertextlabels"}),
            drafts=[44],
        ),
        task(8, {"text": "   "}, annotation(3)),
    )
    assert [(p.kind, p.task, p.annotation_id, p.region_id) for p in dataset.problems] == [
        ("offsets", "7", "1", "bad"),
        ("annotation", "7", "1", ""),
        ("tag", "7", "2", "r1"),
        ("draft", "7", "", ""),
        ("article", "8", "", ""),
    ]
    assert rows(dataset.spans, "region_id") == [("good",)]
    record = dataset.problems[0].record
    assert isinstance(record, dict)
    assert record["value"]["end"] == 9999
    assert validate(dataset) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not JSON"),
        (b"\x00\x01binary", "is not JSON"),
        (b'"words"', "is not a list of tasks"),
        (b'{"id": 1}', "is not a list of tasks"),
        (b"[" * 100_000, "is not JSON"),
        (b'[{"id": 1, "text": "x", "label": []}]', "item 1 is not a task with its annotations"),
        (b'[{"id": 1, "data": {"text": "x"}}]', "item 1 is not a task with its annotations"),
    ],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "saved.json").write_bytes(content)
    with pytest.raises(InputError, match=message):
        export(tmp_path / "saved.json", tmp_path / "labels", quiet=True)
    assert not (tmp_path / "labels").exists()


def test_a_missing_file_and_an_export_without_work_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        export(tmp_path / "none.json", tmp_path / "labels", quiet=True)
    with pytest.raises(DatasetError, match="nobody has annotated any of its 1 tasks yet"):
        exported(tmp_path, task(1, {"text": "Untouched."}))
    with pytest.raises(DatasetError, match="nobody has annotated any of its 0 tasks yet"):
        exported(tmp_path)


def test_hypertext_is_refused_with_what_to_do(tmp_path: Path) -> None:
    labels = '<HyperTextLabels name="l" toName="page"><Label value="x"/></HyperTextLabels>'
    config = f'<View><HyperText name="page" value="$html"/>{labels}</View>'
    (tmp_path / "project.json").write_text(json.dumps({"label_config": config}), encoding="utf-8")
    with pytest.raises(DatasetError, match="shows no Text, but hypertext 'page'.*load the articles"):
        exported(tmp_path, task(1, {"html": "<p>x</p>"}, annotation(1)))


def test_a_folder_of_something_else_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "thesis.txt").write_text("years", encoding="utf-8")
    with pytest.raises(DatasetError, match="is not a Dataset and not empty"):
        export(tmp_path / "none.json", tmp_path / "labels")


def test_the_command_says_what_came_out_and_what_to_do_next(tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_text(
        json.dumps(
            [loaded(7, annotation(1, mark(0, 5)), annotation(2, mark(0, 5, origin="prediction"), by=2, updated_by=2))]
        ),
        encoding="utf-8",
    )
    arguments = ["--from-json", str(tmp_path / "saved.json"), "--out", str(tmp_path / "labels")]
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "the labels are those of scheme credibility",
        "1 article, 2 annotations: 2 submitted",
        "  user-1: 1 submitted",
        "  user-2: 1 submitted (1 with suggestions)",
        "2 spans (1 manual, 1 prediction), 0 relations, 0 answers",
        "  vague-source: 2",
        f"written to {tmp_path / 'labels'}; next: unsourced train {tmp_path / 'labels'} --out model.skops",
    ]
    assert CliRunner().invoke(command, [*arguments, "--quiet"], catch_exceptions=False).output == ""


def test_the_command_fails_by_name_where_a_mark_is_lost_and_writes_the_rest(tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_text(
        json.dumps([loaded(7, annotation(1, mark(0, 9999, region="bad"), mark(0, 5)))]), encoding="utf-8"
    )
    arguments = ["--from-json", str(tmp_path / "saved.json"), "--out", str(tmp_path / "labels")]
    done = CliRunner().invoke(command, arguments)
    assert isinstance(done.exception, BatchError)
    assert str(done.exception.failures[0]).startswith("task 7, annotation 1, region bad: span 0..9999 is not a piece")
    assert len(read_dataset(tmp_path / "labels").spans) == 1


def test_a_leftover_relation_is_noted_and_no_failure(tmp_path: Path) -> None:
    link = {"type": "relation", "from_id": "r1", "to_id": "gone", "direction": "right", "labels": []}
    (tmp_path / "saved.json").write_text(json.dumps([loaded(7, annotation(1, mark(0, 5), link))]), encoding="utf-8")
    arguments = ["--from-json", str(tmp_path / "saved.json"), "--out", str(tmp_path / "labels")]
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    assert "1 relation left over from what was deleted or changed since: see problems.jsonl" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix thing")
def test_a_kill_at_any_moment_leaves_the_old_dataset_or_the_new_one(tmp_path: Path) -> None:
    exported(tmp_path, loaded(1, annotation(1)))
    many = [task(n, {"text": f"Critics said so {n} times."}, annotation(n, mark(0, 7))) for n in range(1, 301)]
    (tmp_path / "many.json").write_text(json.dumps(many), encoding="utf-8")
    call = ["export", "--from-json", str(tmp_path / "many.json"), "--out", str(tmp_path / "labels"), "--quiet"]
    runs = [(run, len(read_dataset(tmp_path / "labels").articles)) for run in runs_to_the_end(call, folder=tmp_path)]
    last, _ = runs[-1]
    assert last.returncode == 0, last.stdout
    assert len(runs) > 4
    articles = [many for _, many in runs]
    assert articles[0] == 1
    assert articles[-1] == 300
    assert set(articles) == {1, 300}
    assert sorted(path.name for path in tmp_path.iterdir() if "labels" in path.name) == ["labels"]
    assert validate(read_dataset(tmp_path / "labels")) == []
