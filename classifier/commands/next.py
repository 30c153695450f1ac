"""`unsourced next`: which articles to label next."""

from pathlib import Path

import click

from unsourced.cli import options


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--model",
    "models",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A model that `unsourced train` wrote; several may be given. Without one the rules say what is unsure.",
)
@options.scheme
@click.option(
    "--labelled",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A Dataset of what is labelled already; its articles and copies of them are left out.",
)
@click.option("--count", type=click.IntRange(min=1), default=100, show_default=True, help="How many to queue.")
@click.option(
    "--control",
    type=click.FloatRange(0, 1),
    default=0.2,
    show_default=True,
    metavar="SHARE",
    help="How many of them are drawn at random; without any, figures from these labels say nothing of other articles.",
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Draws the control slice.")
@click.option(
    "--suggestions",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the marks of all but the control slice here, for `load --suggestions`.",
)
@options.output_format("terminal", "jsonl", "csv")
@options.out
@options.quiet
def command(
    inputs: tuple[str, ...],
    models: tuple[Path, ...],
    scheme: str | None,
    labelled: Path | None,
    count: int,
    control: float,
    seed: int,
    suggestions: Path | None,
    output_format: str,
    out: Path | None,
    quiet: bool,
) -> None:
    """Choose the articles from which a model would learn most, and put them in order.

    First come articles of which the model is unsure or about which rules and models disagree, never two that read
    alike. One in five is drawn at random and stands among them, so that what is learned can still be measured.
    Annotators cannot tell; the export can (`extra` of an article says `chosen`), and `evaluate` gives figures for each.
    The JSONL holds the articles themselves: Label Studio shows them in the order in which they are loaded.

    \b
      unsourced next pool/ --model ours.skops --labelled labels/
      unsourced next pool.jsonl --model ours.skops --labelled labels/ --format jsonl --out next.jsonl
      unsourced load next.jsonl --project "Round 2" --suggest none
    """
    if models and scheme:
        raise click.UsageError("A model brings its own scheme; leave --scheme out.")
    from classifier.active_learning.run import next_files

    next_files(
        inputs,
        models=models,
        scheme=scheme,
        labelled=labelled,
        count=count,
        control=control,
        seed=seed,
        suggestions=suggestions,
        output_format=output_format,
        out=out,
        quiet=quiet,
    )
