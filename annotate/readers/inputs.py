"""From what the user names (files, folders, globs, addresses, `-`) to single sources."""

import glob
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.readers.format_detection import FORMAT_OF_EXTENSION
from unsourced.errors import InputError

STDIN = "-"
_GLOB = re.compile(r"[*?\[]")
_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*://", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, an address or stdin; exactly one of `path` and `url` is set, none for stdin."""

    where: str
    path: Path | None = None
    url: str | None = None


def sources(names: str | Path | Sequence[str | Path]) -> Iterator[Source | InputError]:
    """The sources behind these names, folders and globs in the order of their files' names.

    What is not there comes as an InputError in its place.
    """
    for name in [names] if isinstance(names, str | Path) else names:
        text = str(name)
        if text == STDIN:
            yield Source("stdin")
        elif not text:
            # Path("") is this folder; whoever names nothing meant something else.
            yield InputError("a file's name is empty", remedy="Name a file, a folder or an address.")
        elif _ADDRESS.match(text) and not isinstance(name, Path):
            yield Source(text, url=text)
        else:
            yield from _files(Path(text))


def _files(path: Path) -> Iterator[Source | InputError]:
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield Source(str(path), path)
    elif _GLOB.search(str(path)):
        yield from _globbed(str(path))
    else:
        yield InputError("is not there", where=str(path), remedy="Check the name.")


def _folder(folder: Path) -> Iterator[Source | InputError]:
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in FORMAT_OF_EXTENSION
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not files:
        suffixes = " ".join(FORMAT_OF_EXTENSION)
        yield InputError("has no articles", where=str(folder), remedy=f"Its files must end in one of: {suffixes}.")
    yield from (Source(str(path), path) for path in files)


def _globbed(pattern: str) -> Iterator[Source | InputError]:
    found = sorted(Path(name) for name in glob.glob(pattern, recursive=True))  # noqa: PTH207 - absolute patterns too
    if not found:
        yield InputError("matches no file", where=pattern, remedy="Check the pattern.")
    for path in found:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield Source(str(path), path)
