"""A project on a real Label Studio brought to a scheme in which labels and questions are renamed, joined or gone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from annotate.commands.scheme import command
from annotate.label_studio.submit_annotations import submit
from annotate.loading.load import ALL, load
from annotate.migrate import migrate as migrating
from annotate.migrate.migrate import Migrated, migrate
from annotate.migrate.run import in_words
from annotate.schemes.labeling_config import scheme_mark
from annotate.studio import add_user
from exports.dataset.dataset import Dataset
from exports.label_studio.export import StudioProject, export
from exports.sample.build import sample_dataset
from tests.conftest import StudioUnderTest
from unsourced.errors import SchemeError, StudioError
from unsourced.label_studio.client import Connection, connect
from unsourced.schemes.load import load_scheme, parse_scheme
from unsourced.schemes.scheme import Scheme

RENAMES = {"vague-source": "anonymous-source", "speculation": "opinion-as-fact", "bias.none": "little"}
REMOVALS = ("credibility",)


@pytest.fixture(scope="module")
def new() -> Scheme:
    """The shipped scheme with a label renamed, one joined to another, an answer renamed and a question gone."""
    source = load_scheme().source.replace('"vague-source"', '"anonymous-source"')
    source = re.sub(r'\[\[labels\]\]\nkey = "speculation".*?(?=\[\[labels\]\]\n)', "", source, flags=re.S)
    source = re.sub(r'^    (\["[\w-]+", )?"speculation"\]?,\n', "", source, flags=re.M)
    source = re.sub(r'\[\[questions\]\]\nkey = "credibility".*?(?=\[\[)', "", source, flags=re.S)
    return parse_scheme(source.replace('key = "none"', 'key = "little"'), where="new")


@pytest.fixture(scope="module")
def other(studio: StudioUnderTest) -> Iterator[Connection]:
    """Somebody who labels in the same projects, and migrates none."""
    user = add_user(studio.connection, "mira@migrate.example", "says-who-2025")
    with connect(url=studio.url, token=user.token) as connection:
        yield connection


@pytest.fixture
def project(studio: StudioUnderTest, other: Connection, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Seven articles of the sample with suggestions, what one of its annotators did with them, and two people's drafts
    of one.
    """
    title = f"Migrate: {request.node.name}"[:50]
    data = sample_dataset()
    articles = data.article_list()[:7]
    loaded = load(studio.connection, articles, project=title, scheme=load_scheme(), share=ALL, workspace=tmp_path)
    annotator = data.annotations["annotator"].iloc[0]
    ids = [article.id for article in articles]
    assert submit(studio.connection, loaded.project.id, data, annotator, articles=ids)
    (task,) = studio.connection.get("/api/tasks", project=loaded.project.id, page_size=1)["tasks"]
    value = {"start": 0, "end": 4, "labels": ["speculation"]}
    region = {"id": "d", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    for connection in (studio.connection, other):
        connection.post(f"/api/tasks/{task['id']}/drafts", {"result": [region], "lead_time": 1.0})
    return title


def stored(studio: StudioUnderTest, title: str) -> dict[str, list[dict[str, Any]]]:
    """All results by kind and id."""
    (found,) = [p for p in studio.connection.get("/api/projects/", page_size=1000)["results"] if p["title"] == title]
    rows = studio.connection.get("/api/tasks", project=found["id"], page_size=100, fields="all")["tasks"]
    for row in rows:
        row["drafts"] = studio.connection.get(f"/api/tasks/{row['id']}/drafts")
    kinds = ("annotations", "drafts", "predictions")
    return {f"{kind} {one['id']}": one["result"] for kind in kinds for row in rows for one in row[kind]}


def run(studio: StudioUnderTest, title: str, scheme: Scheme, workspace: Path, **options: Any) -> Migrated:
    asked: dict[str, Any] = {"renames": RENAMES, "removals": REMOVALS, **options}
    return migrate(studio.connection, title, scheme, workspace=workspace, **asked)


def marks(data: Dataset) -> pd.DataFrame:
    columns = ["annotation_id", "region_id", "part", "label", "start", "end", "reason"]
    return data.spans[columns].sort_values(["annotation_id", "region_id", "part"], ignore_index=True)


def test_everything_stored_goes_over_and_nothing_else_changes(
    studio: StudioUnderTest, project: str, new: Scheme, tmp_path: Path
) -> None:
    was = stored(studio, project)
    before = export(StudioProject(studio.connection, project), tmp_path / "before", quiet=True)
    assert {"vague-source", "speculation"} <= set(before.spans["label"])
    assert "credibility" in set(before.answers["question"])

    tried = run(studio, project, new, tmp_path, dry_run=True)
    assert stored(studio, project) == was
    assert not list((tmp_path / "load").glob("*.before.jsonl"))
    assert "nothing was done" in in_words(tried, dry_run=True)

    done = run(studio, project, new, tmp_path)
    assert (done.changed, done.moved) == (tried.changed, tried.moved)
    assert all(done.changed[kind] for kind in ("annotation", "prediction"))
    assert done.changed["draft"] == 2
    told = in_words(done, dry_run=False)
    count = (before.spans["label"] == "vague-source").sum()
    assert re.search(r"label vague-source: now anonymous-source, \d+ times", told)
    assert done.moved[next(gone for gone in done.plan.becomes if gone.name == "vague-source")] > count

    mark = scheme_mark(done.project.config)
    assert mark is not None
    assert mark.structure_hash == new.structure_hash
    now = stored(studio, project)
    assert now.keys() == was.keys()
    text = json.dumps(now)
    assert not any(f'"{gone}"' in text for gone in ("vague-source", "speculation", "credibility", "none"))
    kept = [json.loads(line) for line in done.before.read_text("utf-8").splitlines()] if done.before else []
    assert {f"{one['kind']}s {one['id']}": one["result"] for one in kept}.items() <= was.items()
    assert {key for key in was if was[key] != now[key]} == {f"{one['kind']}s {one['id']}" for one in kept}

    after = export(StudioProject(studio.connection, project), tmp_path / "after", scheme=new, quiet=True)
    expected = marks(before)
    expected["label"] = expected["label"].replace(RENAMES)
    pd.testing.assert_frame_equal(marks(after), expected)
    pd.testing.assert_frame_equal(after.relations, before.relations)
    answers = before.answers[before.answers["question"] != "credibility"].reset_index(drop=True)
    answers["value"] = answers["value"].where(answers["question"] != "bias", answers["value"].replace("none", "little"))
    pd.testing.assert_frame_equal(after.answers, answers)

    again = run(studio, project, new, tmp_path, renames={}, removals=())
    assert not again.changed


def test_a_run_that_was_killed_is_run_again(
    studio: StudioUnderTest, project: str, new: Scheme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = stored(studio, project)
    keep, left = migrating._keep, iter(range(4))

    def killed(*arguments: Any) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        keep(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(migrating, "_keep", killed)
        with pytest.raises(KeyboardInterrupt):
            run(studio, project, new, tmp_path)
    changed = sum(was[key] != result for key, result in stored(studio, project).items())
    assert changed == 4
    done = run(studio, project, new, tmp_path)
    assert done.before is not None
    kept = [json.loads(line) for line in done.before.read_text("utf-8").splitlines()]
    assert {f"{one['kind']}s {one['id']}": one["result"] for one in kept}.items() <= was.items()
    assert len(kept) == sum(was[key] != result for key, result in stored(studio, project).items())


def test_what_is_not_accounted_for_is_refused_and_nothing_is_changed(
    studio: StudioUnderTest, project: str, new: Scheme, tmp_path: Path
) -> None:
    was = stored(studio, project)
    with pytest.raises(SchemeError, match=r"scheme credibility version .* lacks label vague-source.*--rename vague-so"):
        run(studio, project, new, tmp_path, renames={}, removals=())
    assert stored(studio, project) == was
    with pytest.raises(StudioError, match="nowhere"):
        run(studio, "nowhere", new, tmp_path)
    studio.new_project("Migrate: by hand", '<View><Text name="t" value="$t"/></View>')
    with pytest.raises(SchemeError, match="was not made by unsourced"):
        run(studio, "Migrate: by hand", new, tmp_path)


def test_who_goes_on_with_the_old_scheme_is_told_of(
    studio: StudioUnderTest, project: str, new: Scheme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that was open the whole time submits old labels whenever all has been looked through."""
    tasks = migrating._tasks

    def submitting(*arguments: Any) -> Iterator[dict[str, Any]]:
        rows = list(tasks(*arguments))
        value = {"start": 0, "end": 4, "labels": ["speculation"]}
        region = {"id": "late", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
        studio.connection.post(f"/api/tasks/{rows[0]['id']}/annotations/", {"result": [region], "lead_time": 1.0})
        yield from rows

    with monkeypatch.context() as patched:
        patched.setattr(migrating, "_tasks", submitting)
        with pytest.raises(StudioError, match="goes on labelling with the old scheme"):
            run(studio, project, new, tmp_path)
    run(studio, project, new, tmp_path)
    assert '"speculation"' not in json.dumps(stored(studio, project))


def test_the_command(studio: StudioUnderTest, project: str, new: Scheme, tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    file.write_text(new.source, encoding="utf-8")
    options = ["--project", project, "--scheme", str(file), "--workspace", str(studio.workspace), "--quiet"]
    said = [f"--rename={old}={now}" for old, now in RENAMES.items()] + ["--remove", "credibility"]
    dry = CliRunner().invoke(command, ["migrate", *options, *said, "--dry-run"])
    assert dry.exit_code == 0, dry.output
    assert "to be changed; nothing was done" in dry.output
    done = CliRunner().invoke(command, ["migrate", *options, *said])
    assert done.exit_code == 0, done.output
    assert "question credibility: removed," in done.output
    assert "now has scheme credibility" in done.output
    wrong = CliRunner().invoke(command, ["migrate", *options, "--rename", "vague-source"])
    assert "is not OLD=NEW" in wrong.output
