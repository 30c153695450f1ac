"""Who has done what, told by a real server about the work of several people."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.status import command
from annotate.label_studio.output.status_table import status_table
from annotate.label_studio.status import AnnotatorStatus, status
from annotate.label_studio.tasks import tasks_after
from annotate.loading.load import ALL, load
from annotate.studio import add_user
from tests.conftest import StudioUnderTest
from tests.studio.articles import plain_articles
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import StudioError
from unsourced.schemes.load import load_scheme

TITLE = "status"
OSSIAN = "ossian@annotators.example"


@pytest.fixture(scope="module")
def project(studio: StudioUnderTest) -> int:
    """Six articles: the owner submitted one and skipped two, one of these to submit it after all; another person
    submitted one and has begun one.
    """
    loaded = load(
        studio.connection,
        plain_articles(6),
        project=TITLE,
        scheme=load_scheme(),
        workspace=studio.workspace,
        share=ALL,
    )
    tasks = [task.id for task in tasks_after(studio.connection, loaded.project.id)]
    add_user(studio.connection, OSSIAN, "says-who-2025")
    users = {user["email"]: user["id"] for user in studio.connection.get("/api/users")}

    def work(task: int, *, skip: bool = False, by: str = "") -> None:
        record: dict[str, object] = {"result": [], "was_cancelled": skip}
        if by:
            record["completed_by"] = users[by]
        studio.connection.post(f"/api/tasks/{task}/annotations/", record)

    work(tasks[0])
    work(tasks[1], skip=True)
    work(tasks[2], skip=True)
    work(tasks[2])
    work(tasks[0], by=OSSIAN)
    studio.connection.post(f"/api/tasks/{tasks[3]}/drafts", {"result": [], "lead_time": 2.0})
    return loaded.project.id


def test_counts(studio: StudioUnderTest, project: int) -> None:
    found = status(studio.connection, TITLE)
    assert (found.id, found.articles, found.untouched) == (project, 6, 4)
    assert found.predictions == {found.shown: 6}
    assert found.scheme is not None
    assert found.scheme.structure_hash == load_scheme().structure_hash
    assert found.annotators == (
        AnnotatorStatus(annotator=OSSIAN, submitted=1, skipped=0, drafts=0, remaining=5),
        AnnotatorStatus(annotator=studio.email, submitted=2, skipped=1, drafts=1, remaining=3),
    )
    assert status(studio.connection, str(project)) == found


def test_table_and_json(studio: StudioUnderTest, project: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL_VARIABLE, studio.url)
    monkeypatch.setenv(TOKEN_VARIABLE, studio.connection.token)
    monkeypatch.chdir(tmp_path)
    shown = CliRunner().invoke(command, ["--project", TITLE], catch_exceptions=False).output
    assert shown == status_table(status(studio.connection, TITLE))
    assert f"Project {project} (status), scheme credibility version 1" in shown
    assert "6 articles, 4 of them not submitted by anybody" in shown
    rows = [line.split() for line in shown.splitlines()]
    assert [OSSIAN, "1", "0", "0", "5"] in rows
    assert [studio.email, "2", "1", "1", "3"] in rows
    out = tmp_path / "status.json"
    CliRunner().invoke(command, ["--project", TITLE, "--format", "json", "--out", str(out)], catch_exceptions=False)
    record = json.loads(out.read_text(encoding="utf-8"))
    assert record["articles"] == 6
    assert [one["annotator"] for one in record["annotators"]] == [OSSIAN, studio.email]


def test_no_such_project(studio: StudioUnderTest) -> None:
    with pytest.raises(StudioError, match=r"there is no project 'nowhere'.*unsourced load"):
        status(studio.connection, "nowhere")
