"""Blind work on real servers: who gets what, what comes out together, and who touched another's work."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotate.studio import stop
from annotate.studio.users import add_user
from annotate.workflows.blind import blind
from exports.dataset.dataset import read_dataset
from exports.dataset.validate import validate
from exports.label_studio.blind_export import export_blind
from exports.label_studio.blind_group import read_group
from tests.conftest import StudioUnderTest
from tests.studio.articles import plain_articles
from unsourced.config.settings import Settings
from unsourced.errors import InputError, NoWorkError
from unsourced.label_studio.client import Connection, connect
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()
ADA, BO, CY = "ada.blind@example.org", "bo.blind@example.org", "cy.blind@example.org"
ARTICLES = plain_articles(9, start=700)


@pytest.fixture(scope="module")
def people(studio: StudioUnderTest) -> dict[str, str]:
    """Each annotator's token."""
    return {name: add_user(studio.connection, name, "a long password 7").token for name in (ADA, BO, CY)}


def settings_of(studio: StudioUnderTest, workspace: Path, title: str) -> Settings:
    return Settings(project=title, workspace=workspace, url=studio.url, token=studio.connection.token)


def tasks_of(connection: Connection, project: int) -> list[tuple[int, str]]:
    """Id and article of each task, in the order in which Label Studio shows them."""
    answer = connection.get("/api/tasks", project=project, page_size=100, fields="all")
    return [(task["id"], task["data"]["article_id"]) for task in answer["tasks"]]


def project_of(url: str) -> int:
    return int(url.split("/projects/")[1].split("/")[0])


def annotate(connection: Connection, task: int) -> int:
    return int(connection.post(f"/api/tasks/{task}/annotations/", {"result": [], "lead_time": 2.0})["id"])


def test_each_has_a_project_of_their_own_and_all_come_out_as_one(
    studio: StudioUnderTest, people: dict[str, str], tmp_path: Path
) -> None:
    def run(**options: Any) -> dict[str, int]:
        given: dict[str, Any] = {
            "title": "Blind: three",
            "scheme": SCHEME,
            "workspace": tmp_path,
            "connection": studio.connection,
        }
        desks = blind(ARTICLES, [ADA, BO, CY], 2, **(given | options))
        assert [desk.articles for desk in desks] == [6, 6, 6]
        return {desk.annotator: project_of(desk.url) for desk in desks}

    settings = settings_of(studio, tmp_path, "Blind: three")
    projects = run()
    assert run() == projects
    group = read_group(tmp_path, "Blind: three")
    assert group is not None
    tasks = {name: tasks_of(studio.connection, project) for name, project in projects.items()}
    for member in group.members:
        assert tuple(article for _, article in tasks[member.annotator]) == member.articles
        found = studio.connection.get(f"/api/projects/{projects[member.annotator]}/")
        assert (found["title"], found["maximum_annotations"]) == (f"Blind: three: {member.annotator}", 1)
    assert Counter(article for theirs in tasks.values() for _, article in theirs) == {a.id: 2 for a in ARTICLES}
    with pytest.raises(InputError, match="was assigned before"):
        run(seed=1)
    with pytest.raises(NoWorkError, match="nobody in the blind group 'Blind: three' has annotated anything"):
        export_blind(settings, tmp_path / "labels", quiet=True)

    made = {}
    for name in (ADA, BO):
        with connect(url=studio.url, token=people[name]) as connection:
            made[name] = [annotate(connection, task) for task, _ in tasks[name]]
    joined = export_blind(settings, tmp_path / "labels", quiet=True)
    assert (joined.touched, joined.idle) == ((), (CY,))
    data = read_dataset(tmp_path / "labels")
    assert validate(data) == []
    assert data.annotations["annotator"].value_counts().to_dict() == {ADA: 6, BO: 6}
    assert set(data.annotations["role"]) == {"annotator"}
    raw = {file.name for file in (tmp_path / "labels" / "raw").iterdir()}
    assert {"1-export.json", "2-export.json", "1-project.json"} <= raw

    # The community edition lets everybody into everything: bo changes what ada did, and works in cy's project.
    with connect(url=studio.url, token=people[BO]) as connection:
        connection.request("PATCH", f"/api/annotations/{made[ADA][0]}/", json={"result": []})
        strange = annotate(connection, tasks[CY][0][0])
    joined = export_blind(settings, tmp_path / "labels", quiet=True)
    assert len(joined.touched) == 2
    changed, worked = joined.touched
    assert changed.startswith(f"annotation {made[ADA][0]} of article {tasks[ADA][0][1]} in the project of {ADA}")
    assert changed.endswith(f"made by {ADA}, was changed by {BO}")
    assert worked.startswith(f"annotation {strange} of")
    assert worked.endswith(f"in the project of {CY} was made by {BO}")
    assert len(joined.dataset.annotations) == 13


def test_the_commands_go_from_articles_to_one_dataset(
    studio: StudioUnderTest, people: dict[str, str], tmp_path: Path
) -> None:
    environment = os.environ | {"LABEL_STUDIO_URL": studio.url, "LABEL_STUDIO_API_KEY": studio.connection.token}
    (tmp_path / "a.txt").write_text("One\n\nCritics say the pier is shut.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Two\n\nNobody knows who opened it.", encoding="utf-8")

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "unsourced", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, cwd=tmp_path)

    wrong = run("blind", "a.txt", "--annotators", f"{ADA},{BO}", "--each", "3")
    assert (wrong.returncode, "there are only 2 annotators" in wrong.stderr) == (2, True)
    done = run("blind", "a.txt", "b.txt", "--annotators", f"{ADA},{BO}", "--each", "2", "--project", "Blind: run")
    assert done.returncode == 0, done.stderr
    assert "a courtesy, no separation" in done.stdout
    lines = dict(line.split(": ", 1) for line in done.stdout.splitlines()[:2])
    with connect(url=studio.url, token=people[BO]) as connection:
        for name in (ADA, BO):
            for task, _ in tasks_of(connection, project_of(lines[name])):
                annotate(connection, task)
    done = run("export", "--blind", "--project", "Blind: run", "--out", "labels")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("warning: annotation") == 2
    assert len(read_dataset(tmp_path / "labels").annotations) == 4
    unknown = run("export", "--blind", "--project", "Blind: nobody", "--out", "labels")
    assert unknown.returncode == 1
    assert "there is no blind group 'Blind: nobody'. Name one with --project; there is 'Blind: run'" in unknown.stderr


@pytest.mark.slow
def test_with_servers_each_has_a_label_studio_of_their_own(tmp_path: Path) -> None:
    pytest.importorskip("label_studio")
    servers = []
    try:
        desks = blind(ARTICLES[:3], ["ada", "bo"], 2, title="apart", scheme=SCHEME, workspace=tmp_path)
        group = read_group(tmp_path, "apart")
        assert group is not None
        servers = [tmp_path / member.server for member in group.members]
        assert len({desk.url.split("/projects")[0] for desk in desks}) == 2
        assert all(desk.email and desk.password_file and desk.password_file.exists() for desk in desks)
        for folder, desk in zip(servers, desks, strict=True):
            with connect(Settings(workspace=folder)) as connection:
                listed = connection.get("/api/projects/", page_size=100)["results"]
                assert [one["title"] for one in listed] == ["apart"]
                for task, _ in tasks_of(connection, project_of(desk.url)):
                    annotate(connection, task)
        joined = export_blind(Settings(project="apart", workspace=tmp_path), tmp_path / "labels", quiet=True)
        rows = joined.dataset.annotations
        assert rows["annotator"].value_counts().to_dict() == {"ada": 3, "bo": 3}
        assert rows["annotation_id"].is_unique
        assert (joined.touched, joined.idle) == ((), ())
        assert validate(joined.dataset) == []
    finally:
        for folder in servers:
            stop(folder)
