"""A student is forgotten: on the server, in Datasets, in raw exports, in reports and results; and nobody else is."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from annotate.commands.course import command
from annotate.course.classroom.collect_results import collect_results, export_course
from annotate.course.classroom.course_record import Course, Student, require_course
from annotate.course.erasure.erase import erase, in_words
from annotate.course.grading.result import Result, write_result
from annotate.course.reports.run import write_report
from exports.dataset.dataset import read_dataset
from exports.dataset.schema import SCHEMAS
from exports.dataset.validate import validate
from tests.conftest import StudioUnderTest
from tests.dying import runs_to_the_end
from tests.studio.students import logged_in, make_class, submit, tasks_of
from unsourced.config.settings import Settings
from unsourced.errors import InputError
from unsourced.io.shipped_files import sample_folder

ADA, BO, CY = "Ada Quill", "Bo Marn", "Cy Torvell"


@dataclass(frozen=True)
class Class:
    """A course in which Bo has worked in his own project, in Ada's, and on her marks."""

    studio: StudioUnderTest
    course: Course
    folder: Path

    def student(self, name: str) -> Student:
        return next(one for one in self.course.students if one.name == name)


def make(studio: StudioUnderTest, name: str, folder: Path) -> Class:
    course = make_class(studio, name, [ADA, BO, CY], folder, "first-lesson")
    made = Class(studio, course, folder)
    annotations = {}
    for who in (ADA, BO, CY):
        student = made.student(who)
        with logged_in(studio.url, student) as browser:
            for task in list(tasks_of(studio.connection, student).values())[2:4]:
                annotations[who] = submit(browser, task, [("source", 0, 5), ("vague-source", 6, 9)])
    with logged_in(studio.url, made.student(BO)) as browser:
        submit(browser, next(iter(tasks_of(studio.connection, made.student(ADA)).values())), [("source", 0, 3)])
        browser.patch(f"/api/annotations/{annotations[ADA]}/", json={"lead_time": 1.0}).raise_for_status()
    export_course(Settings(workspace=studio.workspace), course, folder / "labels", quiet=True)
    write_report(collect_results([name], workspace=studio.workspace, quiet=True), folder / "report")
    (folder / "results").mkdir()
    for who in (ADA, BO):
        write_result(
            Result(student=made.student(who).pseudonym, lesson="first-lesson"), folder / "results" / f"{who}.json"
        )
    files = [str(folder / "results"), "--quiet", "--workspace", str(studio.workspace)]
    run(["feedback", *files, "--out", str(folder / "feedback")])
    asked = ["grades", name, *files[1:], "--format", "moodle"]
    run([*asked, "--out", str(folder / "grades.csv")])
    shutil.copyfile(sample_folder() / "model.skops", folder / "model.skops")
    assert copies_of(made)
    return made


def copies_of(made: Class) -> list[Path]:
    """What the server has on its disk of each time that the course was exported."""
    folder = made.studio.workspace / "studio" / "data" / "export"
    return [copy for one in made.course.students for copy in folder.glob(f"project-{one.project}-at-*.json")]


def run(arguments: list[str]) -> None:
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 0, done.output


def everything_in(folder: Path) -> str:
    """All words of the files of a folder, also those of the tables."""
    said = []
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".parquet":
            frame = getattr(read_dataset(file.parent), file.stem)
            said.append(frame.to_csv() if file.stem in SCHEMAS and file.stem != "articles" else "")
        elif file.is_file() and file.suffix not in (".skops", ".lock") and file.name != "roster.csv":
            said.append(f"{file.name}: {file.read_text(encoding='utf-8')}")
    return "\n".join(said)


def check_forgotten(made: Class) -> None:
    bo, ada, connection = made.student(BO), made.student(ADA), made.studio.connection
    assert not copies_of(made)
    assert bo.account not in str(connection.get("/api/users/"))
    titles = [p["title"] for p in connection.get("/api/projects/", page_size=1000, include="id,title")["results"]]
    assert made.course.project_title(bo) not in titles
    tasks = connection.get(f"/api/projects/{ada.project}/export", download_all_tasks="true")
    annotations = [one for task in tasks for one in task["annotations"]]
    assert [one["completed_by"] for one in annotations] == [ada.user] * 2
    for folder in (made.folder, made.studio.workspace / "courses" / made.course.name.lower().replace(" ", "-")):
        said = everything_in(folder)
        assert bo.account not in said
        assert BO not in said
        assert "bo@forget" not in said
        assert f'"completed_by": {bo.user},' not in said
        assert f'"updated_by": {bo.user},' not in said
    dataset = read_dataset(made.folder / "labels")
    assert sorted(dataset.annotations["annotator"]) == sorted([ada.account] * 2 + [made.student(CY).account] * 2)
    assert len(dataset.spans) == 8
    header = (made.folder / "labels" / "dataset.json").read_text(encoding="utf-8")
    assert made.course.project_title(bo) not in header
    assert made.course.project_title(ada) in header
    assert validate(dataset) == []
    assert not (made.folder / "report").exists()
    assert [file.name for file in (made.folder / "results").iterdir()] == [f"{ADA}.json"]
    pages = [page.stem for page in (made.folder / "feedback").glob("*.html")]
    assert pages == [f"{ada.pseudonym.lower()}-first-lesson"]
    grades = (made.folder / "grades.csv").read_text(encoding="utf-8")
    assert ADA in grades
    assert CY in grades
    left = require_course(made.studio.workspace, made.course.name)
    assert [one.name for one in left.students] == [ADA, CY]
    assert left.retired == (bo.pseudonym,)


def test_forgotten_everywhere_within_reach(studio: StudioUnderTest, tmp_path: Path) -> None:
    made = make(studio, "Forget one", tmp_path)
    said = in_words(erase("bo@forget-one.school.example", folders=[tmp_path], workspace=studio.workspace))
    check_forgotten(made)
    assert "1 annotations in project" in said
    assert "model.skops: trained on" in said
    assert "backups" in said
    with pytest.raises(InputError, match="no student goes by 'bo@forget-one.school.example'"):
        erase("bo@forget-one.school.example", workspace=studio.workspace)


def test_the_server_is_asked_as_often_with_many_projects(
    studio: StudioUnderTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = make_class(studio, "Forget five", [BO], tmp_path, "first-lesson")
    others = [studio.new_project(f"Somebody else's {number}", "<View/>") for number in range(20)]
    asked: list[str] = []
    send = httpx.Client.send

    def counted(self: httpx.Client, request: httpx.Request, **options: Any) -> httpx.Response:
        asked.append(request.url.path)
        return send(self, request, **options)

    monkeypatch.setattr(httpx.Client, "send", counted)
    erase(course.students[0].account, workspace=studio.workspace)
    assert 0 < len(asked) < len(others)


def test_killed_it_goes_on(studio: StudioUnderTest, tmp_path: Path) -> None:
    made = make(studio, "Forget two", tmp_path)
    call = ["course", "forget", f"Forget two: {made.student(BO).pseudonym}"]
    call += ["--in", str(tmp_path), "--workspace", str(studio.workspace)]
    *killed, last = runs_to_the_end(call)
    assert last.returncode == 0 or "no student goes by" in last.stdout, last.stdout
    assert len(killed) > 5
    check_forgotten(made)


def test_two_of_one_name_are_told_apart(studio: StudioUnderTest, tmp_path: Path) -> None:
    for name in ("Forget three", "Forget four"):
        make_class(studio, name, ["Dee Wren"], tmp_path, "first-lesson")
    with pytest.raises(InputError, match=r"2 students go by 'Dee Wren'.*Forget four: S01, Forget three: S01"):
        erase("Dee Wren", workspace=studio.workspace)
