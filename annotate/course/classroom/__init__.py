"""A class in Label Studio: an account and a project for each student, and their work collected and graded.

| file | is |
| --- | --- |
| `run` | `unsourced course create`: a roster and a lesson in, a class out |
| `roster` | a CSV as Moodle, Canvas or Google Classroom export it |
| `enrol` | a roster into a course, with pseudonyms and passwords |
| `create` | accounts, projects and the sheet of logins (`login_sheet.html.j2`) |
| `course_record` | what is known of a course, on the teacher's machine |
| `collect_results` | the work of a class from courses, Datasets and result files |
| `dataset_results` | what a Dataset holds of a lesson, as results |
| `grade_results` | results graded one by one, with what could not be graded |
| `close` | `unsourced course close`: everything out, then nobody in |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.course.classroom.collect_results import CollectedResults
    from annotate.course.classroom.course_record import Course, Student
    from annotate.course.classroom.roster import read_roster

__all__ = ["CollectedResults", "Course", "Student", "read_roster"]

__getattr__ = lazy_exports(
    __name__,
    {
        "CollectedResults": "collect_results",
        "Course": "course_record",
        "Student": "course_record",
        "read_roster": "roster",
    },
)
