"""`unsourced dataset`: Datasets as things to keep, join, compare, check and hand on."""

from pathlib import Path

import click

from unsourced.cli import options

FOLDER = click.Path(path_type=Path, file_okay=False)
out_folder = click.option(
    "--out",
    "-o",
    required=True,
    type=FOLDER,
    help="Folder for the new Dataset, written whole or not at all; a Dataset that is there is replaced.",
)


@click.group()
def command() -> None:
    """Datasets, the folders that `unsourced export` writes: describe, check, merge, compare and hand them on.

    \b
      unsourced dataset describe labels
      unsourced dataset validate labels
      unsourced dataset merge monday friday --out both
      unsourced dataset pseudonymise labels --key names.key --out open
    """


@command.command()
@click.argument("path", metavar="DIR", type=FOLDER)
@options.output_format("terminal", "markdown", "json")
@options.out
def describe(path: Path, output_format: str, out: Path | None) -> None:
    """Say what is in a Dataset: articles, outlets, time span, annotators, labels, lengths, origins, disagreement.

    Markdown and JSON add a data statement after Bender and Friedman (2018): what can be counted is filled in, the
    rest stands as questions to answer. Annotators are named as they are in the Dataset: pseudonymise it first if the
    description is to be published.

    \b
      unsourced dataset describe labels
      unsourced dataset describe labels --format markdown --out STATEMENT.md
    """
    import json

    from exports.dataset.dataset import read_dataset
    from exports.dataset.report.data_statement import describe_markdown, describe_record, describe_text
    from unsourced.io.record_files import write_text

    dataset = read_dataset(path)
    if output_format == "json":
        write_text(json.dumps(describe_record(dataset), ensure_ascii=False, indent=2) + "\n", out)
    else:
        write_text(describe_text(dataset) if output_format == "terminal" else describe_markdown(dataset), out)


@command.command()
@click.argument("path", metavar="DIR", type=FOLDER)
def validate(path: Path) -> None:
    """Check everything that a Dataset promises: keys, references, offsets, labels, answers.

    Each broken promise is printed with its table, annotation and region, and the exit code is 1.

    \b
      unsourced dataset validate labels
    """
    from exports.dataset.dataset import read_dataset
    from exports.dataset.validate import validate
    from unsourced.errors import DatasetError

    dataset = read_dataset(path)
    broken = validate(dataset)
    for problem in broken:
        place = {"annotation": problem.annotation_id, "region": problem.region_id}
        where = "".join(f", {name} {value}" for name, value in place.items() if value)
        click.echo(f"table {problem.kind}{where}: {problem.message}")
    if broken:
        raise DatasetError(
            f"{len(broken)} broken {'promise' if len(broken) == 1 else 'promises'}",
            where=str(path),
            remedy="Export it again, or correct what made it.",
        )
    click.echo(
        f"{path} is sound: {len(dataset.articles)} articles, {len(dataset.annotations)} annotations, "
        f"{len(dataset.spans)} spans, {len(dataset.relations)} relations, {len(dataset.answers)} answers."
    )


@command.command()
@click.argument("paths", metavar="DIR…", nargs=-1, required=True, type=FOLDER)
@out_folder
@options.quiet
def merge(paths: tuple[Path, ...], out: Path, quiet: bool) -> None:
    """Join Datasets into one, each article and annotation once.

    Two exports of one project merge without duplicates: of an annotation that both hold, the version updated later
    stays. What somebody deleted between the two is kept. Different annotations with one id, as from two servers,
    become ID@DIGEST. The scheme that has everything of the others is used; without one, nothing is written. The order
    makes no difference. `raw` stays with the exports.

    \b
      unsourced dataset merge monday friday --out both
    """
    from exports.dataset.dataset import read_dataset, refuse_other_folder, write_dataset
    from exports.dataset.merge import merge
    from unsourced.io.progress import say

    refuse_other_folder(out)
    done = merge([read_dataset(path) for path in paths])
    write_dataset(done.dataset, out)
    dataset = done.dataset
    say(f"{len(dataset.articles)} articles, {len(dataset.annotations)} annotations in {out}", quiet=quiet)
    counts = {
        "annotations stood in several Datasets": done.repeated,
        "of them were changed in between: the later version stays": done.replaced,
        "annotations had the id of another one and were renamed": done.renamed,
        "articles had different facts: the row that says more stays": done.articles_differ,
    }
    for words, many in counts.items():
        if many:
            say(f"  {many} {words}", quiet=quiet)
    for names in done.names:
        say(f"  {' and '.join(names)} are one person, but two annotators in this Dataset's other rows", quiet=quiet)


@command.command()
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@options.output_format("terminal", "jsonl")
@options.out
def diff(old: Path, new: Path, output_format: str, out: Path | None) -> None:
    """Say what changed from one Dataset to another: articles, annotations, spans, relations, answers, scheme.

    The order of rows makes no difference. JSONL has every change with the whole row, or of a changed row the fields
    that differ, before and after.

    \b
      unsourced dataset diff monday friday
      unsourced dataset diff monday friday --format jsonl --out changes.jsonl
    """
    from exports.dataset.dataset import read_dataset
    from exports.dataset.diff import diff
    from exports.dataset.report.differences import diff_text
    from unsourced.io.record_files import write_records, write_text

    one, other = read_dataset(old), read_dataset(new)
    if output_format == "terminal":
        write_text(diff_text(one, other), out)
    else:
        write_records((change.record() for change in diff(one, other)), output_format, out)


@command.command()
@click.argument("path", metavar="DIR", type=FOLDER)
@click.option(
    "--key",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="File with the secret key, outside of any Dataset; made, for your eyes only, where it is not there.",
)
@out_folder
@options.quiet
def pseudonymise(path: Path, key: Path, out: Path, quiet: bool) -> None:
    """Copy a Dataset with pseudonyms for its annotators, to hand on.

    The same key gives the same person the same pseudonym, in every Dataset. What Label Studio said (`raw`) is left
    out, as are the names of server, project and file; records in problems.jsonl lose people and e-mail addresses.
    Articles, reasons and answers are left alone: read what people wrote before you hand it on.

    \b
      unsourced dataset pseudonymise labels --key names.key --out open
    """
    from exports.dataset.pseudonymise import pseudonymise_folder
    from unsourced.io.progress import say

    done = pseudonymise_folder(path, out, key)
    people = done.dataset.annotations["annotator"].nunique()
    say(f"{people} pseudonym{'' if people == 1 else 's'} in {out}; keep {key} apart from it", quiet=quiet)
    if done.left_out:
        say(f"left out of its provenance: {', '.join(done.left_out)}", quiet=quiet)
    if done.addresses:
        say(f"articles, reasons and answers were left alone; e-mail addresses in them: {done.addresses}", quiet=quiet)
