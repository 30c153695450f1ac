"""`unsourced course`: lessons on articles with known answers; its commands are mounted by name."""

import click

from unsourced.lazy_group import LazyGroup

# In the order in which a teacher needs them.
COMMANDS = {
    "lessons": "annotate.commands.course_lessons",
    "practice": "annotate.commands.course_practice",
    "feedback": "annotate.commands.course_feedback",
    "disputes": "annotate.commands.course_disputes",
    "create": "annotate.commands.course_create",
    "report": "annotate.commands.course_report",
    "grades": "annotate.commands.course_grades",
    "close": "annotate.commands.course_close",
    "forget": "annotate.commands.course_forget",
}


@click.group(cls=LazyGroup, modules=COMMANDS)
def command() -> None:
    """Lessons for a class: practise on articles with known answers, with a reason for each.

    \b
    A page that students open offline, no server needed:
      unsourced course practice first-lesson --out practice.html
    What they made of it, one page a student:
      unsourced course feedback results/ --out feedback/
    A class in Label Studio, from its roster to its report:
      unsourced course create 9a --roster 9a.csv --lesson first-lesson
      unsourced course report 9a --out report
    """
