"""Agreement of a Dataset's annotators: per label and overall, everybody and each pair, by origin."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from exports.agreement.answers import question_agreement
from exports.agreement.disagreement import Disagreement, disagreement
from exports.agreement.distance_alpha import set_agreement
from exports.agreement.per_label import RANDOM_STATE, label_agreement
from exports.agreement.relation_f1 import relation_f1
from exports.agreement.span_f1 import span_f1
from exports.agreement.units import UNITS, marked_units
from exports.dataset.dataset import Dataset
from exports.dataset.votes import latest_votes, require_votes
from exports.metrics.coefficients import Coefficient

Record = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class OriginAgreement:
    """Agreement of the work of one origin, as records in which an undefined figure is None beside its `reason`.

    `labels`: per `unit` (sentence, token; character, where α is α_U) and `label`, everybody (`one` and `other` empty)
    and each pair. `sets`: α with MASI distance on the label sets of sentences and of tokens. `spans`: F1 of `kind`
    exact, partial, boundary; label "" is all labels; their `prevalence` is the share of tokens marked. `relations`,
    `questions`: see `relation_f1` and `question_agreement`.
    """

    origin: str
    annotators: int
    articles: int
    shared_articles: int
    labels: tuple[Record, ...]
    sets: tuple[Record, ...]
    spans: tuple[Record, ...]
    relations: tuple[Record, ...]
    questions: tuple[Record, ...]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """`origins` holds "unsuggested" and "suggested" work, as far as there is any; `headline` names the one to cite.

    `random_state` is what drew the bootstrap over articles.
    """

    scheme: str
    synthetic: bool
    headline: str
    random_state: int
    origins: tuple[OriginAgreement, ...]
    disagreement: Disagreement

    def __repr__(self) -> str:
        cited = next(origin for origin in self.origins if origin.origin == self.headline)
        [overall] = [row for row in cited.sets if row["unit"] == "sentence" and not row["one"]][:1] or [{}]
        alpha = overall.get("alpha")
        value = f"{alpha:.2f}" if alpha is not None else f"undefined ({overall.get('reason', 'no figures')})"
        synthetic = "; synthetic" if self.synthetic else ""
        return (
            f"Agreement({cited.annotators} annotators, {cited.shared_articles} of {cited.articles} articles shared, "
            f"{self.headline} work: α of label sets on sentences {value}{synthetic})"
        )


def agreement(dataset: Dataset, *, random_state: int = RANDOM_STATE) -> Agreement:
    """Agreement between the annotators of a Dataset; curators and gold labels do not count.

    The headline is unsuggested work where two annotators share any, because suggestions make people agree.

    Raises:
        DatasetError: no annotator has submitted anything.
    """
    require_votes(dataset)
    origins = tuple(
        _origin(dataset, name, votes, random_state)
        for name, suggested in (("unsuggested", False), ("suggested", True))
        if len(votes := latest_votes(dataset, suggested=suggested))
    )
    shared = [one.origin for one in origins if one.shared_articles] or [origins[0].origin]
    return Agreement(
        scheme=dataset.scheme.title,
        synthetic=dataset.synthetic,
        headline=shared[0],
        random_state=random_state,
        origins=origins,
        disagreement=disagreement(dataset),
    )


def _origin(dataset: Dataset, name: str, votes: pd.DataFrame, random_state: int) -> OriginAgreement:
    keys = dataset.scheme.label_keys
    marked = {unit: marked_units(dataset, votes, unit) for unit in UNITS}
    labels: list[Record] = []
    for unit, some in marked.items():
        table = label_agreement(votes, some, unit, len(keys), random_state=random_state)
        table["label"] = [keys[number] for number in table["label"]]
        labels += _records(table.assign(unit=unit))
    sets = [
        {"unit": unit, **_flat(record)}
        for unit in ("sentence", "token")
        for record in set_agreement(votes, marked[unit], len(keys), random_state=random_state)
    ]
    f1 = span_f1(votes, marked["character"].runs, random_state=random_state)
    f1["label"] = ["" if number < 0 else keys[number] for number in f1["label"]]
    spans = _with_prevalence(_records(f1), labels, sets)
    readers = votes.drop_duplicates(["article", "annotator"]).groupby("article").size()
    return OriginAgreement(
        origin=name,
        annotators=int(votes["annotator"].nunique()),
        articles=len(readers),
        shared_articles=int((readers > 1).sum()),
        labels=tuple(labels),
        sets=tuple(sets),
        spans=tuple(spans),
        relations=tuple(relation_f1(dataset, votes, random_state=random_state)),
        questions=tuple(_flat(record) for record in question_agreement(dataset, votes, random_state=random_state)),
    )


def _with_prevalence(spans: list[Record], labels: list[Record], sets: list[Record]) -> list[Record]:
    """Span records with the share of tokens marked by the same annotators: with the label, or with any."""
    tokens = [row for row in labels if row["unit"] == "token"]
    tokens += [row | {"label": ""} for row in sets if row["unit"] == "token"]
    share = {(row["label"], row["one"], row["other"]): row["prevalence"] for row in tokens}
    return [row | {"prevalence": share.get((row["label"], row["one"], row["other"]))} for row in spans]


def _records(table: pd.DataFrame) -> list[Record]:
    return [_plain(row) for row in table.to_dict("records")]


def _flat(record: Mapping[str, Any]) -> Record:
    """The record with its coefficient as `alpha`, `alpha_low`, `alpha_high`, `reason`."""
    alpha: Coefficient = record["alpha"]
    told = {"alpha": alpha.value, "alpha_low": alpha.low, "alpha_high": alpha.high, "reason": alpha.reason}
    return _plain({**record, **told})


def _plain(row: Mapping[Any, Any]) -> Record:
    return {str(key): None if isinstance(value, float) and math.isnan(value) else value for key, value in row.items()}
