"""A model as people get it in Python: with its card in a notebook, and a file with the record of its making."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Self

from classifier.model import model
from classifier.model.persistence import save_model
from unsourced.core.arguments import path_argument
from unsourced.io.experiment_record import Experiment, write_experiment
from unsourced.io.html_tables import html_note, html_table

if TYPE_CHECKING:
    import pandas as pd

_FIGURES = ("held_out", "other_outlets", "rules")


class Model(model.Model):
    """A trained model: what decides each label of a scheme, and a card that says what it is worth.

    Attributes:
        scheme: the label scheme it was trained in.
        version: a name made of what it was trained on and what it learned.
        labels: how each label is decided; `learned` are those that the model decides, the rest is left to the rules.
        card: plain JSON: what it was trained on, how right it is on held-out articles, what it is not for.
        experiment: the record of the training: versions, the input's hash, options, `random_state`, date; None for a
            model that was loaded.

    Example:
        >>> import unsourced as us
        >>> us.load_model("sample").to_frame()["label"][0]
        'attributed-claim'
    """

    experiment: Experiment | None = None

    @classmethod
    def of(cls, found: model.Model, experiment: Experiment | None = None) -> Self:
        """The same model, for people."""
        made = cls(**{field.name: getattr(found, field.name) for field in fields(found)})
        object.__setattr__(made, "experiment", experiment)
        return made

    def to_frame(self) -> "pd.DataFrame":
        """One row a label: its figures on sentences of articles that were held out.

        Columns: `label`, `decided_by` (learned, rules), `sentences`, `positives`, `calibrated`, and `precision`,
        `recall` and `f1` (0 to 1) of the model (`held_out_…`), of the model on outlets it never saw
        (`other_outlets_…`) and of the rules (`rules_…`); missing where there is no figure.
        """
        import pandas as pd

        rows = []
        for label, told in self.card["held_out"]["labels"].items():
            row = {"label": label, **{name: told[name] for name in ("decided_by", "sentences", "positives")}}
            row["calibrated"] = told["calibrated"]
            for figure in _FIGURES:
                for name in ("precision", "recall", "f1"):
                    row[f"{figure}_{name}"] = (told[figure] or {}).get(name)
            rows.append(row)
        return pd.DataFrame(rows)

    def save(self, path: str | Path) -> None:
        """Write it to a file whose name ends in .skops, whole or not at all; `x.experiment.json` beside it.

        Raises:
            ModelError: the name ends in something else.
            InputError: the file cannot be written.
        """
        path = path_argument(path, "path")
        save_model(self, path)
        write_experiment(self.experiment, path)

    def _repr_html_(self) -> str:
        rows = [
            (label, told["decided_by"], told["positives"], _f1(told["held_out"]), _f1(told["rules"]))
            for label, told in self.card["held_out"]["labels"].items()
        ]
        heads = ("label", "decided by", "marked sentences", "F1 held out", "F1 of the rules")
        limits = "".join(html_note(limit) for limit in self.card["limits"])
        return f"<div>{html_note(repr(self))}{html_table('', heads, rows)}{limits}</div>"


def _f1(figure: Mapping[str, float] | None) -> str:
    return "–" if figure is None else f"{figure['f1']:.2f}"
