"""A label scheme to begin with: what `unsourced scheme new` writes."""

import re
import unicodedata
from importlib.resources import files
from pathlib import Path

from unsourced.errors import InputError
from unsourced.io.atomic import atomic_file
from unsourced.schemes.check import SHORTEST_TITLE


def new_scheme(path: Path) -> None:
    """Write a small scheme with a comment on each part, which passes `scheme check`; its name is that of the file.

    Raises:
        InputError: the file is there already, is not called .toml, or cannot be written.
    """
    if path.suffix != ".toml":
        raise InputError(
            "a scheme is a TOML file", where=str(path), remedy=f"Call it {path.with_suffix('.toml').name}."
        )
    if path.exists():
        raise InputError("is there already", where=str(path), remedy="Name another file.")
    words = " ".join(re.findall(r"[^\W_]+", path.stem)) or "own scheme"
    title = words.capitalize() if len(words) >= SHORTEST_TITLE else f"Scheme {words}"
    text = (files("annotate.schemes") / "starter_scheme.toml").read_text(encoding="utf-8")
    for sign, value in {"@FILE@": path.name, "@NAME@": _key(words), "@TITLE@": title}.items():
        text = text.replace(sign, value)
    with atomic_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "own-scheme"
