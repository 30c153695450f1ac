"""Agreement as people get it in Python: with a frame, a view for a notebook, and files."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Self

from exports.agreement.agreement import Agreement as AgreementFigures
from exports.agreement.report.page import agreement_page
from exports.agreement.report.tables import labels_table, overall_tables
from exports.agreement.report.text import agreement_json, agreement_table
from unsourced.core.batch import save_result
from unsourced.io.experiment_record import Experiment, write_experiment
from unsourced.io.html_tables import html_note, html_table

if TYPE_CHECKING:
    import pandas as pd

_KINDS = ("labels", "sets", "spans", "relations", "questions")


class Agreement(AgreementFigures):
    """How far the annotators of a Dataset agree, by label and together, for everybody and for each pair.

    Attributes:
        scheme: the title of the label scheme.
        synthetic: whether articles or annotators are invented.
        headline: the origin whose figures are to be cited, `unsuggested` or `suggested`.
        origins: the figures of each origin, as records; an undefined figure is None beside its `reason`.
        disagreement: where annotators disagree: articles, spans, labels taken for one another, people.
        experiment: the record of it: versions, the inputs' hashes, options, `random_state`, date.

    Example:
        >>> import unsourced as us
        >>> us.agreement(us.sample()).to_frame()["unit"].unique().tolist()
        ['sentence', 'token', 'character']
    """

    experiment: Experiment | None = None

    @classmethod
    def of(cls, found: AgreementFigures, experiment: Experiment | None = None) -> Self:
        """The same figures, for people."""
        made = cls(**{field.name: getattr(found, field.name) for field in fields(found)})
        object.__setattr__(made, "experiment", experiment)
        return made

    def to_frame(self, kind: str = "labels") -> "pd.DataFrame":
        """One row a figure; `kind` is `labels`, `sets`, `spans`, `relations` or `questions`.

        Columns of labels: `origin`, `unit` (sentence, token, character), `label`, `one`, `other` (annotators; empty for
        everybody), `articles`, `alpha`, `kappa`, `observed`, `prevalence`, `positive`, `negative`, `alpha_low`,
        `alpha_high`, `kappa_low`, `kappa_high` (95% of the bootstrap over articles), `reason`. The other kinds have
        columns of the same names where they mean the same.

        Raises:
            ValueError: there is no such kind.
        """
        import pandas as pd

        if kind not in _KINDS:
            raise ValueError(f"kind must be one of {', '.join(_KINDS)}, not {kind!r}")
        return pd.DataFrame(
            [{"origin": origin.origin, **record} for origin in self.origins for record in getattr(origin, kind)]
        )

    def save(self, path: str | Path) -> None:
        """Write it to a file, whole or not at all: .html (a page by itself), .json or .txt;
        `x.experiment.json` beside it.

        Raises:
            InputError: the name ends in something else, or the file cannot be written.
        """
        texts = {"json": lambda: agreement_json(self), "txt": lambda: agreement_table(self)}
        save_result(path, page=lambda: agreement_page(self), texts=texts)
        write_experiment(self.experiment, Path(path))

    def _repr_html_(self) -> str:
        cited = next(origin for origin in self.origins if origin.origin == self.headline)
        shown = [labels_table(cited), *overall_tables(cited)]
        tables = "".join(html_table(table.title, table.columns, table.rows) for table in shown)
        return f"<div>{html_note(repr(self))}{tables}</div>"
