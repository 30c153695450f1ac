"""A Dataset of one scheme in another, by what their labels say of each other in `crosswalk`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss, Losses
from unsourced.schemes.scheme import Label, Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """What a label becomes: `label` of the target, None where it has no counterpart; `others` mean nearly as much."""

    label: str | None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedDataset:
    """A Dataset in the target's scheme, what became of each label, how many spans it had, and what got lost."""

    dataset: Dataset
    counterparts: Mapping[str, Counterpart]
    spans: Mapping[str, int]
    losses: Losses


def map_scheme(dataset: Dataset, target: Scheme) -> MappedDataset:
    """The same labels in the words of another scheme.

    A span takes the label that its own label's crosswalk names first for the target; where that names none, the first
    label of the target whose crosswalk names it; else the label with the same key. Without any of these it is left
    out, with its answers and relations. A label of the target counts as offered where every label that becomes it was:
    what nobody could mark is no negative. Questions and relations stay where the target has them under the same key.
    """
    counterparts = find_counterparts(dataset.scheme, target)
    keys = {key: one.label for key, one in counterparts.items() if one.label is not None}
    losses = Losses()
    counts = dataset.spans.loc[dataset.spans["part"] == 0, "label"].value_counts()
    counted = {str(label): int(many) for label, many in counts.items()}
    for label, many in counted.items():
        counterpart = counterparts.get(label, Counterpart(label=None))
        if counterpart.label is None:
            losses[Loss.NO_COUNTERPART] += many
        elif counterpart.others:
            losses[Loss.CHOSEN_COUNTERPART] += many
    spans = _spans(dataset.spans, keys)
    mapped = replace(
        dataset,
        scheme=target,
        annotations=dataset.annotations.assign(
            labels_offered=_offered(dataset.annotations["labels_offered"], keys, target),
            scheme_version=pd.Series(target.version, index=dataset.annotations.index, dtype="str"),
        ),
        spans=spans,
        relations=_relations(dataset.relations, spans, target, losses),
        answers=_answers(dataset.answers, spans, dataset.scheme, target, losses),
        provenance={**dataset.provenance, "mapped_from": dataset.scheme.name},
    )
    return MappedDataset(dataset=mapped, counterparts=counterparts, spans=counted, losses=+losses)


def find_counterparts(source: Scheme, target: Scheme) -> dict[str, Counterpart]:
    """What each label of `source` becomes in `target`, in the order of the source's labels."""
    return {label.key: _counterpart(label, source, target) for label in source.labels}


def _counterpart(label: Label, source: Scheme, target: Scheme) -> Counterpart:
    named = label.crosswalk.get(target.name, ())
    found = list(dict.fromkeys(one.key for name in named for one in target.labels if _is_called(one, name, target)))
    if not found:
        found = list(_backward(label, source, target))
    if not found and label.key in target.label_keys:
        found = [label.key]
    return Counterpart(label=found[0] if found else None, others=tuple(found[1:]))


def _backward(label: Label, source: Scheme, target: Scheme) -> Iterator[str]:
    for one in target.labels:
        if any(_is_called(label, name, source) for name in one.crosswalk.get(source.name, ())):
            yield one.key


def _is_called(label: Label, name: str, scheme: Scheme) -> bool:
    """Whether a crosswalk that says `name` for this scheme means this label.

    Names elsewhere need not be keys: "Name_Calling,Labeling" is the label name-calling-labeling.
    """
    as_key = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    own = label.crosswalk.get(scheme.name, ())
    return as_key == label.key or name.casefold() == label.name.casefold() or name in own


def _spans(rows: pd.DataFrame, keys: Mapping[str, str]) -> pd.DataFrame:
    mapped = rows["label"].map(keys)
    kept = mapped.notna()
    return rows[kept].assign(label=mapped[kept].astype("str")).reset_index(drop=True)


def _offered(offered: "pd.Series[list[str]]", keys: Mapping[str, str], target: Scheme) -> "pd.Series[Any]":
    needed = {one: {key for key, label in keys.items() if label == one} for one in target.label_keys}

    def there(told: object) -> list[str] | None:
        if not isinstance(told, Sequence):
            return None
        return [one for one, labels in needed.items() if labels and labels.issubset(told)]

    return pd.Series([there(told) for told in offered], index=offered.index, dtype=object)


def _relations(rows: pd.DataFrame, spans: pd.DataFrame, target: Scheme, losses: Losses) -> pd.DataFrame:
    known = rows["type"].isin([relation.key for relation in target.relations])
    for end in ("from_region", "to_region"):
        known &= _is_there(rows, end, spans)
    losses[Loss.RELATIONS] += int((~known).sum())
    return rows[known].reset_index(drop=True)


def _answers(rows: pd.DataFrame, spans: pd.DataFrame, source: Scheme, target: Scheme, losses: Losses) -> pd.DataFrame:
    asked = {question.key: (question.per, question.type) for question in source.questions}
    same = [q for q in target.questions if asked.get(q.key) == (q.per, q.type)]
    known = pd.Series(False, index=rows.index)
    for question in same:
        choices = [choice.key for choice in question.choices]
        known |= (rows["question"] == question.key) & (rows["value"].isin(choices) if choices else True)
    known &= rows["region_id"].isna() | _is_there(rows, "region_id", spans)
    losses[Loss.ANSWERS] += int((~known).sum())
    return rows[known].reset_index(drop=True)


def _is_there(rows: pd.DataFrame, column: str, spans: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the region that a row names still has its span."""
    there = pd.MultiIndex.from_frame(spans[["annotation_id", "region_id"]])
    return pd.Series(pd.MultiIndex.from_frame(rows[["annotation_id", column]]).isin(there), index=rows.index)
