"""Articles that `unsourced read` wrote, in any of its formats, as they were."""

import json
from collections.abc import Mapping
from typing import Any

from unsourced.core.article import Article
from unsourced.core.article_records import article_from_record
from unsourced.errors import InputError

_NESTED = ("authors", "origin", "extra", "removed")


def stored_article(cells: Mapping[str, Any], where: str) -> Article:
    """The article in a row; in CSV and Parquet nested values are JSON, and in CSV nothing is an empty cell.

    Raises InputError where the row was changed or a nested value is no JSON.
    """
    record = {key: value for key, value in cells.items() if value is not None and (value != "" or key == "text")}
    for field in _NESTED:
        if isinstance(value := record.get(field), str):
            try:
                record[field] = json.loads(value)
            except ValueError as error:
                raise InputError(f"field {field} is not JSON: {error}", where=where) from error
    return article_from_record(record, where=where)
