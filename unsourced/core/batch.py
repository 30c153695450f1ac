"""Several results in the order of what was given, with what failed beside them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from unsourced.core.arguments import path_argument
from unsourced.errors import InputError, UnsourcedError
from unsourced.io.record_files import write_records, write_text

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Item = TypeVar("Item")
Record = Mapping[str, object]
RECORD_FORMATS = ("jsonl", "json", "csv", "parquet")
_SHOWN = 10
_LISTED = 3


class Batch(Sequence[Item], Generic[Item]):
    """A sequence of results that cannot be changed, and the errors of what could not be done.

    Attributes:
        failures: one error for each item that failed, in the order in which they were given; empty where all is well.

    Example:
        >>> import unsourced as us
        >>> us.suggest(["Critics say so.", "It rained."]).save("spans.jsonl")
    """

    def __init__(
        self,
        items: Iterable[Item],
        failures: Iterable[UnsourcedError] = (),
        *,
        records: Callable[[Item], Iterable[Record]],
        schema: "Callable[[], pa.Schema] | None" = None,
        page: Callable[[Sequence[Item]], str] | None = None,
    ) -> None:
        self._items = tuple(items)
        self.failures = tuple(failures)
        self._records = records
        self._schema = schema
        self._page = page

    @overload
    def __getitem__(self, number: int) -> Item: ...
    @overload
    def __getitem__(self, number: slice) -> "Batch[Item]": ...
    def __getitem__(self, number: int | slice) -> "Item | Batch[Item]":
        if isinstance(number, slice):
            return Batch(self._items[number], records=self._records, schema=self._schema, page=self._page)
        return self._items[number]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __repr__(self) -> str:
        some = ", ".join(map(repr, self._items[:_LISTED])) + (", …" if len(self) > _LISTED else "")
        failed = f", {len(self.failures)} failed" if self.failures else ""
        return f"Batch of {len(self)}{failed}: [{some}]"

    def _repr_html_(self) -> str:
        shown = "".join(f"<div>{_html(item)}</div>" for item in self._items[:_SHOWN])
        rest = f"<p>… and {len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        failed = "".join(f"<li>{escape(str(failure))}</li>" for failure in self.failures[:_SHOWN])
        told = f"<p>{len(self.failures)} failed:</p><ul>{failed}</ul>" if failed else ""
        return f"<div>{shown}{rest}{told}</div>"

    def to_frame(self) -> "pd.DataFrame":
        """One tidy frame of all items; the columns are those of the items' own."""
        return records_frame(self._all(), self._schema() if self._schema else None)

    def save(self, path: str | Path) -> None:
        """Write all items to a file, whole or not at all: .jsonl, .json, .csv, .parquet, and .html where they have it.

        Raises:
            InputError: the name ends in something else, or the file cannot be written.
        """
        save_result(
            path,
            records=self._all,
            schema=self._schema() if self._schema else None,
            page=(lambda: self._page(self)) if self._page else None,  # type: ignore[misc]
        )

    def _all(self) -> Iterator[Record]:
        return chain.from_iterable(map(self._records, self._items))


def save_result(
    path: str | Path,
    *,
    records: Callable[[], Iterable[Record]] | None = None,
    schema: "pa.Schema | None" = None,
    page: Callable[[], str] | None = None,
    texts: Mapping[str, Callable[[], str]] | None = None,
) -> None:
    """Write a result in the format that the file's name ends in, whole or not at all.

    Raises:
        InputError: the name ends in something else, or the file cannot be written.
    """
    path = path_argument(path, "path")
    ending = path.suffix.removeprefix(".").lower()
    written = {**(texts or {}), **({"html": page} if page else {})}
    if ending in written:
        write_text(written[ending](), path)
    elif records is not None and ending in RECORD_FORMATS:
        write_records(records(), ending, path, schema=schema)
    else:
        endings = [*written, *(RECORD_FORMATS if records else ())]
        raise InputError(
            f"a name that ends in {path.suffix or 'nothing'} says no format",
            where=str(path),
            remedy=f"End it in one of: {', '.join(f'.{each}' for each in endings)}.",
        )


def records_frame(records: Iterable[Record], schema: "pa.Schema | None" = None) -> "pd.DataFrame":
    """The records as a frame; with a schema it has its columns even where there is no record."""
    import pandas as pd

    rows: list[Any] = [dict(record) for record in records]
    return pd.DataFrame(rows, columns=schema.names if schema is not None else None)


def _html(item: object) -> str:
    show = getattr(item, "_repr_html_", None)
    return str(show()) if show else f"<code>{escape(repr(item))}</code>"
