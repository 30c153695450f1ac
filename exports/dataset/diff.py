"""What changed between two Datasets: rows that came, went or say something else, by the keys of their tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from exports.dataset.dataset import Dataset
from exports.dataset.schema import SCHEMAS, to_arrow
from exports.dataset.validate import KEYS
from unsourced.errors import DatasetError

Kind = Literal["added", "removed", "changed"]
KINDS: tuple[Kind, ...] = ("added", "removed", "changed")


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs: the whole row that was added or removed, or of a changed one the fields that differ."""

    table: str
    kind: Kind
    key: Mapping[str, Any]
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    def record(self) -> dict[str, object]:
        """Ready for JSON; times are ISO."""
        return {
            "table": self.table,
            "change": self.kind,
            "key": dict(self.key),
            "before": {name: plain_value(value) for name, value in self.before.items()},
            "after": {name: plain_value(value) for name, value in self.after.items()},
        }


def diff(old: Dataset, new: Dataset) -> Iterator[Change]:
    """The changes that make `new` of `old`: the scheme first, then table by table, in the order of the rows.

    The order of rows makes no difference. Raises DatasetError where a key stands twice in a table.
    """
    for name in SCHEMAS:
        for dataset in (old, new):
            if getattr(dataset, name).duplicated(list(KEYS[name])).any():
                raise DatasetError("has a key twice", where=f"table {name}", remedy="See `unsourced dataset validate`.")
    yield from _scheme(old, new)
    for name in SCHEMAS:
        yield from _table(name, getattr(old, name), getattr(new, name))


def _scheme(old: Dataset, new: Dataset) -> Iterator[Change]:
    one, other = old.scheme, new.scheme
    before: dict[str, Any] = {"name": one.name, "version": one.version, "wording_hash": one.wording_hash}
    after: dict[str, Any] = {"name": other.name, "version": other.version, "wording_hash": other.wording_hash}
    if before != after:
        lost, gained = one.differences(other), other.differences(one)
        yield Change("scheme", "changed", {}, before | {"only here": lost}, after | {"only here": gained})


def _table(name: str, old: pd.DataFrame, new: pd.DataFrame) -> Iterator[Change]:
    key = list(KEYS[name])
    was, now = to_arrow(name, old), to_arrow(name, new)
    before, later = _indices(was, key), _indices(now, key)
    both = [(before[told], index) for told, index in later.items() if told in before]
    gone = [index for told, index in before.items() if told not in later]
    come = [index for told, index in later.items() if told not in before]
    for row in was.take(pa.array(gone, pa.int64())).to_pylist():
        yield Change(name, "removed", {column: row[column] for column in key}, row, {})
    for row in now.take(pa.array(come, pa.int64())).to_pylist():
        yield Change(name, "added", {column: row[column] for column in key}, {}, row)
    kept = was.take(pa.array([one for one, _ in both], pa.int64()))
    met = now.take(pa.array([other for _, other in both], pa.int64()))
    changed = pa.array(_differ(kept, met), pa.bool_())
    for before, after in zip(kept.filter(changed).to_pylist(), met.filter(changed).to_pylist(), strict=True):
        fields = [column for column in after if before[column] != after[column]]
        told = {column: after[column] for column in key}
        yield Change(name, "changed", told, *({column: row[column] for column in fields} for row in (before, after)))


def _indices(rows: pa.Table, key: list[str]) -> dict[tuple[Any, ...], int]:
    columns = (rows.column(name).to_pylist() for name in key)
    return {told: index for index, told in enumerate(zip(*columns, strict=True))}


def _differ(one: pa.Table, other: pa.Table) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """For each row whether any column differs."""
    differ = np.zeros(one.num_rows, dtype=bool)
    for name in one.column_names:
        before, after = one.column(name), other.column(name)
        if pa.types.is_list(before.type):
            # Arrow does not compare lists.
            differ |= np.array([a != b for a, b in zip(before.to_pylist(), after.to_pylist(), strict=True)], dtype=bool)
        else:
            same = pc.or_(pc.fill_null(pc.equal(before, after), False), pc.and_(pc.is_null(before), pc.is_null(after)))
            differ |= ~same.to_numpy().astype(bool)
    return differ


def plain_value(value: object) -> object:
    """A cell as JSON and people read it: moments as text."""
    return value.isoformat() if hasattr(value, "isoformat") else value
