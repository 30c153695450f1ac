"""Four students who answer differently, as results of the invented article's lesson."""

from pathlib import Path

from annotate.course.grading.graded_result import GradedResult, grade_result
from annotate.course.grading.result import Answer, Disagreement, Item, MarkRecord, Result, write_result
from annotate.course.lessons.material import Material, load_material
from tests.annotate.course.invented import GOLD, LABELS, mark, weir
from unsourced.core.article_records import article_to_record
from unsourced.core.spans import Span
from unsourced.io.record_files import write_records

LESSON = f"""
name = "weir"
title = "The weir"
minutes = 10
introduction = "Says who?"
labels = {list(LABELS)!r}
practice = ["weir"]
pass_mark = 0.5

[[questions]]
key = "sure"
text = "How sure are you?"
type = "choice"
when = ["before", "after"]
answer = "yes"
choices = [{{ key = "yes", text = "Quite" }}, {{ key = "no", text = "Not at all" }}]
"""
RIGHT = [
    mark("vague-source", "Insiders"),
    mark("unsourced-claim", "Nine sluices are rotten."),
    mark("editorial-insertion", "[and kept silent]", "She did not say it."),
    mark("source", "Una Brock, who runs the mill"),
]
STUDENTS = {
    "all-right": RIGHT,
    "half-right": [RIGHT[0], RIGHT[1], mark("source", "Brock"), mark("editorial-insertion", "[the wardens]")],
    "everything": [Span(label=label, start=0, end=len(weir().text)) for label in LABELS],
    "nothing": [],
}


def result(student: str, marks: list[Span], *disagreements: Disagreement) -> Result:
    spans = tuple(MarkRecord(label=m.label, start=m.start, end=m.end, reason=m.reason) for m in marks)
    item = Item(phase="practice", article=weir().id, name="weir", spans=spans, seconds=60, disagreements=disagreements)
    return Result(
        student=student, lesson="weir", items=(item,), answers=(Answer(when="after", question="sure", value="no"),)
    )


def write_class(folder: Path) -> list[str]:
    """Lesson, gold, article and the four results in a folder; returns the options that name the first three."""
    (folder / "gold").mkdir(parents=True)
    (folder / "lesson.toml").write_text(LESSON, encoding="utf-8")
    (folder / "gold" / "weir.toml").write_text(f'article = "{weir().id}"\n' + GOLD, encoding="utf-8")
    write_records([article_to_record(weir())], "jsonl", folder / "articles.jsonl")
    for student, marks in STUDENTS.items():
        write_result(result(student, marks), folder / "results" / f"{student}.json")
    lesson, gold, articles = folder / "lesson.toml", folder / "gold", folder / "articles.jsonl"
    return ["--lesson", str(lesson), "--gold", str(gold), "--articles", str(articles)]


def weir_material(folder: Path) -> Material:
    """The lesson with its gold, after `write_class` into the folder."""
    write_class(folder)
    return load_material(folder / "lesson.toml", [folder / "gold"], [folder / "articles.jsonl"])


def graded(student: str, material: Material) -> GradedResult:
    """One of the four, graded."""
    return grade_result(result(student, STUDENTS[student]), material)
