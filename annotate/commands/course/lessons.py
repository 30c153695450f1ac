"""`unsourced course lessons`: which lessons there are, and whether a lesson of one's own holds together."""

from pathlib import Path

import click

from annotate.commands.course import options as course_options


@click.command()
@click.argument("lesson", required=False, metavar="[LESSON|FILE]")
@course_options.gold
@course_options.articles
def command(lesson: str | None, gold: tuple[Path, ...], articles: tuple[Path, ...]) -> None:
    """List the shipped lessons, or check one: articles, labels, forms and gold.

    \b
      unsourced course lessons
      unsourced course lessons my-lesson.toml --gold gold/ --articles articles.jsonl
    """
    from annotate.course.lessons.material import load_material
    from configs import lesson_names
    from unsourced.io.shipped_files import sample_folder

    for name in [lesson] if lesson else lesson_names():
        found = load_material(name, gold, articles).lesson
        forms = "".join(
            f"; form {form}: {', '.join(r.article for r in readings)}" for form, readings in found.forms.items()
        )
        click.echo(f"{found.name}: {found.title} ({found.minutes} minutes)")
        click.echo(f"  labels: {', '.join(found.labels)}")
        click.echo(f"  practice: {', '.join(r.article for r in found.practice)}{forms}")
    if lesson in lesson_names():
        click.echo(f"  gold: {sample_folder() / 'gold'}; to correct one, copy it and give the copy with --gold")
