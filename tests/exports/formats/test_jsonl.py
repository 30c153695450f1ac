"""JSONL: what every format does, and what is its own."""

from hypothesis import given

from exports.dataset.dataset import Dataset
from exports.sample.build import sample_dataset
from tests.exports.formats.contract import FILES, Damage, FormatContract, change, remove, there_and_back
from tests.exports.formats.invented import assert_same_rows, datasets


class TestJsonl(FormatContract):
    format = "jsonl"
    damages = (
        Damage(change("dataset.jsonl", '"format_version": 1', '"format_version": 2'), "line 1: has format version 2"),
        Damage(change("dataset.jsonl", '{"article"', '{"artikel"'), "line 2: is not an article with its annotations"),
        Damage(change("dataset.jsonl", '{"article"', '"article"'), "line 2: is not JSON"),
        Damage(change("dataset.jsonl", '"start": 0', '"start": "0"'), "line 2: is not an article"),
        Damage(change("dataset.jsonl", "Nobody was", "Nobody is"), "line 2: text, outlet or url of article"),
        Damage(remove("dataset.jsonl"), "dataset.jsonl: cannot be read: No such file"),
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
