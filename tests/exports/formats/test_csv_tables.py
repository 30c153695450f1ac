"""CSV tables: what every format does, and what is its own."""

from hypothesis import given

from exports.dataset.dataset import Dataset
from exports.sample.build import sample_dataset
from tests.exports.formats.contract import FILES, Damage, FormatContract, change, remove, there_and_back
from tests.exports.formats.invented import assert_same_rows, datasets


class TestCsvTables(FormatContract):
    format = "csv"
    damages = (
        Damage(change("spans.csv", "start", "begin"), "spans.csv, line 1: lacks column start"),
        Damage(change("spans.csv", "source,0,5", "source,zero,5"), "spans.csv, line 2: column start: 'zero' is not"),
        Damage(change("spans.csv", "source,0,5", "source,,5"), "spans.csv, line 2: column start is empty"),
        Damage(change("annotations.csv", '"[', '"(['), "annotations.csv, line 2: column labels_offered"),
        Damage(remove("scheme.toml"), "has no scheme.toml"),
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
