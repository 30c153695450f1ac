"""Which column of a table is which field of an Article."""

import datetime
import decimal
import math
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from annotate.readers.boilerplate.patterns import split_names
from annotate.readers.dates import iso_date
from annotate.readers.page import Metadata
from unsourced.core.article import Origin

# Field: the column names it is known by, best first, compared without case, spaces and underscores.
COLUMN_NAMES = {
    "text": ("text", "body", "content", "article", "articletext", "articlebody", "fulltext", "maintext", "bodytext"),
    "title": ("title", "headline", "articletitle"),
    "outlet": ("outlet", "publisher", "publication", "sitename", "outletname", "newspaper", "media", "source", "site"),
    "authors": ("authors", "author", "byline", "creator", "writer"),
    "published": (
        *("published", "publishedat", "publicationdate", "publishdate", "datepublished", "pubdate", "publishedon"),
        *("date", "datetime", "timestamp", "created"),
    ),
    "url": ("url", "link", "sourceurl", "articleurl", "canonicalurl", "canonical", "permalink", "uri"),
    "topic": ("topic", "theme", "category", "section", "subject"),
    "language": ("language", "lang"),
    "group": ("group",),
    "origin_outlet": ("originoutlet", "originaloutlet", "originalsource"),
    "origin_url": ("originurl", "originalurl"),
    "origin_published": ("originpublished", "originalpublished", "originaldate"),
}


def metadata_of_row(row: Mapping[str, object], columns: Mapping[str, str] | None = None) -> tuple[Metadata, str | None]:
    """The facts in a row and its text, None where no column holds one.

    `columns` names a column for a field and goes before what the columns are called; what is no field is `extra`.
    """
    chosen = column_of_fields(row, columns or {})
    found = {field: _plain(row[column]) for field, column in chosen.items()}
    used = set(chosen.values())
    extra = {key: _jsonable(value) for key, value in row.items() if key not in used and _plain(value)}
    published = iso_date(found.get("published", ""))
    if found.get("published") and published is None:
        extra[chosen["published"]] = found["published"]
    origin = Origin(
        found.get("origin_outlet") or None,
        found.get("origin_url") or None,
        iso_date(found.get("origin_published", "")),
    )
    metadata = Metadata(
        title=found.get("title") or None,
        outlet=_outlet(found.get("outlet")),
        authors=_authors(row[chosen["authors"]]) if "authors" in chosen else (),
        published=published,
        url=found.get("url") or None,
        origin=origin if origin != Origin() else None,
        topic=found.get("topic") or None,
        language=found.get("language") or None,
        group=found.get("group") or None,
        extra=extra,
    )
    return metadata, found.get("text")


def column_of_fields(row: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, str]:
    """For each field the column that holds it: the one asked for, else the best known name that the row has."""
    by_name = {_folded(key): key for key in reversed(list(row))}
    chosen = {field: column for field, column in columns.items() if column in row}
    for field, names in COLUMN_NAMES.items():
        if field in columns:
            continue
        for name in names:
            if name in by_name and by_name[name] not in chosen.values():
                chosen[field] = by_name[name]
                break
    return chosen


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _plain(value: object) -> str:
    """A cell as text; what is not a number (NaN) and what is empty is nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(part for part in map(_plain, value) if part)
    return str(value).strip()


def _jsonable(value: object) -> object:
    """A cell as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(key): _jsonable(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_jsonable(inner) for inner in value]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return float(value) if isinstance(value, decimal.Decimal) else str(value)


def _outlet(cell: str | None) -> str | None:
    """An outlet's name; an address in its place is cut down to the site."""
    if cell and re.match(r"https?://", cell):
        return (urlsplit(cell).hostname or cell).removeprefix("www.")
    return cell or None


def _authors(cell: object) -> tuple[str, ...]:
    if isinstance(cell, (list, tuple)):
        return tuple(part for part in map(_plain, cell) if part)
    return split_names(_plain(cell))
