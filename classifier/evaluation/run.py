"""Evaluate from a folder to a report: what `unsourced evaluate` does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from classifier.embedding.encode import installed, name
from classifier.evaluation.evaluate import evaluate, evaluate_models
from classifier.evaluation.experiment import evaluation_experiment
from classifier.evaluation.options import DEFAULT_OPTIONS, EvaluationOptions
from classifier.evaluation.records import Evaluation
from classifier.evaluation.report.page import evaluation_page
from classifier.evaluation.report.text import evaluation_json, evaluation_text
from classifier.model.persistence import load_model
from exports.dataset.dataset import read_dataset
from unsourced.errors import DatasetError
from unsourced.io.atomic import atomic_file
from unsourced.io.experiment_record import Experiment, write_experiment
from unsourced.io.progress import say
from unsourced.io.record_files import write_text

VIEWS = {"terminal": evaluation_text, "json": evaluation_json, "html": evaluation_page}


def evaluate_folder(
    path: Path,
    options: EvaluationOptions = DEFAULT_OPTIONS,
    *,
    models: Sequence[Path] = (),
    output_format: str = "terminal",
    out: Path | None = None,
) -> Evaluation:
    """Evaluate the Dataset at `path`, or `models` on it, and write the report to `out` or stdout.

    A page in a file gets its figures as JSON beside it, and every file the record of the experiment.

    Raises:
        ModelError: a file is no model, or does not say what it was trained on.
        MissingExtraError: the embedding is wanted and its extra not installed.
        InputError: `out` cannot be written, before the work begins.
        DatasetError, SchemeError, LeakError: as `evaluate` and `evaluate_models`.
    """
    if out is None:
        evaluation, _ = _evaluated(path, options, models)
        write_text(VIEWS[output_format](evaluation))
        return evaluation
    # Opened first: after minutes of work it would be late to say that the disk is full or the folder not writable.
    with atomic_file(out) as temporary:
        evaluation, experiment = _evaluated(path, options, models)
        temporary.write_text(VIEWS[output_format](evaluation), encoding="utf-8", newline="\n")
    write_experiment(experiment, out)
    if output_format == "html":
        beside = out.with_suffix(".json")
        write_text(evaluation_json(evaluation), beside)
        say(f"{out} and {beside} written.", quiet=options.quiet)
    return evaluation


def _evaluated(path: Path, options: EvaluationOptions, models: Sequence[Path]) -> tuple[Evaluation, Experiment]:
    if options.embedding:
        installed()
    loaded = {name: load_model(model) for name, model in zip(_names(models), models, strict=True)}
    dataset = read_dataset(path)
    experiment = evaluation_experiment(dataset, path, options, list(zip(models, loaded.values(), strict=True)))
    try:
        if loaded:
            return evaluate_models(dataset, loaded, options), experiment
        evaluation = evaluate(dataset, options)
    except DatasetError as error:
        raise DatasetError(error.what, where=error.where or str(path), remedy=error.remedy) from error
    if options.embedding:
        note = f"The model has a sentence embedding, {name()}."
        evaluation = replace(evaluation, notes=(*evaluation.notes, note))
    return evaluation, experiment


def _names(models: Sequence[Path]) -> list[str]:
    """The file's name for each model; where two are alike, with its number."""
    many = Counter(model.name for model in models)
    return [
        model.name if many[model.name] == 1 else f"{model.name} ({number})" for number, model in enumerate(models, 1)
    ]
