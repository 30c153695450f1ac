"""Options that several `course` commands share."""

from pathlib import Path

import click

gold = click.option(
    "--gold",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE|FOLDER",
    help="Your own gold: TOML files, one an article, or a folder of them. May be repeated.  [default: the sample's]",
)
articles = click.option(
    "--articles",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE|FOLDER",
    help="Your own articles, in any form that `unsourced read` takes. May be repeated.  [default: the sample's]",
)
lessons = click.option(
    "--lesson",
    "lessons",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="A lesson of your own that results are of; the shipped ones are known. May be repeated.",
)
lesson = click.option(
    "--lesson", metavar="NAME|FILE", help="The lesson to grade the work by.  [default: the course's, or the results']"
)
sources = click.argument("sources", nargs=-1, required=True, metavar="NAME|DATASET|RESULTS…")
