"""A Dataset may be handed over as itself, as a folder, or as the sample by its name."""

from pathlib import Path

import pytest

from exports.dataset.arguments import dataset_argument
from exports.dataset.dataset import write_dataset
from tests.exports.building import annotation, article, dataset
from unsourced.errors import DatasetError

ONE = article()
SMALL = dataset([ONE], [annotation("1", ONE.id, "ada")])


def test_itself_its_folder_and_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert dataset_argument(SMALL) is SMALL
    assert dataset_argument("sample").synthetic
    # A folder of that name comes before the shipped one.
    write_dataset(SMALL, tmp_path / "sample")
    for given in ("sample", tmp_path / "sample"):
        assert dataset_argument(given).article_list() == [ONE]


@pytest.mark.parametrize("wrong", [None, 3, "", ["labels"]])
def test_something_else_is_a_type_error_that_says_what_would_do(wrong: object) -> None:
    with pytest.raises(TypeError, match="labels must be a Dataset, or a str or Path"):
        dataset_argument(wrong, "labels")


def test_a_folder_that_is_not_there_is_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="none"):
        dataset_argument(tmp_path / "none")
