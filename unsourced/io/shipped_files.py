"""TOML that a person names: a shipped one, or a file."""

from collections.abc import Collection
from pathlib import Path

from unsourced.errors import UnsourcedError


def file_instead(name: str, what: str, shipped: Collection[str], error_type: type[UnsourcedError]) -> str:
    """The text of the file of this name, which is none of the `shipped` ones.

    Raises `error_type`, which says that there is no such `what`, or why the file cannot be read.
    """
    try:
        return Path(name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise error_type(
            f"there is no such {what}", where=name, remedy=f"Shipped: {', '.join(shipped)}; or name a TOML file."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise error_type(f"cannot be read: {error}", where=name) from error
