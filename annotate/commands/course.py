"""`unsourced course`: lessons on articles with known answers; its commands are mounted by name."""

from importlib import import_module

import click

# In the order in which a teacher needs them. Each module holds one click command named `command`.
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


class Course(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Course)
def command() -> None:
    """Lessons for a class: practise on articles with known answers, with a reason for each.

    \b
    A page that students open offline, no server needed:
      unsourced course practice first-lesson --out practice.html
    What they made of it, one page a student:
      unsourced course feedback results/ --out feedback/
    """
