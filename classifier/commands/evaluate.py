"""`unsourced evaluate`: precision, recall, F1 and calibration of a model on articles it was not trained on."""

from pathlib import Path

import click

from classifier.splits.fold_unit_names import FOLD_UNITS, FoldUnit
from unsourced.cli import options


@click.command()
@click.argument("dataset", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--by",
    type=click.Choice(FOLD_UNITS),
    help="What folds keep apart.  [default: outlet where three are known, else article]",
)
@click.option("--folds", type=click.IntRange(2, 100), default=5, show_default=True, help="How many folds.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Draws folds and intervals.")
@click.option(
    "--model",
    "models",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Judge this model by the articles it was not trained on, instead of training fold by fold; give it twice to "
    "compare two.",
)
@click.option(
    "--against",
    type=click.Choice(("annotator", "curator", "gold")),
    help="Whose labels are the truth.  [default: annotator, or gold where there are no annotators]",
)
@click.option("--learning-curve", is_flag=True, help="Also what fewer labels give, and what the last 100 bought.")
@click.option(
    "--embedding",
    "--embed",
    "embedding",
    is_flag=True,
    help="Train with the sentence embedding, as `train --embedding` does. (--embed is its old name.)",
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Folds trained at once.")
@options.output_format("terminal", "json", "html")
@options.out
@options.quiet
def command(
    dataset: Path,
    by: FoldUnit | None,
    folds: int,
    seed: int,
    models: tuple[Path, ...],
    against: str | None,
    learning_curve: bool,
    embedding: bool,
    jobs: int,
    output_format: str,
    out: Path | None,
    quiet: bool,
) -> None:
    """Measure precision, recall and F1 of `unsourced train` on held-out articles of a Dataset.

    For each fold everything is learned from the other articles alone, and copies of an article stay on its side. Beside
    every figure stand the rules, plain TF-IDF with logistic regression, what the outlet's name alone gives, and one
    annotator judged by the others; intervals come from a bootstrap over articles. Work that began with suggestions is
    kept apart. A figure that does not exist is "undefined", with the reason. DIR is a folder that `unsourced export` or
    `unsourced corpus` wrote. With --out FILE the record
    of the experiment stands beside it in FILE's name with .experiment.json.

    \b
      unsourced evaluate labels
      unsourced evaluate labels --by topic --format html --out evaluation.html
      unsourced evaluate labels --learning-curve --jobs 2
      unsourced evaluate newer-labels --model ours.skops --model theirs.skops
    """
    if models and (by or learning_curve or embedding):
        raise click.UsageError("--by, --learning-curve and --embedding train fold by fold; leave --model out.")
    from classifier.evaluation.options import EvaluationOptions
    from classifier.evaluation.run import evaluate_folder

    asked = EvaluationOptions(
        by=by,
        folds=folds,
        seed=seed,
        against=against,
        learning_curve=learning_curve,
        embedding=embedding,
        jobs=jobs,
        quiet=quiet,
    )
    evaluate_folder(dataset, asked, models=models, output_format=output_format, out=out)
