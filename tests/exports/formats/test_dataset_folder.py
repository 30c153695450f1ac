"""The Dataset's own folder: what every format does, and what is its own."""

from hypothesis import given

from exports.dataset.dataset import Dataset
from exports.sample.build import sample_dataset
from tests.exports.formats.contract import FILES, Damage, FormatContract, change, remove, there_and_back
from tests.exports.formats.invented import assert_same_rows, datasets


class TestDatasetFolder(FormatContract):
    format = "dataset"
    damages = (
        Damage(change("dataset.json", '"format_version": 1', '"format_version": 9'), "has format version 9"),
        Damage(remove("spans.parquet"), "is a broken Dataset (a file is missing)"),
        Damage(remove("dataset.json"), "dataset.json is missing"),
    )

    @FILES
    @given(datasets())
    def test_tables_come_back_as_they_were(self, one: Dataset) -> None:
        with there_and_back(self.format, one) as (back, losses, _):
            assert losses == {}
            assert_same_rows(back, one)
            assert back.scheme == one.scheme

    def test_the_sample_comes_back(self) -> None:
        sample = sample_dataset()
        with there_and_back(self.format, sample) as (back, losses, _):
            assert losses == {}
            assert_same_rows(back, sample)
            assert back.provenance == sample.provenance
