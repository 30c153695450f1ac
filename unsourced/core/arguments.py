"""What people hand to a public function: a wrong type is told with what would do."""

import os
from pathlib import Path


def wrong_type(name: str, value: object, wanted: str) -> TypeError:
    """The error for an argument of a wrong type; `wanted` says what would do."""
    kind = "None" if value is None else type(value).__name__
    return TypeError(f"{name} must be {wanted}, not {kind}")


def path_argument(value: object, name: str) -> Path:
    """The Path of a str or path.

    Raises:
        TypeError: it is something else, or empty.
    """
    if isinstance(value, str) and not value:
        raise TypeError(f"{name} must be a str or Path that names a file or folder, not an empty str")
    if isinstance(value, str | os.PathLike):
        return Path(value)
    raise wrong_type(name, value, "a str or Path that names a file or folder")


def seed_argument(value: object) -> int:
    """A whole number that is not negative, to draw with.

    Raises:
        TypeError: it is something else: a generator could not be written into what comes out.
    """
    if isinstance(value, bool) or not hasattr(value, "__index__") or (number := value.__index__()) < 0:
        raise TypeError(f"random_state must be a whole number from 0 on, such as 1, not {value!r}")
    return int(number)
