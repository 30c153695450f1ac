"""A whole course against a real Label Studio: four students who answer differently, each in a Chromium of their own."""

import csv
import json
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from annotate.commands.course import command
from annotate.course.classroom.course_record import Course, Student, require_course
from annotate.course.classroom.run import PARTS, readings_of
from annotate.course.lessons.material import Material, load_material
from annotate.label_studio.tasks import tasks_after
from tests.browser.driver import Annotator, annotator
from tests.browser.short_lesson import REASON, SPANS, write_lesson
from tests.conftest import StudioUnderTest

ROSTER = """First name,Last name,Email address,ID number,research_consent
Ada,Right,ada@school.example,1,yes
Bo,Half,bo@school.example,2,no
Cy,Everything,cy@school.example,3,yes
Di,Nothing,di@school.example,4,
"""
NAME = "Weir class"
NAMES = ("Ada Right", "Bo Half", "Cy Everything", "Di Nothing")


@dataclass(frozen=True)
class Played:
    """A course that four students have been through."""

    studio: StudioUnderTest
    material: Material
    course: Course
    server_said: str

    def student(self, name: str) -> Student:
        return next(one for one in self.course.students if one.name == name)


@pytest.fixture(scope="module")
def played(studio: StudioUnderTest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("lesson")
    lesson, gold, articles = write_lesson(folder)
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    run(
        studio,
        *("create", NAME, "--roster", str(folder / "roster.csv"), "--lesson", str(lesson), "--quiet"),
        *("--gold", str(gold), "--articles", str(articles)),
    )
    material = load_material(lesson, [gold], [articles])
    course = require_course(studio.workspace, NAME)
    said = everything_on(studio, course)
    for student in course.students:
        with annotator(browser, studio.url, student.account, student.password) as person:
            for name in readings_of(material.lesson, student, PARTS):
                work_on(person, student, name, material, studio)
            assert person.dialogs == []
    return Played(studio, material, course, said)


def run(studio: StudioUnderTest, *arguments: str) -> str:
    done = CliRunner().invoke(command, [*arguments, "--workspace", str(studio.workspace)])
    assert done.exit_code == 0, f"{done.output} {done.exception}"
    return done.output


def everything_on(studio: StudioUnderTest, course: Course) -> str:
    """All that anybody with an account can read of the course."""
    said = [studio.connection.get("/api/users/")]
    for student in course.students:
        said.append(studio.connection.get(f"/api/projects/{student.project}/"))
        said.append(studio.connection.get(f"/api/projects/{student.project}/export", download_all_tasks="true"))
        said.append(studio.connection.get("/api/predictions/", project=student.project))
    return json.dumps(said)


def work_on(person: Annotator, student: Student, name: str, material: Material, studio: StudioUnderTest) -> None:
    """Answer the stream's next article, which is the one with this name, as this student does."""
    article = material.golds[name].article
    tasks = {task.id: task.article_id for task in tasks_after(studio.connection, student.project or 0)}
    assert student.project
    assert tasks[person.open_stream(student.project)] == article.id
    hotkeys = {key: material.lesson.scheme.label(key).hotkey for key in material.lesson.labels}
    if student.name == "Cy Everything":
        for hotkey in hotkeys.values():
            person.mark(0, len(article.text), hotkey)
    found = {"Ada Right": SPANS[name], "Bo Half": SPANS[name][:1]}.get(student.name, [])
    for label, quote in found:
        start = article.text.index(quote)
        region = person.mark(start, start + len(quote), hotkeys[label])
        if student.name == "Ada Right":
            person.give_reason(region, "Nobody can be asked.")
    person.submit()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words_of(page: Path) -> str:
    main = page.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def table(folder: Path, name: str) -> dict[str, dict[str, str]]:
    """The rows by their first cell."""
    return {next(iter(row.values())): row for row in rows_of(folder / name)}


def test_no_gold_is_on_the_server(played: Played) -> None:
    assert "Insiders say the mill" in played.server_said
    assert REASON not in played.server_said
    assert not any(word in played.server_said for word in ("Right", "school.example", '"prediction"', '"result"'))


def test_report_and_grades_say_what_they_should(played: Played, tmp_path: Path) -> None:
    run(played.studio, "report", NAME, "--out", str(tmp_path / "report"), "--names", "--quiet")
    students = table(tmp_path / "report", "students.csv")
    rows = [students[played.student(name).pseudonym] for name in NAMES]
    assert [row["articles"] for row in rows] == ["5"] * 4
    assert [float(row["final"]) for row in rows[:2]] == [1.0, 0.5]
    assert float(rows[2]["final"]) <= 0
    assert float(rows[3]["final"]) == 0
    assert [row["passed"] for row in rows] == ["True", "True", "False", "False"]
    assert [row["hit_rate"] for row in rows[:2] + rows[3:]] == ["1.0", "0.5", "0.0"]
    assert [(row["reasons"], row["marks"]) for row in rows] == [("6", "6"), ("0", "3"), ("0", "10"), ("0", "0")]
    assert all(float(row["seconds_per_100_words"]) > 0 for row in rows)
    labels = rows_of(tmp_path / "report" / "labels.csv")
    half = [row for row in labels if row["student"] == played.student("Bo Half").pseudonym]
    assert sorted((row["label"], row["hits"], row["missed"]) for row in half) == [
        ("editorial-insertion", "0", "1"),
        ("editorial-insertion", "0", "1"),
        ("editorial-insertion", "0", "1"),
        ("vague-source", "1", "0"),
        ("vague-source", "1", "0"),
        ("vague-source", "1", "0"),
    ]
    page = (tmp_path / "report" / "report.html").read_text(encoding="utf-8")
    assert all(name in page for name in NAMES)
    assert "uncalibrated" in page
    assert "Marks that somebody else touched" not in page

    run(played.studio, "feedback", NAME, "--out", str(tmp_path / "feedback"), "--quiet")
    pages = {
        student.name: words_of(page)
        for student in played.course.students
        for page in (tmp_path / "feedback").glob(f"{student.pseudonym.lower()}-*.html")
    }
    assert "You found 2 of 2; false alarms: 0. Discernment here: 1.00." in pages["Ada Right"]
    assert "Your reason: Nobody can be asked." in pages["Ada Right"]
    assert "○ Missed . Editorial insertion : [that old fox]" in pages["Bo Half"]
    assert f"Why: {REASON}" in pages["Bo Half"]
    assert "You found 1 of 2; false alarms: 0. Discernment here: 0.50." in pages["Bo Half"]
    assert "false alarms: 2" in pages["Cy Everything"]
    assert "You found 0 of 2; false alarms: 0. Discernment here: 0.00." in pages["Di Nothing"]

    run(played.studio, "grades", NAME, "--format", "moodle", "--out", str(tmp_path / "moodle.csv"), "--quiet")
    grades = table(tmp_path, "moodle.csv")
    points = [float(grades[name]["Who says so?: discernment (0-100)"]) for name in NAMES]
    assert points == [100, 50, 0, 0]
    rubric = [grades[name]["Who says so?: reasons present (rubric)"] for name in NAMES]
    assert rubric == ["Proficient", "Basic", "Basic", "Basic"]
    assert [grades[name]["Email address"] for name in NAMES] == [
        f"{n}@school.example" for n in ("ada", "bo", "cy", "di")
    ]


def test_what_a_student_disputes_reaches_the_teacher(played: Played, browser: Browser, tmp_path: Path) -> None:
    run(played.studio, "feedback", NAME, "--out", str(tmp_path / "feedback"), "--quiet")
    bo = played.student("Bo Half").pseudonym
    (feedback,) = (tmp_path / "feedback").glob(f"{bo.lower()}-*.html")
    page = browser.new_context(accept_downloads=True).new_page()
    page.goto(feedback.as_uri())
    page.locator(".disagree > summary").first.click()
    page.locator(".disagree textarea").first.fill("Everybody there knows him.")
    with page.expect_download() as coming:
        page.locator("#save").click()
    coming.value.save_as(tmp_path / "saved" / "bo.json")
    page.context.close()
    saved = str(tmp_path / "saved")
    assert f"{bo}: Everybody there knows him." in run(played.studio, "disputes", NAME, saved, "--quiet")
    run(played.studio, "report", NAME, saved, "--out", str(tmp_path / "report"), "--quiet")
    assert [row["why"] for row in rows_of(tmp_path / "report" / "disputes.csv")] == ["Everybody there knows him."]
    assert table(tmp_path / "report", "students.csv")[bo]["marks"] == "3"


def test_closed_it_lets_nobody_in_and_reports_the_same(played: Played, tmp_path: Path) -> None:
    run(played.studio, "report", NAME, "--out", str(tmp_path / "before"), "--quiet")
    said = run(played.studio, "close", NAME, "--quiet")
    assert "its accounts (4) are deleted" in said
    for student in played.course.students:
        with httpx.Client(base_url=played.studio.url, trust_env=False) as browser:
            browser.get("/user/login/")
            form = {"email": student.account, "password": student.password}
            form["csrfmiddlewaretoken"] = browser.cookies["csrftoken"]
            assert browser.post("/user/login/", data=form).status_code == 200  # The form again, with an error.
            assert browser.get("/api/projects/").status_code == 401
    assert "its accounts (4) are deleted" in run(played.studio, "close", NAME, "--quiet")
    run(played.studio, "report", NAME, "--out", str(tmp_path / "after"), "--quiet")
    for name in ("students.csv", "labels.csv", "items.csv", "false_alarms.csv"):
        assert (tmp_path / "after" / name).read_text() == (tmp_path / "before" / name).read_text()
