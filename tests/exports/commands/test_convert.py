"""`unsourced convert` as somebody types it."""

from pathlib import Path

from click.testing import CliRunner

from exports.commands.convert import command
from exports.dataset.dataset import read_dataset, write_dataset
from tests.exports.building import annotation, article, dataset, span

ONE = article()


def test_labels_go_to_a_format_and_back(tmp_path: Path) -> None:
    write_dataset(dataset([ONE], [annotation("1", ONE.id, "ada")], [span("1", "source", 0, 5)]), tmp_path / "labels")
    for source, target, name in (("labels", "jsonl", "lines"), ("lines", "dataset", "again")):
        arguments = [str(tmp_path / source), "--to", target, "--out", str(tmp_path / name), "-q"]
        assert CliRunner().invoke(command, arguments, catch_exceptions=False).exit_code == 0
    assert read_dataset(tmp_path / "again").spans[["label", "start", "end"]].to_numpy().tolist() == [["source", 0, 5]]


def test_nothing_to_do_or_a_scheme_too_many_is_a_usage_error(tmp_path: Path) -> None:
    write_dataset(dataset([ONE], [annotation("1", ONE.id, "ada")]), tmp_path / "labels")
    same = CliRunner().invoke(command, [str(tmp_path / "labels"), "--out", str(tmp_path / "x")])
    assert (same.exit_code, "DIR is a dataset already" in same.stderr) == (2, True)
    two = CliRunner().invoke(
        command, [str(tmp_path / "labels"), "--to", "brat", "--scheme", "ptc", "--out", str(tmp_path / "x")]
    )
    assert (two.exit_code, "a Dataset holds its own" in two.stderr) == (2, True)
