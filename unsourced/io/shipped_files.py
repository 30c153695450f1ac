"""Files that come with the package: the sample, and TOML that a person may name or replace by a file."""

from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

from unsourced.errors import UnsourcedError


def sample_folder() -> Path:
    """Where the sample's pages, articles, labels, gold answers, Dataset and model are."""
    return Path(str(files("unsourced") / "sample"))


def read_named_file(name: str, what: str, shipped: Collection[str], error_type: type[UnsourcedError]) -> str:
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
