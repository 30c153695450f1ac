"""`unsourced dataset …` as somebody types it: what it prints, writes and refuses."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from exports.commands.dataset import command
from exports.dataset.dataset import read_dataset, write_dataset
from exports.dataset.validate import validate
from exports.sample.build import sample_dataset
from tests.exports.building import annotation, article, dataset, span
from unsourced.errors import DatasetError
from unsourced.io.shipped_files import sample_folder

SAMPLE = str(sample_folder() / "dataset")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], catch_exceptions=False)


def test_a_sound_dataset_is_said_to_be_sound() -> None:
    done = run("validate", SAMPLE)
    assert done.exit_code == 0
    assert "is sound: 28 articles, 82 annotations, 2302 spans, 686 relations, 1048 answers." in done.stdout


def test_every_broken_promise_is_printed_with_its_place(tmp_path: Path) -> None:
    one = article()
    broken = dataset([one], [annotation("1", one.id, "ada")], [span("1", "source", 0, 9999), span("2", "x", 0, 5)])
    write_dataset(broken, tmp_path / "labels")
    done = CliRunner().invoke(command, ["validate", str(tmp_path / "labels")])
    assert done.stdout.splitlines() == [
        "table spans, annotation 2, region r: annotation 2 is not there",
        "table spans, annotation 2, region r: label x is not in the scheme",
        "table spans, annotation 1, region r: span 0..9999 is not a piece of the text",
    ]
    assert isinstance(done.exception, DatasetError)
    assert "3 broken promises" in str(done.exception)


def test_a_newer_dataset_is_refused_with_the_words_to_say_so(tmp_path: Path) -> None:
    write_dataset(sample_dataset(), tmp_path / "labels")
    header = tmp_path / "labels" / "dataset.json"
    told = json.loads(header.read_text(encoding="utf-8")) | {"format_version": 2}
    header.write_text(json.dumps(told), encoding="utf-8")
    for arguments in (["validate"], ["merge", "--out", str(tmp_path / "out")], ["diff", SAMPLE]):
        with pytest.raises(DatasetError, match="has format version 2.*Upgrade: pip install"):
            run(*arguments, tmp_path / "labels")
    assert not (tmp_path / "out").exists()


def test_merge_writes_one_dataset_and_says_what_it_decided(tmp_path: Path) -> None:
    sample = sample_dataset()
    moved = sample.annotations.assign(updated=sample.annotations["updated"] + pd.Timedelta(days=1))
    write_dataset(replace(sample, annotations=moved), tmp_path / "later")
    done = run("merge", SAMPLE, tmp_path / "later", "--out", tmp_path / "both")
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"28 articles, 82 annotations in {tmp_path / 'both'}",
        "  82 annotations stood in several Datasets",
        "  82 of them were changed in between: the later version stays",
    ]
    assert validate(read_dataset(tmp_path / "both")) == []
    assert run("merge", SAMPLE, "--out", tmp_path / "both", "--quiet").stderr == ""


def test_diff_prints_for_people_and_as_jsonl(tmp_path: Path) -> None:
    sample = sample_dataset()
    write_dataset(replace(sample, spans=sample.spans[1:]), tmp_path / "less")
    assert run("diff", SAMPLE, SAMPLE).stdout == "nothing changed\n"
    assert run("diff", SAMPLE, tmp_path / "less").stdout.startswith("spans: 1 removed\n  - ")
    run("diff", SAMPLE, tmp_path / "less", "--format", "jsonl", "--out", tmp_path / "changes.jsonl")
    records = [json.loads(line) for line in (tmp_path / "changes.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(record["table"], record["change"]) for record in records] == [("spans", "removed")]


def test_pseudonymise_says_what_it_left_out_and_what_it_left_alone(tmp_path: Path) -> None:
    one = article(body="Write to desk@courier.example.")
    made = dataset([one], [annotation("1", one.id, "ada@example.org")])
    write_dataset(replace(made, provenance={"url": "http://x.example", "tasks": 1}), tmp_path / "labels")
    done = run("pseudonymise", tmp_path / "labels", "--key", tmp_path / "names.key", "--out", tmp_path / "open")
    assert done.stderr.splitlines() == [
        f"1 pseudonym in {tmp_path / 'open'}; keep {tmp_path / 'names.key'} apart from it",
        "left out of its provenance: url",
        "articles, reasons and answers were left alone; e-mail addresses in them: 1",
    ]
    assert "@" not in read_dataset(tmp_path / "open").annotations["annotator"][0]
