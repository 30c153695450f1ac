"""There and back: what a format carries comes back as it was, and what it does not was counted."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from exports.dataset.dataset import Dataset
from exports.dataset.validate import validate
from exports.formats import conll, ptc
from exports.formats.losses import Losses
from exports.formats.per_annotator import annotator_of, as_name
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME
from tests.exports.formats.invented import PEOPLE, assert_same_rows, datasets, judged, marked, submitted

LOSSLESS = ["jsonl", "csv_tables", "huggingface", "label_studio"]
# Each example writes files.
FILES = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def there_and_back(name: str, dataset: Dataset) -> Iterator[tuple[Dataset, Losses, Path]]:
    module: Any = import_module(f"exports.formats.{name}")
    with tempfile.TemporaryDirectory() as folder:
        losses = module.write(dataset, Path(folder))
        yield module.read(Path(folder), None), losses, Path(folder)


@pytest.mark.parametrize("name", LOSSLESS)
@FILES
@given(datasets())
def test_tables_come_back_as_they_were(name: str, dataset: Dataset) -> None:
    with there_and_back(name, dataset) as (back, losses, _):
        assert losses == {}
        assert_same_rows(back, dataset)
        assert back.scheme == dataset.scheme
        assert validate(back) == []


@pytest.mark.parametrize("name", ["jsonl", "csv_tables", "huggingface"])
def test_the_sample_comes_back_and_stays_synthetic(name: str) -> None:
    sample = sample_dataset()
    with there_and_back(name, sample) as (back, losses, _):
        assert losses == {}
        assert_same_rows(back, sample)
        assert back.provenance == sample.provenance


def test_the_sample_through_label_studios_json() -> None:
    sample = sample_dataset()
    with there_and_back("label_studio", sample) as (back, losses, _):
        assert losses == {"annotations whose project is not told": 82}
        assert marked(back) == marked(sample)
        assert len(back.relations) == len(sample.relations)
        assert len(back.answers) == len(sample.answers)
        assert set(back.annotations["annotation_id"]) == set(sample.annotations["annotation_id"])
        assert back.problems == ()
        assert back.synthetic


@FILES
@given(datasets())
def test_ptc_keeps_spans_and_who_marked_what(dataset: Dataset) -> None:
    with there_and_back("ptc", dataset) as (back, losses, _):
        mine = submitted(dataset)
        assert marked(back) == marked(mine)
        assert judged(back) == judged(mine)
        assert losses["relations left out"] == len(mine.relations)
        assert losses["parts of discontinuous spans written as spans of their own"] == (mine.spans["part"] > 0).sum()
        assert losses["skipped annotations left out"] == (dataset.annotations["status"] == "skipped").sum()


@FILES
@given(datasets())
def test_brat_keeps_parts_relations_answers_and_reasons(dataset: Dataset) -> None:
    with there_and_back("brat", dataset) as (back, losses, _):
        mine = submitted(dataset)
        told = sum(
            losses[what]
            for what in (
                "parts that only line breaks divide, which become one",
                "spans that lost a line break at an end",
                "spans of nothing but line breaks left out",
            )
        )
        if not told:
            assert marked(back) == marked(mine)
            assert sorted(back.spans["part"]) == sorted(mine.spans["part"])
        assert judged(back) == judged(mine)
        assert len(back.relations) == len(mine.relations) - losses["relations of spans left out"]
        gone = losses["answers in words, with several choices or of spans left out"]
        assert len(back.answers) == mine.answers["region_id"].notna().sum() - gone
        assert validate(back) == []


@FILES
@given(datasets(plain=True))
def test_conll_keeps_what_lies_on_tokens_apart(dataset: Dataset) -> None:
    with there_and_back("conll", dataset) as (back, losses, _):
        assert judged(back) == judged(dataset)
        assert validate(back) == []
        if not losses.keys() - {"articles without their outlet, date, address and other facts"}:
            assert marked(back) == marked(dataset)
    # What has gone through once has nothing more to lose, and comes back the same.
    with there_and_back("conll", back) as (again, losses, _):
        assert losses == {}
        assert marked(again) == marked(back)


@pytest.mark.parametrize("person", [*PEOPLE, "a/b", ".", "..", "x.", " y", "%41", "Ünal"])
def test_every_name_is_a_file_of_its_own(person: str, tmp_path: Path) -> None:
    name = as_name(person)
    (tmp_path / name).write_text("")
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert annotator_of(name) == person


def test_a_token_is_a_word_or_one_sign() -> None:
    text = "Pumps fail [sic], 7.5 m"
    assert [text[a:b] for a, b in conll.tokens(text)] == ["Pumps", "fail", "[", "sic", "]", ",", "7", ".", "5", "m"]


def test_techniques_have_the_tasks_own_names(tmp_path: Path) -> None:
    from exports.dataset.map_scheme import map_scheme
    from unsourced.schemes.load import load_scheme

    mapped = map_scheme(sample_dataset(), load_scheme("ptc")).dataset
    ptc.write(mapped, tmp_path)
    names = {
        line.split("\t")[1] for file in tmp_path.rglob("*.task-flc-tc.labels") for line in file.read_text().splitlines()
    }
    assert names == {"Appeal_to_Authority", "Repetition", "Doubt", "Exaggeration,Minimisation", "Loaded_Language"}
    assert marked(ptc.read(tmp_path, None)) == marked(submitted(mapped))


def test_span_files_hold_each_place_once(tmp_path: Path) -> None:
    ptc.write(sample_dataset(), tmp_path)
    file = next(iter(tmp_path.rglob("*.task-si.labels")))
    lines = file.read_text().splitlines()
    assert lines
    assert len(set(lines)) == len(lines)
    assert all(len(line.split("\t")) == 3 for line in lines)


def test_the_latest_submission_of_a_person_counts(tmp_path: Path) -> None:
    import pandas as pd

    from tests.exports.building import annotation, article, span
    from tests.exports.building import dataset as build

    one = article()
    moments = [pd.Timestamp(f"2026-05-0{day}", tz="UTC") for day in (2, 1)]
    annotations = [annotation(str(n), one.id, "ada", updated=moment) for n, moment in enumerate(moments)]
    twice = build([one], annotations, [span("0", "source", 0, 5), span("1", "source", 6, 10)])
    losses = ptc.write(twice, tmp_path)
    assert [row[3:] for row in marked(ptc.read(tmp_path, SCHEME))] == [(0, 5)]
    assert losses["earlier annotations of the same person left out"] == 1
    assert losses["spans of annotations left out"] == 1


def test_what_belongs_to_a_span_that_brat_cannot_hold_goes_with_it(tmp_path: Path) -> None:
    from exports.formats import brat
    from tests.exports.building import annotation, article, span
    from tests.exports.building import dataset as build

    one = article()
    gap = one.text.index("\n")
    losses = brat.write(
        build(
            [one],
            [annotation("1", one.id, "ada")],
            [span("1", "source", gap, gap + 1, "gap"), span("1", "attributed-claim", 0, 5, "claim")],
            [{"annotation_id": "1", "from_region": "claim", "to_region": "gap", "type": "sourced-from"}],
            [{"annotation_id": "1", "region_id": "gap", "question": "source-kind", "value": "person"}],
        ),
        tmp_path,
    )
    assert [row[3:] for row in marked(brat.read(tmp_path, None))] == [(0, 5)]
    assert losses["spans of nothing but line breaks left out"] == 1
    assert losses["relations of spans left out"] == 1
    assert losses["answers in words, with several choices or of spans left out"] == 1
