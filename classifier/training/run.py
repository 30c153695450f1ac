"""Train from a folder to a file: what `unsourced train` does."""

import sys
from pathlib import Path
from typing import Any

from classifier.embedding.encode import installed
from classifier.model.model import Model
from classifier.model.persistence import check_name, save_model
from classifier.training.experiment import training_experiment
from classifier.training.train import RANDOM_STATE, train
from exports.dataset.dataset import read_dataset
from unsourced.errors import DatasetError
from unsourced.io.experiment_record import write_experiment
from unsourced.io.progress import say


def train_file(path: Path, out: Path, *, embedding: bool = False, quiet: bool = False) -> Model:
    """Train on the Dataset at `path`, write the model to `out`, and tell people what was learned.

    Raises ModelError for a name that no model has before the work begins, DatasetError where there is nothing to learn
    from, MissingExtraError where `embedding` needs its extra, InputError where `out` cannot be written.
    """
    check_name(out)
    if embedding:
        installed()
    dataset = read_dataset(path)
    try:
        model = train(dataset, embedding=embedding, quiet=quiet)
    except DatasetError as error:
        raise DatasetError(error.what, where=error.where or str(path), remedy=error.remedy) from error
    save_model(model, out)
    write_experiment(training_experiment(dataset, path, embedding=embedding, random_state=RANDOM_STATE), out)
    if not quiet:
        _show(model)
        say(_next(model, out))
    return model


_NUMBERS = ("marked", "held-out F1", "other outlets", "rules' F1")


def _annotators(count: int) -> str:
    return "1 annotator" if count == 1 else f"{count} annotators"


def _show(model: Model) -> None:
    from rich.console import Console
    from rich.table import Table

    card = model.card
    trained_on, held_out = card["trained_on"], card["held_out"]
    table = Table(
        title=f"{model.version}: {trained_on['sentences']} sentences of {trained_on['articles']} articles, "
        f"{_annotators(trained_on['annotators'])}" + (", synthetic" if card["synthetic"] else ""),
        caption=_caption(model),
        title_justify="left",
        caption_justify="left",
    )
    for heading in ("label", "marked", "decided by", "held-out F1", "other outlets", "rules' F1", "calibrated"):
        table.add_column(heading, justify="right" if heading in _NUMBERS else "left")
    for label, figure in held_out["labels"].items():
        table.add_row(
            label,
            str(figure["positives"]),
            "learned" if figure["decided_by"] == "learned" else f"rules, {figure['why'].partition(':')[0]}",
            _f1(figure["held_out"]),
            _f1(figure["other_outlets"]),
            _f1(figure["rules"]) if figure["positives"] else "",
            "yes" if figure["calibrated"] else "",
        )
    Console(stderr=True, highlight=False, markup=False, width=None if sys.stderr.isatty() else 120).print(table)


def _caption(model: Model) -> str:
    card = model.card
    lines = [
        f"F1 on sentences of articles that were held out, {card['held_out']['folds']} folds, and of other outlets."
        if card["held_out"]["folds"]
        else "No figures: nothing could be held out."
    ]
    if card["synthetic"]:
        lines.append("The labels or articles are synthetic: the figures say nothing about real news.")
    if attribution := card["chain"]:
        lines.append(
            f"Attribution: marked by a model, F1 {attribution['tokens']['f1']:.2f} on held-out words (rules "
            f"{attribution['rules']['f1']:.2f})."
            if attribution["used"]
            else f"Attribution: left to the rules, {attribution['why']}."
        )
    suggested, spans = card["trained_on"]["spans_that_began_as_suggestions"], card["trained_on"]["spans"]
    if suggested:
        lines.append(f"{suggested} of {spans} spans began as suggestions, which flatters the rules.")
    return " ".join(lines)


def _f1(figure: dict[str, Any] | None) -> str:
    return "" if figure is None else f"{figure['f1']:.2f}"


def _next(model: Model, out: Path) -> str:
    learned = len(model.learned)
    if not learned:
        return f"Nothing could be learned yet, so {out} scores by the rules. Label more articles and train again."
    return f"{out}: {learned} of {len(model.labels)} labels learned. Try: unsourced score FILE --model {out}"
