"""Small JSON records that we alone write and read."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from unsourced.errors import SettingsError

Kept = TypeVar("Kept", bound=BaseModel)


def read_kept(path: Path, kind: type[Kept], *, format_: int, what: str, remedy: str) -> Kept:
    """The record in a file, which has the number of its format as `format`.

    Raises SettingsError, which calls it the record of `what`, where it cannot be read.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(told, dict) and told.get("format") == format_:
            return kind.model_validate(told)
        reason = f"it has another format than {format_}"
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
    raise SettingsError(f"the record of {what} cannot be read: {reason}", where=str(path), remedy=remedy)
