"""`unsourced course practice`: a lesson as one page that a student opens offline."""

from pathlib import Path

import click

from annotate.commands.course import options as course_options
from unsourced.cli import options


@click.command()
@click.argument("lesson", default="first-lesson", metavar="[LESSON|FILE]")
@course_options.gold
@course_options.articles
@click.option(
    "--form",
    type=click.Choice(["A", "B"]),
    help="Also ask without feedback: this form before the practice, the other one after it.",
)
@options.out
def command(
    lesson: str, gold: tuple[Path, ...], articles: tuple[Path, ...], form: str | None, out: Path | None
) -> None:
    """Write a lesson as one HTML page: read, mark, get feedback at once, hand in the result.

    LESSON is a shipped one (see `unsourced course lessons`) or a TOML file of your own. The page works offline, by
    keyboard, mouse and touch, and asks no server for anything. It contains its answers, so it is for learning, not for
    tests.

    \b
      unsourced course practice --out practice.html
      unsourced course practice inserted-words --form A --out form-a.html
      unsourced course practice my-lesson.toml --gold gold/ --articles articles/ --out practice.html
    """
    from typing import cast

    from annotate.course.lessons.lesson import Form
    from annotate.course.lessons.material import load_material
    from annotate.course.pages.practice import practice_page
    from unsourced.errors import InputError
    from unsourced.io.record_files import write_text

    material = load_material(lesson, gold, articles)
    if form and not material.lesson.forms:
        raise InputError("has no forms", where=f"lesson {lesson}", remedy="Leave out --form, or add [forms] to it.")
    write_text(practice_page(material, cast(Form | None, form)), out)
