"""The registry of formats: what each is, how its files are recognised, and what it carries.

A format is one module with `write(dataset, folder)` and `read(path, scheme)`, and one entry in `FORMATS`. The entries
are apart from the modules, so that `unsourced convert --help` loads none of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from unsourced.errors import InputError

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
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


_ALL = frozenset(Content)
_ALL_ROWS = _ALL - {Content.PROBLEMS}
_BRAT = frozenset({Content.OVERLAPS, Content.PARTS, Content.REASONS, Content.RELATIONS, Content.SPAN_ANSWERS})

_FORMATS = (
    Format(
        name="dataset",
        module="dataset_folder",
        files="dataset.json",
        carries=_ALL,
        summary="this project's own: Parquet tables, the scheme, problems",
    ),
    Format(
        name="jsonl",
        module="jsonl",
        files="dataset.jsonl",
        single_file="*.jsonl",
        carries=_ALL,
        summary="one line an article, lossless",
    ),
    Format(
        name="csv",
        module="csv_tables",
        files="spans.csv",
        carries=_ALL_ROWS,
        summary="five tables for a spreadsheet",
    ),
    Format(
        name="huggingface",
        module="huggingface",
        files="data/annotations.parquet",
        carries=_ALL_ROWS,
        summary="Parquet and a card, for datasets.load_dataset",
    ),
    Format(
        name="ptc",
        module="ptc",
        files="**/article*.txt",
        carries=frozenset({Content.OVERLAPS}),
        summary="SemEval-2020 task 11: texts; span and technique files, a folder an annotator",
    ),
    Format(
        name="conll",
        module="conll",
        files="*.conll",
        carries=frozenset(),
        summary="one token a line with BIO tags, a file an annotator; no overlaps",
    ),
    Format(
        name="brat",
        module="brat",
        files="**/*.ann",
        carries=_BRAT,
        summary=".txt and .ann, a folder an annotator; with relations, parts, reasons",
    ),
    Format(
        name="label-studio",
        module="label_studio",
        files="tasks.json",
        single_file="*.json",
        carries=_ALL_ROWS,
        summary="tasks with everybody's annotations, to import",
    ),
)
FORMATS: Mapping[str, Format] = {entry.name: entry for entry in _FORMATS}
"""All formats by name, in the order of the help."""


def detect_format(path: Path) -> Format:
    """The format of a folder or file, by its files.

    Raises:
        InputError: nothing is there, or it has the files of no format or of several.
    """
    if not path.exists():
        raise InputError("is not there", where=str(path))
    matches = [entry for entry in FORMATS.values() if entry.matches(path)]
    if not matches:
        raise InputError(
            "is no Dataset, and has the files of no other format",
            where=str(path),
            remedy=f"Name its format with --from: {', '.join(FORMATS)}.",
        )
    if len(matches) > 1 and matches[0].name != "dataset":
        names = " or ".join(entry.name for entry in matches)
        raise InputError(f"may be {names}", where=str(path), remedy="Name its format with --from.")
    return matches[0]


def formats_help() -> str:
    """The formats with their summaries, one a line, as `unsourced convert --help` lists them."""
    width = max(map(len, FORMATS)) + 2
    return "\n".join(f"{entry.name:{width}}{entry.summary}" for entry in FORMATS.values())


def formats_table() -> str:
    """A Markdown table of the formats and what each carries."""
    lines = [
        f"| format | is | {' | '.join(Content)} |",
        f"| --- | --- |{' --- |' * len(Content)}",
        *(
            f"| `{entry.name}` | {entry.summary} | "
            f"{' | '.join('yes' if content in entry.carries else 'no' for content in Content)} |"
            for entry in FORMATS.values()
        ),
    ]
    return "\n".join(lines) + "\n"
