"""Small JSON records that we alone write and read."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from unsourced.errors import SettingsError

Record = TypeVar("Record", bound=BaseModel)


def read_versioned_json(path: Path, kind: type[Record], *, format_version: int, what: str, remedy: str) -> Record:
    """The record in a file, which has the number of its format as `format`.

    Raises SettingsError, which calls it the record of `what`, where it cannot be read.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(told, dict) and told.get("format") == format_version:
            return kind.model_validate(told)
        reason = f"it has another format than {format_version}"
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
    raise SettingsError(f"the record of {what} cannot be read: {reason}", where=str(path), remedy=remedy)
