"""A student's work against the gold: verdicts, scores, and how they are explained.

| file | is |
| --- | --- |
| `result` | what a student did in a lesson, as it is recorded; never a grade |
| `grade` | how well spans meet the gold of an article |
| `graded_result` | a student's work on a lesson, graded |
| `class_results` | a class's results as one result a student |
| `disputes` | what students disagree with, for the teacher |
| `wording` | what a verdict is called and how it is explained |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.course.grading.graded_result import GradedResult, grade_result
    from annotate.course.grading.result import Result

__all__ = ["GradedResult", "Result", "grade_result"]

__getattr__ = lazy_exports(
    __name__,
    {
        "GradedResult": "graded_result",
        "Result": "result",
        "grade_result": "graded_result",
    },
)
