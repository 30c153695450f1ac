"""Evaluate from a folder to a report: what `unsourced evaluate` does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from classifier.embedding.encode import installed, name
from classifier.evaluation.evaluate import SEED, evaluate, evaluate_models
from classifier.evaluation.records import Evaluation
from classifier.evaluation.report.page import evaluation_page
from classifier.evaluation.report.text import evaluation_json, evaluation_text
from classifier.evaluation.systems import LEARNERS, WITH_EMBEDDING
from classifier.model.persistence import load_model
from classifier.splits.evaluation_folds import FOLDS
from classifier.splits.fold_units import FoldUnit
from exports.dataset.dataset import read_dataset
from unsourced.errors import DatasetError
from unsourced.io.atomic import writing
from unsourced.io.progress import say
from unsourced.io.record_files import write_text

VIEWS = {"terminal": evaluation_text, "json": evaluation_json, "html": evaluation_page}


def evaluate_folder(
    path: Path,
    *,
    by: str | None = None,
    folds: int = FOLDS,
    seed: int = SEED,
    models: Sequence[Path] = (),
    against: str | None = None,
    curve: bool = False,
    embed: bool = False,
    jobs: int = 1,
    format_: str = "terminal",
    out: Path | None = None,
    quiet: bool = False,
) -> Evaluation:
    """Evaluate the Dataset at `path`, or `models` on it, and write the report to `out` or stdout.

    A page in a file gets its figures as JSON beside it. Raises what `evaluate` and `evaluate_models` raise, ModelError
    where a file is no model, MissingExtraError where `embed` needs its extra, and InputError where `out` cannot be
    written, before the work begins.
    """
    if out is None:
        found = _evaluated(path, by, folds, seed, models, against, curve, embed, jobs, quiet)
        write_text(VIEWS[format_](found))
        return found
    # Opened first: after minutes of work it would be late to say that the disk is full or the folder not writable.
    with writing(out) as place:
        found = _evaluated(path, by, folds, seed, models, against, curve, embed, jobs, quiet)
        place.write_text(VIEWS[format_](found), encoding="utf-8", newline="\n")
    if format_ == "html":
        beside = out.with_suffix(".json")
        write_text(evaluation_json(found), beside)
        say(f"{out} and {beside} written.", quiet=quiet)
    return found


def _evaluated(
    path: Path,
    by: str | None,
    folds: int,
    seed: int,
    models: Sequence[Path],
    against: str | None,
    curve: bool,
    embed: bool,
    jobs: int,
    quiet: bool,
) -> Evaluation:
    if embed:
        installed()
    loaded = {name: load_model(model) for name, model in zip(_names(models), models, strict=True)}
    dataset = read_dataset(path)
    try:
        if loaded:
            return evaluate_models(dataset, loaded, seed=seed, against=against)
        found = evaluate(
            dataset,
            by=cast("FoldUnit | None", by),
            folds=folds,
            seed=seed,
            against=against,
            curve=curve,
            learners=WITH_EMBEDDING if embed else LEARNERS,
            jobs=jobs,
            quiet=quiet,
        )
    except DatasetError as error:
        raise DatasetError(error.what, where=error.where or str(path), remedy=error.remedy) from error
    return replace(found, notes=(*found.notes, f"The model has a sentence embedding, {name()}.")) if embed else found


def _names(models: Sequence[Path]) -> list[str]:
    """The file's name for each model; where two are alike, with its place."""
    many = Counter(model.name for model in models)
    return [
        model.name if many[model.name] == 1 else f"{model.name} ({number})" for number, model in enumerate(models, 1)
    ]
