"""What a corpus is to the registry: a corpus is one module with its reader, one scheme, and one entry in `CORPORA`.

The entries are apart from the modules, so that `unsourced corpus --help` loads none of them.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from exports.dataset.dataset import Dataset


class CorpusReader(Protocol):
    """The function `read_NAME` of a corpus's module."""

    def __call__(self, path: Path, *, quiet: bool = True) -> "Dataset":
        """The Dataset of the files that the corpus's authors publish.

        Raises:
            InputError: the corpus is not at `path`, or a file is broken; with file and row.
        """


# No dataclass: `--help` waits for this module, and those take a millisecond more to make.
class Corpus(NamedTuple):
    """One corpus: `name` is that of its module in this folder, `scheme` that of its labels, `title` for people."""

    name: str
    title: str
    scheme: str

    def load(self) -> CorpusReader:
        """The corpus's reader."""
        return cast(CorpusReader, getattr(import_module(f"exports.corpora.{self.name}"), f"read_{self.name}"))
