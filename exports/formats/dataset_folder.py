"""The Dataset's own folder, as a format: see `exports.dataset.dataset`."""

from pathlib import Path

from exports.dataset.dataset import Dataset, read_dataset, write_tables
from exports.dataset.losses import Losses
from unsourced.schemes.scheme import Scheme


def write(dataset: Dataset, folder: Path) -> Losses:
    """Nothing is lost."""
    write_tables(dataset, folder)
    return Losses()


def read(path: Path, scheme: Scheme | None = None) -> Dataset:  # noqa: ARG001
    """The Dataset of a folder; it holds its own scheme.

    Raises:
        DatasetError: the folder is no Dataset, or a broken one.
    """
    return read_dataset(path)
