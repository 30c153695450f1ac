"""Hugging Face's `datasets`: what every format does, and what is its own."""

from pathlib import Path

import pytest
from hypothesis import given

from exports.dataset.dataset import Dataset
from exports.formats import huggingface
from exports.sample.build import sample_dataset
from tests.exports.formats.contract import FILES, Damage, FormatContract, remove, there_and_back
from tests.exports.formats.invented import assert_same_rows, datasets


class TestHuggingface(FormatContract):
    format = "huggingface"
    damages = (
        Damage(remove("data/articles.parquet"), "articles.parquet: cannot be read"),
        Damage(remove("data/annotations.parquet"), "annotations.parquet: cannot be read"),
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


def test_hugging_face_loads_the_folder_offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_DATASETS_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    from datasets import load_dataset  # type: ignore[import-untyped]

    sample = sample_dataset()
    folder = tmp_path / "out"
    folder.mkdir()
    huggingface.write(sample, folder)
    (folder / "losses.json").write_text("{}")
    rows = load_dataset(str(folder), split="train", cache_dir=str(tmp_path / "cache"))
    assert rows.num_rows == len(sample.annotations)
    assert sum(len(spans) for spans in rows["spans"]) == len(sample.spans)
    first = rows[0]
    span = first["spans"][0]
    assert first["text"][span["start"] : span["end"]].strip()
    assert span["label"] in first["labels_offered"]
    articles = load_dataset(str(folder), "articles", split="train", cache_dir=str(tmp_path / "cache"))
    assert articles["id"][:] == sample.articles["id"].tolist()


def test_the_card_says_what_is_in_the_folder(tmp_path: Path) -> None:
    huggingface.write(sample_dataset(), tmp_path)
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "28 articles, 82 annotations by 3 annotators, 2302 spans, 686 relations, 1048 answers." in card
    assert "**Synthetic**" in card
    assert 'language: ["en"]' in card
    assert "| anka@annotators.example | annotator | " in card
