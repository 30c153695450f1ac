"""What a format is to the registry: how its files are recognised, and what it carries.

A format is one module with `write(dataset, folder)` and `read(path, scheme)`, and one entry in
`exports.formats.FORMATS`. The entries are apart from the modules, so that `unsourced convert --help` loads none.
"""

from enum import StrEnum
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from exports.dataset.dataset import Dataset
    from exports.dataset.losses import Losses
    from unsourced.schemes.scheme import Scheme


class Content(StrEnum):
    """What a Dataset holds beside texts, annotators and their spans, and a format may carry or not."""

    OVERLAPS = "overlapping spans"
    PARTS = "discontinuous spans"
    REASONS = "reasons"
    RELATIONS = "relations"
    SPAN_ANSWERS = "answers about spans"
    ARTICLE_ANSWERS = "answers about articles"
    SKIPS = "skips and drafts"
    METADATA = "article metadata"
    PROBLEMS = "problems of the export"


class FormatModule(Protocol):
    """The two functions of a format's module."""

    def write(self, dataset: "Dataset", folder: Path) -> "Losses":
        """Fill an empty folder; returns what the format could not carry, counted."""

    def read(self, path: Path, scheme: "Scheme | None" = None) -> "Dataset":
        """The Dataset of such a folder, or of one file. Raises InputError with file and line."""


# No dataclass: `--help` waits for this module, and those take a millisecond more to make.
class Format(NamedTuple):
    """One format: `module` in this folder, `summary` for the help, `files` by which its folder is recognised (a glob).

    `single_file` is the pattern of a file that can be read by itself; empty where it takes a folder. `carries` is what
    comes back from the format as it was.
    """

    name: str
    module: str
    summary: str
    files: str
    carries: frozenset[Content]
    single_file: str = ""

    def load(self) -> FormatModule:
        """The format's module."""
        return cast(FormatModule, import_module(f"exports.formats.{self.module}"))

    def matches(self, path: Path) -> bool:
        """Whether a folder has the format's files, or a file the name of one."""
        if path.is_dir():
            return next(path.glob(self.files), None) is not None
        return bool(self.single_file) and fnmatch(path.name, self.single_file)
