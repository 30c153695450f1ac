"""The registry of public corpora: a corpus is one module with its reader, one scheme, and one entry here.

The entries are apart from the modules, so that `unsourced corpus --help` loads none of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from exports.dataset.dataset import Dataset


class CorpusReader(Protocol):
    """The function `read_NAME` of a corpus's module."""

    def __call__(self, path: Path, *, quiet: bool = True) -> "Dataset":
        """The Dataset of the files that the corpus's authors publish.

        Raises:
            InputError: the corpus is not at `path`, or a file is broken; with file and row.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One corpus: `name` is that of its module in this folder, `scheme` that of its labels, `title` for people."""

    name: str
    title: str
    scheme: str

    def load(self) -> CorpusReader:
        """The corpus's reader."""
        return cast(CorpusReader, getattr(import_module(f"exports.corpora.{self.name}"), f"read_{self.name}"))


_CORPORA = (
    Corpus(name="babe", title="BABE: sentences of the news, judged by experts", scheme="babe"),
    Corpus(name="basil", title="BASIL: reports of three outlets, with lexical and informational bias", scheme="basil"),
    Corpus(name="mbic", title="MBIC: sentences of the news, judged by crowd workers", scheme="babe"),
    Corpus(name="polnear", title="PolNeAR: political news with attributions", scheme="polnear"),
)
CORPORA: Mapping[str, Corpus] = {entry.name: entry for entry in _CORPORA}
"""All corpora by name, in the order of the help."""
