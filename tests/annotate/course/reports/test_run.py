"""A class that answers in four ways: what report, grades and research export say of it."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.commands.course import command
from annotate.course.classroom.collect_results import CollectedResults, collect_results
from annotate.course.classroom.course_record import Course, Student, write_course
from annotate.course.classroom.roster import Enrolled
from annotate.course.grading.class_results import grade_class
from annotate.course.grading.result import Item, MarkRecord, Phase, Result, write_result
from annotate.course.lessons.material import Material, load_material
from annotate.course.reports.class_figures import class_figures
from annotate.course.reports.consent import write_research
from annotate.course.reports.grade_files import grade_file
from annotate.course.reports.run import write_report
from exports.dataset.dataset import read_dataset
from unsourced.errors import InputError

LESSON = "first-lesson"
ALL, HALF, EVERY, NONE = "Ada", "Bo", "Cy", "Di"


@pytest.fixture(scope="module")
def material() -> Material:
    return load_material(LESSON)


def right(material: Material, name: str) -> list[MarkRecord]:
    return [
        MarkRecord(label=span.label, start=span.start, end=span.end, reason="Says who?")
        for span in material.golds[name].spans
        if span.label in material.lesson.labels and not span.optional
    ]


def everything(material: Material, name: str) -> list[MarkRecord]:
    length = len(material.golds[name].article.text)
    return [MarkRecord(label=label, start=0, end=length) for label in material.lesson.labels]


def result(material: Material, student: str, marks: dict[str, list[MarkRecord]], seconds: float = 300) -> Result:
    phases: list[tuple[Phase, Iterable[str]]] = [
        ("before", [reading.article for reading in material.lesson.forms["A"]]),
        ("practice", [reading.article for reading in material.lesson.practice]),
        ("after", [reading.article for reading in material.lesson.forms["B"]]),
    ]
    items = [
        Item(phase=phase, article=material.golds[name].article.id, name=name, spans=tuple(marks[name]), seconds=seconds)
        for phase, names in phases
        for name in names
    ]
    return Result(student=student, lesson=LESSON, form="A", items=tuple(items))


def four(material: Material) -> list[Result]:
    names = [reading.article for reading in material.lesson.readings]
    return [
        result(material, ALL, {name: right(material, name) for name in names}),
        result(material, HALF, {name: right(material, name)[::2] for name in names}),
        result(material, EVERY, {name: everything(material, name) for name in names}, seconds=30),
        result(material, NONE, {name: [] for name in names}),
    ]


@pytest.fixture
def results(material: Material, tmp_path: Path) -> Path:
    folder = tmp_path / "results"
    folder.mkdir()
    for one in four(material):
        write_result(one, folder / f"{one.student}.json")
    return folder


@pytest.fixture
def gathered(results: Path) -> CollectedResults:
    return collect_results([str(results)])


def test_everything_marked_scores_badly(gathered: CollectedResults) -> None:
    figures = {one.student: one for one in class_figures(gathered.students, gathered.material.lesson).students}
    final = {name: round(found.final, 2) for name, found in figures.items() if found.final is not None}
    assert (final[ALL], final[NONE]) == (1, 0)
    assert 0.4 < final[HALF] < 0.6
    assert final[EVERY] <= 0
    assert [figures[name].passed for name in (ALL, HALF, EVERY, NONE)] == [True, True, False, False]
    assert figures[EVERY].rushes
    assert not figures[ALL].rushes
    assert figures[ALL].f1_with_gold == pytest.approx(1)


def test_the_report(gathered: CollectedResults, tmp_path: Path) -> None:
    out = tmp_path / "report"
    write_report(gathered, out)
    page = (out / "report.html").read_text()
    assert "4 students have handed in" in page
    assert "synthetic" in page
    assert "uncalibrated" in page
    assert "So few students" in page
    with (out / "students.csv").open() as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert (rows[ALL]["final"], rows[ALL]["reasons"], rows[NONE]["final"]) == ("1.0", rows[ALL]["marks"], "0.0")
    with (out / "items.csv").open() as file:
        items = list(csv.DictReader(file))
    # One of four had each: the one with everything right, and half of them the other.
    assert {row["right"] for row in items} == {"1", "2"}
    assert all(
        int(row["right"]) + int(row["partial"]) + int(row["missed"]) + int(row["wrong_label"]) == 4 for row in items
    )
    write_report(gathered, out)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").touch()
    with pytest.raises(InputError, match="is not a report"):
        write_report(gathered, tmp_path / "other")


def test_no_cell_is_a_formula(material: Material, tmp_path: Path) -> None:
    named = result(material, "=1+1", {reading.article: [] for reading in material.lesson.readings})
    write_result(named, tmp_path / "one.json")
    write_report(collect_results([str(tmp_path / "one.json")]), tmp_path / "report")
    assert "\n'=1+1," in (tmp_path / "report" / "students.csv").read_text().replace("\r", "")


def people(consent: bool) -> list[Enrolled]:
    return [
        Enrolled(name=name, email=f"{name.lower()}@school.example", id=str(n), login=name, research_consent=consent)
        for n, name in enumerate((NONE, EVERY, HALF, ALL, "Eve"), 1)
    ]


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_moodle_grades(gathered: CollectedResults) -> None:
    graded = grade_file(gathered.students, people(consent=False), gathered.material.lesson, "moodle")
    rows = read(graded.text)
    title = gathered.material.lesson.title
    assert [row["Email address"][:2] for row in rows] == ["di", "cy", "bo", "ad"]
    assert [row[f"{title}: reasons present (rubric)"] for row in rows] == ["Basic", "Basic", "Proficient", "Proficient"]
    points = [float(row[f"{title}: discernment (0-100)"]) for row in rows]
    assert points[0] == points[1] == 0
    assert 40 < points[2] < 60
    assert points[3] == 100
    assert {row[f"{title}: content (teacher)"] for row in rows} == {""}
    assert graded.without_work == ("Eve",)


def test_canvas_grades(gathered: CollectedResults) -> None:
    graded = grade_file(gathered.students, people(consent=False)[1:], gathered.material.lesson, "canvas")
    rows = list(csv.reader(io.StringIO(graded.text)))
    assert rows[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert rows[1][0].strip() == "Points Possible"
    assert rows[1][5:] == ["100", "3", "3"]
    assert [row[0] for row in rows[2:]] == [EVERY, HALF, ALL]
    assert graded.unknown == (NONE,)


def test_grades_of_people_without_names_go_by_their_pseudonyms(gathered: CollectedResults) -> None:
    roster = [Enrolled(name="", pseudonym=EVERY), Enrolled(name="", pseudonym=ALL)]
    moodle, canvas = (
        grade_file(gathered.students, roster, gathered.material.lesson, to) for to in ("moodle", "canvas")
    )
    assert [row["Full name"] for row in read(moodle.text)] == [EVERY, ALL]
    assert [row["Student"] for row in read(canvas.text)[1:]] == [EVERY, ALL]


@pytest.mark.parametrize("platform", ["moodle", "canvas"])
def test_consent_changes_no_grade(gathered: CollectedResults, platform: str) -> None:
    asked = (gathered.students, gathered.material.lesson)
    texts = [grade_file(asked[0], people(consent), asked[1], platform).text for consent in (True, False)]  # type: ignore[arg-type]
    assert texts[0] == texts[1]


def course(consenting: Iterable[str]) -> Course:
    students = tuple(
        Student(
            pseudonym=name,
            account=f"{name.lower()}@c.example",
            password="x",
            form="A",
            name=f"{name} Torvell",
            research_consent=name in consenting,
        )
        for name in (ALL, HALF, EVERY, NONE)
    )
    return Course(name="C", lesson=LESSON, url="", created="2026-01-01", students=students)


def test_results_of_another_text_are_all_named(material: Material, tmp_path: Path) -> None:
    good, *others = four(material)
    write_result(good, tmp_path / "good.json")
    for one in others[:2]:
        items = [item.model_copy(update={"article": "another"}) for item in one.items]
        write_result(one.model_copy(update={"items": tuple(items)}), tmp_path / f"{one.student}.json")
    with pytest.raises(InputError) as caught:
        collect_results([str(tmp_path)])
    told = str(caught.value)
    assert told.startswith("nothing was written: 2 of 3 results are of no use: ")
    assert f"{tmp_path / HALF}.json: article " in told
    assert f"{tmp_path / EVERY}.json: article " in told


def test_research_holds_those_who_consented_alone(material: Material, tmp_path: Path) -> None:
    scored = tuple(grade_class(four(material), material))
    parts = {"touched": (), "synthetic": True}
    found = CollectedResults(material=material, students=scored, course=course([HALF, NONE]), **parts)  # type: ignore[arg-type]
    assert write_research(found, tmp_path / "research") == 2
    dataset = read_dataset(tmp_path / "research")
    assert dataset.annotations["annotator"].nunique() == 2
    assert len(dataset.annotations) == 2 * len(material.lesson.readings)
    everything_said = "".join(file.read_bytes().decode("latin-1") for file in (tmp_path / "research").rglob("*.*"))
    assert not any(word in everything_said for word in ("Bo Torvell", "@c.example"))
    assert dataset.spans["reason"].isna().all()
    assert not set(dataset.annotations["annotator"]) & {ALL, HALF, EVERY, NONE}
    nobody = CollectedResults(material=material, students=scored, course=course([]), **parts)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="nobody who has handed in work has consented"):
        write_research(nobody, tmp_path / "nobody")
    unasked = CollectedResults(material=material, students=scored, course=None, **parts)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="nothing says who consented"):
        write_research(unasked, tmp_path / "unasked")


def test_the_commands(results: Path, tmp_path: Path) -> None:
    run = CliRunner()
    done = run.invoke(command, ["report", str(results), "--out", str(tmp_path / "r"), "--workspace", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert "4 students; open" in done.output
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\nAda\nBo\n")
    asked = ["grades", str(results), "--roster", str(roster), "--format", "moodle", "--workspace", str(tmp_path)]
    done = run.invoke(command, asked)
    assert done.exit_code == 0, done.output
    assert "Nobody in the roster goes by Cy, Di" in done.stderr
    assert len(read(done.stdout)) == 2
    done = run.invoke(command, ["grades", str(results), "--format", "moodle"])
    assert done.exit_code == 2


def test_damaged_results_are_all_named_and_nothing_is_written(results: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (results / "cut.json").write_text("{")
    (more / "field.json").write_text(json.dumps(json.loads((results / "Bo.json").read_text()) | {"grade": 1}))
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\nAda\n")
    sources = [str(results), str(more), "--workspace", str(tmp_path)]
    for asked in (["report"], ["grades", "--roster", str(roster), "--format", "moodle"]):
        done = CliRunner().invoke(command, [*asked, *sources, "--out", str(tmp_path / "out")])
        assert isinstance(done.exception, InputError)
        told = str(done.exception)
        assert told.startswith("nothing was written: 2 of 6 results are of no use: ")
        assert f"{results / 'cut.json'}: is no result of a lesson" in told
        assert f"{more / 'field.json'}: field grade: Extra inputs are not permitted. Ask for these files again" in told
        assert not (tmp_path / "out").exists()


def test_what_cannot_be_gathered(results: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing.json: there is no such file"):
        collect_results(["missing.json"], workspace=tmp_path)
    with pytest.raises(InputError, match="there is no course 'nine'"):
        collect_results(["nine"], workspace=tmp_path)
    other = json.loads((results / "Ada.json").read_text()) | {"lesson": "full-scheme"}
    (results / "Other.json").write_text(json.dumps(other))
    with pytest.raises(InputError, match=r"2 lessons: first-lesson, full-scheme.*--lesson"):
        collect_results([str(results)])
    write_course(tmp_path, course([]))
