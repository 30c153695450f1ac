"""From a real Label Studio into the Dataset: everything that two people did, and nothing else."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import exports.label_studio.fetch
from annotate.schemes.labeling_config import labeling_config
from annotate.studio.users import add_user
from exports.dataset.dataset import Dataset, read_dataset
from exports.dataset.schema import to_arrow
from exports.dataset.sentence_targets import sentence_targets
from exports.dataset.validate import validate
from exports.label_studio.annotation_results import result_of_rows
from exports.label_studio.export import StudioProject, export
from exports.label_studio.fetch import existing_project, versions
from tests.conftest import StudioUnderTest
from tests.dying import runs_to_the_end
from tests.exports.building import SCHEME
from unsourced.core.article import Article, make_article
from unsourced.errors import DatasetError, StudioError
from unsourced.label_studio.client import Connection, connect
from unsourced.label_studio.tasks import task_of_article

BODY = (
    "Critics 👩‍🚒 said “the מים ran out”.\n\nNobody counted [supported by e\u0301lites].\t"
    "Tabs & <script>alert(1)</script>."
)
ARTICLES = [
    make_article(title=f"Pumps fail in Tarsk {n}", body=BODY, raw=str(n), reader_version="1", outlet=f"Courier {n}")
    for n in range(9)
]
RULES = [
    {"from_name": "label", "to_name": "text", "type": "labels", "id": "s1"},
    {"from_name": "label", "to_name": "text", "type": "labels", "id": "s2"},
]


def place(article: Article, words: str) -> dict[str, Any]:
    start = article.text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def span(article: Article, label: str, words: str, region: str, **more: Any) -> dict[str, Any]:
    where = place(article, words)
    row = {"region_id": region, "part": 0, "label": label, "start": where["start"], "end": where["end"]}
    return row | {"origin": "manual", "version": None, "reason": None} | more


@pytest.fixture(scope="module")
def second(studio: StudioUnderTest) -> Iterator[Connection]:
    """Another annotator's connection."""
    user = add_user(studio.connection, "bo.exports@example.org", "a long password 7")
    with connect(url=studio.url, token=user.token) as connection:
        yield connection


def load(studio: StudioUnderTest, project: int, tasks: list[dict[str, Any]]) -> list[int]:
    answer = studio.connection.request(
        "POST", f"/api/projects/{project}/import", json=tasks, params={"return_task_ids": "true"}
    )
    return [int(number) for number in answer["task_ids"]]


def submit(connection: Connection, task: int, result: list[dict[str, Any]], **more: Any) -> int:
    return int(connection.post(f"/api/tasks/{task}/annotations/", {"result": result, "lead_time": 4.5, **more})["id"])


def predict(studio: StudioUnderTest, task: int, version: str, items: list[dict[str, Any]]) -> int:
    body = {"task": task, "model_version": version, "score": 0.5, "result": items}
    return int(studio.connection.post("/api/predictions/", body)["id"])


def rows(dataset: Dataset, table: str, annotation: int | str) -> list[dict[str, Any]]:
    """One annotation's rows, without its id, None for what is missing."""
    every = to_arrow(table, getattr(dataset, table)).to_pylist()
    found = [row for row in every if row.pop("annotation_id") == str(annotation)]
    return sorted(found, key=lambda row: json.dumps(row, default=str))


def test_what_two_people_did_comes_out_as_they_did_it(
    studio: StudioUnderTest, second: Connection, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = studio.new_project("Export: two people", labeling_config(SCHEME))
    tasks = load(studio, project, [task_of_article(article) for article in ARTICLES])
    one = ARTICLES[0]
    text = one.text

    spans = [
        span(one, "attributed-claim", "the מים ran out", "claim", reason="Who counted?\nNobody."),
        span(one, "attributed-claim", "Nobody counted", "claim", part=1, reason="Who counted?\nNobody."),
        span(one, "vague-source", "Critics 👩‍🚒", "critics"),
        span(one, "editorial-insertion", "[supported by e\u0301lites]", "aside"),
        span(one, "loaded-language", "out”.\n\nNobody", "across lines"),
        span(one, "loaded-language", "<script>alert(1)</script>", "tag"),
    ]
    relations = [
        {"from_region": "claim", "to_region": "critics", "type": "sourced-from"},
        {"from_region": "aside", "to_region": "critics", "type": "sourced-from"},
    ]
    answers: list[dict[str, Any]] = [
        {"region_id": "critics", "question": "vague-kind", "value": "group"},
        {"region_id": None, "question": "bias", "value": "some"},
        {"region_id": None, "question": "comment", "value": "Read twice.\nStill unsure."},
        {"region_id": None, "question": "credibility", "value": "2"},
        {"region_id": None, "question": "repost", "value": "unclear"},
    ]
    whole = submit(second, tasks[0], result_of_rows(spans, relations, answers, text=text, scheme=SCHEME))
    drawn_backwards = result_of_rows(spans[:1] + spans[2:3], [], [], text=text, scheme=SCHEME)
    drawn_backwards += [{"type": "relation", "from_id": "critics", "to_id": "claim", "direction": "right"}]
    backwards = submit(studio.connection, tasks[0], drawn_backwards)
    empty = submit(second, tasks[1], [])
    skipped = submit(second, tasks[2], result_of_rows(spans[2:3], [], [], text=text, scheme=SCHEME), was_cancelled=True)
    draft = second.post(f"/api/tasks/{tasks[3]}/drafts", {"result": [], "lead_time": 2.0})["id"]
    gold = submit(studio.connection, tasks[4], [], ground_truth=True)
    tampered = submit(second, tasks[4], [])
    studio.connection.request("PATCH", f"/api/annotations/{tampered}/", json={"result": []})
    leftover = result_of_rows(spans[2:3], [], [], text=text, scheme=SCHEME)
    leftover += [{"type": "relation", "from_id": "deleted", "to_id": "critics", "direction": "right", "labels": []}]
    dangling = submit(second, tasks[5], leftover)

    dataset = export(StudioProject(studio.connection, "Export: two people"), tmp_path / "labels")
    assert validate(dataset) == []
    assert dataset.scheme == SCHEME
    assert {article.id: article for article in dataset.article_list()} == {a.id: a for a in ARTICLES[:6]}

    def in_order(table: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return sorted(table, key=lambda row: json.dumps(row, default=str))

    assert rows(dataset, "spans", whole) == in_order(spans)
    assert rows(dataset, "relations", whole) == in_order(relations)
    assert rows(dataset, "answers", whole) == in_order(answers)
    assert rows(dataset, "relations", backwards) == [relations[0]]
    assert rows(dataset, "spans", empty) == []
    assert rows(dataset, "spans", skipped) == [spans[2]]

    people = {row["annotation_id"]: row for row in to_arrow("annotations", dataset.annotations).to_pylist()}
    bo, ada = "bo.exports@example.org", studio.email
    told = {name: (p["annotator"], p["status"], p["role"], p["updated_by"]) for name, p in people.items()}
    assert told == {
        str(whole): (bo, "submitted", "annotator", bo),
        str(backwards): (ada, "submitted", "annotator", ada),
        str(empty): (bo, "submitted", "annotator", bo),
        str(skipped): (bo, "skipped", "annotator", bo),
        f"draft-{draft}": (bo, "draft", "annotator", None),
        str(gold): (ada, "submitted", "gold", ada),
        str(tampered): (bo, "submitted", "annotator", ada),
        str(dangling): (bo, "submitted", "annotator", bo),
    }
    assert people[str(whole)]["lead_time"] == 4.5
    assert people[str(whole)]["labels_offered"] == list(SCHEME.label_keys)
    assert people[str(whole)]["suggested_version"] is None
    assert people[str(whole)]["project"] == str(project)
    assert [(p.kind, p.task, p.annotation_id) for p in dataset.problems] == [("relation", str(tasks[5]), str(dangling))]

    shares = sentence_targets(dataset)
    assert set(shares["article_id"]) == {ARTICLES[n].id for n in (0, 1, 4, 5)}
    assert set(shares.loc[shares["article_id"] == one.id, "annotators"]) == {2}

    again = read_dataset(tmp_path / "labels")
    for table in ("articles", "annotations", "spans", "relations", "answers"):
        assert to_arrow(table, getattr(again, table)).equals(to_arrow(table, getattr(dataset, table)))
    assert again.provenance["project"] == {"id": project, "title": "Export: two people"}
    assert f"Label Studio writes out {len(tasks)} tasks" in capsys.readouterr().err

    saved = export(tmp_path / "labels" / "raw" / "export.json", tmp_path / "from json", quiet=True)
    for table in ("articles", "annotations", "spans", "relations", "answers"):
        assert to_arrow(table, getattr(saved, table)).equals(to_arrow(table, getattr(dataset, table)))


def suggested(article: Article) -> list[dict[str, Any]]:
    """Two suggestions of a rule: the critics and the aside."""
    words = [("vague-source", "Critics 👩‍🚒"), ("editorial-insertion", "[supported by e\u0301lites]")]
    return [
        item | {"value": place(article, text) | {"labels": [label]}, "meta": {"text": ["A rule found it."]}}
        for item, (label, text) in zip(RULES, words, strict=True)
    ]


@pytest.mark.parametrize("several_versions", [False, True])
def test_suggestions_keep_their_origin_and_version(
    studio: StudioUnderTest, second: Connection, tmp_path: Path, several_versions: bool
) -> None:
    title = f"Export: suggestions {several_versions}"
    project = studio.new_project(title, labeling_config(SCHEME))
    tasks = load(studio, project, [task_of_article(article) for article in ARTICLES])
    made = [predict(studio, tasks[n], "rules-1", suggested(ARTICLES[n])) for n in range(3)]
    last = predict(studio, tasks[3], "model-2" if several_versions else "rules-1", suggested(ARTICLES[3]))

    accepted = [item | {"origin": "prediction"} for item in suggested(ARTICLES[0])]
    kept = submit(second, tasks[0], accepted, parent_prediction=made[0])
    changed = [dict(item) for item in accepted]
    changed[0] |= {
        "origin": "prediction-changed",
        "value": place(ARTICLES[1], "Critics") | {"labels": ["vague-source"]},
    }
    own = span(ARTICLES[1], "loaded-language", "ran out", "own")
    mixed = changed[:1] + result_of_rows([own], [], [], text=ARTICLES[1].text, scheme=SCHEME)
    edited = submit(second, tasks[1], mixed, parent_prediction=made[1])
    refused = submit(second, tasks[2], [], parent_prediction=made[2])
    other = submit(second, tasks[3], accepted[:1], parent_prediction=last)
    unaided = submit(second, tasks[4], [])

    dataset = export(StudioProject(studio.connection, str(project)), tmp_path / "labels", quiet=True)
    assert validate(dataset) == []
    versions = dict(
        dataset.annotations[["annotation_id", "suggested_version"]].astype(object).itertuples(index=False, name=None)
    )
    final = "model-2" if several_versions else "rules-1"
    assert {name: value for name, value in versions.items() if value == value} == {
        str(kept): "rules-1",
        str(edited): "rules-1",
        str(refused): "rules-1",
        str(other): final,
    }
    assert [(s["region_id"], s["origin"], s["version"], s["reason"]) for s in rows(dataset, "spans", kept)] == [
        ("s1", "prediction", "rules-1", None),
        ("s2", "prediction", "rules-1", None),
    ]
    assert {(s["region_id"], s["origin"], s["version"]) for s in rows(dataset, "spans", edited)} == {
        ("s1", "prediction-changed", "rules-1"),
        ("own", "manual", None),
    }
    assert set(sentence_targets(dataset, suggested=False)["article_id"]) == {ARTICLES[4].id}
    assert str(unaided) not in {str(name) for name in (kept, edited, refused, other)}


def test_many_projects_and_many_versions_are_told_apart(
    studio: StudioUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects = [studio.new_project(f"Export: many {n}", labeling_config(SCHEME)) for n in range(4)]
    monkeypatch.setattr(exports.label_studio.fetch, "_PAGE", 2)
    assert [existing_project(studio.connection, f"Export: many {n}")["id"] for n in range(4)] == projects
    tasks = load(studio, projects[0], [task_of_article(article) for article in ARTICLES[:3]])
    made = {predict(studio, task, f"rules-{n}", []): f"rules-{n}" for n, task in enumerate(tasks)}
    assert versions(studio.connection, projects[0], list(made)) == made
    monkeypatch.setattr(exports.label_studio.fetch, "_FEW", 1)
    assert versions(studio.connection, projects[0], list(made)) == made


FOREIGN = """<View><Header value="$hint"/><Text name="story" value="$content"/>
  <Labels name="what" toName="story"><Label value="Fact"/><Label value="Weasel words" alias="weasel"/></Labels>
  <Labels name="tone" toName="story"><Label value="Fact"/><Label value="Loud"/></Labels>
  <Choices name="Mood" toName="story"><Choice value="Calm"/></Choices></View>"""


def test_a_project_that_load_did_not_make_comes_out_with_a_scheme_of_its_own(
    studio: StudioUnderTest, tmp_path: Path
) -> None:
    project = studio.new_project("Export: foreign", FOREIGN)
    raw = "\r\nCritics 👩‍🚒 said\r\nso.\r\nWho?"
    [task] = load(studio, project, [{"data": {"content": raw, "hint": "Read it", "outlet": "Courier"}}])

    def item(control: str, label: str, words: str) -> dict[str, Any]:
        start = raw.index(words)
        value = {"start": start, "end": start + len(words), "text": words.replace("\r\n", "\\n"), "labels": [label]}
        return {"id": words, "from_name": control, "to_name": "story", "type": "labels", "value": value}

    mood = {"id": "m", "from_name": "Mood", "to_name": "story", "type": "choices", "value": {"choices": ["Calm"]}}
    marks = [item("what", "weasel", "👩‍🚒 said\r\nso"), item("what", "Fact", "Who"), item("tone", "Fact", "Critics")]
    submit(studio.connection, task, [*marks, mood])

    dataset = export(StudioProject(studio.connection, "Export: foreign"), tmp_path / "labels", quiet=True)
    text = dataset.article_list()[0].text
    assert text == "Critics 👩‍🚒 said\nso.\nWho?"
    found = [(s["label"], text[s["start"] : s["end"]]) for s in to_arrow("spans", dataset.spans).to_pylist()]
    assert found == [("weasel", "👩‍🚒 said\nso"), ("what-fact", "Who"), ("tone-fact", "Critics")]
    assert dataset.scheme.label_keys == ("what-fact", "weasel", "tone-fact", "loud")
    assert dataset.annotations["labels_offered"][0] == ["what-fact", "weasel", "tone-fact", "loud"]
    assert rows(dataset, "answers", dataset.annotations["annotation_id"][0]) == [
        {"region_id": None, "question": "mood", "value": "calm"}
    ]
    assert validate(dataset) == []


def test_a_project_without_work_or_text_or_at_all_is_said_in_one_line(studio: StudioUnderTest, tmp_path: Path) -> None:
    out = tmp_path / "labels"
    project = studio.new_project("Export: nobody", labeling_config(SCHEME))
    load(studio, project, [task_of_article(ARTICLES[0])])
    with pytest.raises(DatasetError, match="nobody has annotated any of its 1 tasks yet"):
        export(StudioProject(studio.connection, "Export: nobody"), out, quiet=True)

    page = '<HyperText name="page" value="$html"/>'
    labels = '<HyperTextLabels name="l" toName="page"><Label value="x"/></HyperTextLabels>'
    studio.new_project("Export: pages", f"<View>{page}{labels}</View>")
    with pytest.raises(DatasetError, match="shows no Text, but hypertext 'page'"):
        export(StudioProject(studio.connection, "Export: pages"), out, quiet=True)

    studio.connection.request("DELETE", f"/api/projects/{project}/")
    with pytest.raises(StudioError, match="there is no project 'Export: nobody'"):
        export(StudioProject(studio.connection, "Export: nobody"), out, quiet=True)
    with pytest.raises(StudioError, match=f"there is no project '{project}'"):
        export(StudioProject(studio.connection, str(project)), out, quiet=True)

    studio.new_project("Export: twins", labeling_config(SCHEME))
    studio.new_project("Export: twins", labeling_config(SCHEME))
    with pytest.raises(StudioError, match=r"2 projects are called 'Export: twins'. Name one by its number"):
        export(StudioProject(studio.connection, "Export: twins"), out, quiet=True)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_fails_in_the_middle_leaves_the_old_dataset(studio: StudioUnderTest, tmp_path: Path) -> None:
    project = studio.new_project("Export: faults", labeling_config(SCHEME))
    [task] = load(studio, project, [task_of_article(ARTICLES[0])])
    submit(studio.connection, task, [])
    export(StudioProject(studio.connection, str(project)), tmp_path / "labels", quiet=True)
    # The server takes a lone surrogate, and then fails on the project's export for good.
    poison = {"data": {"text": "a\ud800b", "outlet": "", "published": "", "url": ""}}
    studio.connection.request(
        "POST",
        f"/api/projects/{project}/import",
        content=json.dumps([poison]),
        headers={"Content-Type": "application/json"},
    )
    with pytest.raises(StudioError, match=r"answered 500 to GET /api/projects/\d+/export"):
        export(StudioProject(studio.connection, str(project)), tmp_path / "labels", quiet=True)
    assert len(read_dataset(tmp_path / "labels").annotations) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["labels"]


def test_the_command_names_each_lost_mark_and_writes_the_rest(studio: StudioUnderTest, tmp_path: Path) -> None:
    project = studio.new_project("Export: lost marks", labeling_config(SCHEME))
    tasks = load(studio, project, [task_of_article(article) for article in ARTICLES[:2]])
    [good] = result_of_rows(
        [span(ARTICLES[0], "vague-source", "Critics", "good")], [], [], text=ARTICLES[0].text, scheme=SCHEME
    )
    outside = good | {"id": "outside", "value": {"start": 5, "end": 9_999, "labels": ["source"]}}
    moved = good | {"id": "moved", "value": good["value"] | {"start": 0, "end": 7}}
    number = submit(studio.connection, tasks[1], [outside, good, moved])
    out = tmp_path / "labels"

    def run(token: str) -> "subprocess.CompletedProcess[str]":
        environment = os.environ | {"LABEL_STUDIO_URL": studio.url, "LABEL_STUDIO_API_KEY": token}
        command = [sys.executable, "-m", "unsourced", "export", "--project", "Export: lost marks", "--out", str(out)]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, cwd=tmp_path)

    refused = run("not-a-token")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "refuses the token" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not out.exists()

    done = run(studio.connection.token)
    assert (done.returncode, done.stdout) == (1, "")
    where = f"unsourced: task {tasks[1]}, annotation {number}, region"
    assert f"{where} outside: span 5..9999 is not a piece of a text" in done.stderr
    assert f"{where} moved: span 0..7 reads 'Pumps f' here and 'Critics' in Label Studio" in done.stderr
    assert "unsourced: 2 of 3 failed; the others are done" in done.stderr
    assert "1 article, 1 annotation: 1 submitted" in done.stderr
    dataset = read_dataset(out)
    assert [row["region_id"] for row in rows(dataset, "spans", number)] == ["good"]
    assert [problem.region_id for problem in dataset.problems] == ["outside", "moved"]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix thing")
def test_a_kill_in_the_middle_leaves_no_half_written_dataset(studio: StudioUnderTest, tmp_path: Path) -> None:
    project = studio.new_project("Export: killed", labeling_config(SCHEME))
    tasks = load(studio, project, [task_of_article(article) for article in ARTICLES])
    submit(studio.connection, tasks[0], [])
    out = tmp_path / "labels"
    call = ["export", "--project", str(project), "--out", str(out), "--workspace", str(studio.workspace), "--quiet"]
    runs = []
    for run in runs_to_the_end(call, folder=tmp_path):
        runs.append(run)
        if out.exists():
            assert len(read_dataset(out).annotations) == 1
    assert runs[-1].returncode == 0, runs[-1].stdout
    assert len(runs) > 4
    assert [path.name for path in tmp_path.iterdir()] == ["labels"]
    assert validate(read_dataset(out)) == []
