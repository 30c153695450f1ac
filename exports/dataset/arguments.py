"""A Dataset as people hand it to a function."""

from pathlib import Path

from exports.dataset.dataset import Dataset, read_dataset
from unsourced.core.arguments import wrong_type
from unsourced.io.shipped_files import sample_folder

SHIPPED = "sample"
"""The name of the Dataset of the sample: synthetic, and shipped to try things with."""


def dataset_argument(value: object, name: str = "dataset") -> Dataset:
    """The Dataset itself, that of a folder, or the shipped one that is called `sample`.

    Raises:
        TypeError: it is something else.
        DatasetError: the folder is not there, or no Dataset.
    """
    if isinstance(value, Dataset):
        return value
    if not isinstance(value, str | Path) or not str(value):
        raise wrong_type(name, value, "a Dataset, or a str or Path to the folder of one")
    if str(value) == SHIPPED and not Path(value).exists():
        return read_dataset(sample_folder() / "dataset")
    return read_dataset(Path(value))
