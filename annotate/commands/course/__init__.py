"""`unsourced course`: lessons on articles with known answers; its commands are mounted by name.

| file | is |
| --- | --- |
| `lessons` | which lessons there are, and whether one of one's own holds together |
| `practice` | a lesson as one page that a student opens offline |
| `feedback` | one page a student |
| `disputes` | what students disagree with |
| `create` | a class in Label Studio |
| `report` | what a class did, for its teacher |
| `grades` | a file that Moodle or Canvas imports |
| `close` | everything out, then nobody in |
| `forget` | a person out of everything within reach |
| `options` | options that several of these share |
"""

import click

from unsourced.cli.lazy_group import LazyGroup

# In the order in which a teacher needs them.
COMMANDS = {
    "lessons": "annotate.commands.course.lessons",
    "practice": "annotate.commands.course.practice",
    "feedback": "annotate.commands.course.feedback",
    "disputes": "annotate.commands.course.disputes",
    "create": "annotate.commands.course.create",
    "report": "annotate.commands.course.report",
    "grades": "annotate.commands.course.grades",
    "close": "annotate.commands.course.close",
    "forget": "annotate.commands.course.forget",
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
