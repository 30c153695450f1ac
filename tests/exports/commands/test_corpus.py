"""`unsourced corpus` as it is typed: a Dataset, words for people, and one line for what is wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from exports.commands.corpus import command
from exports.corpora import CORPORA
from exports.corpora.run import corpus
from exports.dataset.dataset import read_dataset
from exports.dataset.validate import validate
from tests.exports.corpora.miniatures import HARBOUR, RAW, babe_row, basil_mark, write_basil, write_table
from unsourced.errors import DatasetError, InputError


def test_a_corpus_becomes_a_dataset_folder_and_says_what_was_left(tmp_path: Path) -> None:
    rows = [babe_row(HARBOUR, "3", "Biased", "dry, whale"), babe_row(HARBOUR, "9", "Biased", "harbuor")]
    file = write_table(tmp_path / "raw_labels_SG1.csv", rows, RAW)
    result = CliRunner().invoke(command, ["babe", str(file), "--out", str(tmp_path / "labels")])
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "1 article, 2 annotations: 2 submitted\n" in result.stderr
    assert "unaligned: 1 (stands nowhere in its text; left out)\n" in result.stderr
    assert "respelled: 1 (matched in another spelling)\n" in result.stderr
    assert f"next: unsourced train {tmp_path / 'labels'} --out babe.skops\n" in result.stderr
    dataset = read_dataset(tmp_path / "labels")
    assert validate(dataset) == []
    assert dataset.scheme.name == "babe"
    assert [problem.record for problem in dataset.problems] == ["whale", "harbuor"]
    assert dataset.provenance["corpus"] == "babe"
    assert not dataset.synthetic


def test_quiet_says_nothing(tmp_path: Path) -> None:
    folder = write_basil(tmp_path / "basil", [basil_mark("p0", 4, 7, "ran")], [["She ran."]])
    result = CliRunner().invoke(command, ["basil", str(folder), "--out", str(tmp_path / "labels"), "--quiet"])
    assert (result.exit_code, result.output) == (0, "")
    assert len(read_dataset(tmp_path / "labels").spans) == 2


def test_an_unknown_corpus_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["babel", str(tmp_path), "--out", str(tmp_path / "labels")])
    assert result.exit_code == 2
    with pytest.raises(InputError, match="there is no corpus babel. There are babe, basil, mbic, polnear."):
        corpus("babel", tmp_path, tmp_path / "labels")


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "thesis.txt").write_text("years of work")
    with pytest.raises(DatasetError, match="is not a Dataset and not empty"):
        corpus("mbic", tmp_path, tmp_path / "labels", quiet=True)
    assert (tmp_path / "labels" / "thesis.txt").exists()


def test_a_corpus_that_is_not_there_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        corpus("polnear", tmp_path / "none", tmp_path / "labels", quiet=True)
    assert list(tmp_path.iterdir()) == []


def test_the_help_names_every_corpus() -> None:
    told = CliRunner().invoke(command, ["--help"]).output
    assert all(name in told for name in CORPORA)
