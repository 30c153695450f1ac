"""An evaluation as people get it in Python: with a frame, a view for a notebook, and files."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from classifier.evaluation import records
from classifier.evaluation.report.page import evaluation_page
from classifier.evaluation.report.tables import tables
from classifier.evaluation.report.text import evaluation_json, evaluation_text, head_lines
from unsourced.core.batch import save_result
from unsourced.io.experiment_record import Experiment, write_experiment
from unsourced.io.html_tables import html_note, html_table

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 2


class Evaluation(records.Evaluation):
    """How right marks and values are on articles that the model has not seen.

    Attributes:
        scheme, synthetic: the title of the label scheme, and whether articles or annotators are invented.
        by, folds, seed, resamples: what folds keep apart, how many there are, and what was drawn.
        systems: what was judged, the model first, then the baselines beside it.
        headline: the origin whose figures are to be cited, `unsuggested` or `suggested`.
        origins: the figures of each origin; an undefined one has the value None and its `reason`.
        notes: what a reader should know.
        learning_curve: what fewer labels give, where it was asked for.
        experiment: the record of it: versions, the inputs' hashes, options, `random_state`, date.

    Example:
        >>> import unsourced as us
        >>> us.evaluate(us.sample()).save("evaluation.html")  # doctest: +SKIP
    """

    experiment: Experiment | None = None

    @classmethod
    def of(cls, found: records.Evaluation, experiment: Experiment | None = None) -> Self:
        """The same figures, for people."""
        made = cls(**{field.name: getattr(found, field.name) for field in fields(found)})
        object.__setattr__(made, "experiment", experiment)
        return made

    def to_frame(self) -> "pd.DataFrame":
        """One row a figure of a system, by label and over all labels.

        Columns: `origin`, `system`, `label` (empty for all labels), `figure` (`f1`, `precision`, `auc`, `f1_macro`, …),
        `value` (0 to 1, missing where undefined), `low`, `high` (95% of the bootstrap over articles), `reason`.
        """
        import pandas as pd

        return pd.DataFrame(list(self._rows()))

    def save(self, path: str | Path) -> None:
        """Write it to a file, whole or not at all: .html (a page by itself), .json or .txt;
        `x.experiment.json` beside it.

        Raises:
            InputError: the name ends in something else, or the file cannot be written.
        """
        texts = {"json": lambda: evaluation_json(self), "txt": lambda: evaluation_text(self)}
        save_result(path, page=lambda: evaluation_page(self), texts=texts)
        write_experiment(self.experiment, Path(path))

    def _rows(self) -> Iterator[dict[str, Any]]:
        for origin in self.origins:
            judged = [(each.system, "", each.figures) for each in origin.overall]
            judged += [(each.system, each.label, each.figures) for each in origin.labels]
            for system, label, figures in judged:
                for name, figure in figures.items():
                    yield {
                        "origin": origin.origin,
                        "system": system,
                        "label": label,
                        "figure": name,
                        "value": figure.value,
                        "low": figure.low,
                        "high": figure.high,
                        "reason": figure.reason,
                    }

    def _repr_html_(self) -> str:
        cited = next(origin for origin in self.origins if origin.origin == self.headline)
        told = "".join(html_note(line.strip()) for line in head_lines(self))
        shown = "".join(html_table(table.title, table.columns, table.rows) for table in tables(self, cited)[:_SHOWN])
        return f"<div>{told}{shown}</div>"
