"""PTC: what every format does, and what is its own."""

from pathlib import Path

import pandas as pd
from hypothesis import given

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss
from exports.dataset.map_scheme import map_scheme
from exports.formats import ptc
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME, annotation, article, span
from tests.exports.building import dataset as build
from tests.exports.formats.contract import ARTICLE, FILES, Damage, FormatContract, change, remove, there_and_back
from tests.exports.formats.invented import datasets, judged, marked, submitted
from unsourced.schemes.load import load_scheme

TC = "ada/task-flc-tc/articleID.task-flc-tc.labels"


class TestPtc(FormatContract):
    format = "ptc"
    damages = (
        Damage(change(TC, "\tsource", " source"), "labels, line 1: has 3 columns, not 4"),
        Damage(change(TC, "\t5", "\tfive"), "labels, line 1: 'five' is not an offset"),
        Damage(change(TC, "\t5", "\t5000"), "labels, line 1: offset 5000 is outside"),
        Damage(change(TC, "\t5", "\t0"), "labels, line 1: span 0..0 is not a piece"),
        Damage(change(TC, "source", "sauce"), "labels, line 1: label 'sauce' is not in scheme credibility"),
        Damage(change(TC, ARTICLE.id, "777"), f"labels, line 1: is about article 777, not {ARTICLE.id}"),
        Damage(remove("articles/articleID.txt"), "has no article"),
    )

    @FILES
    @given(datasets())
    def test_ptc_keeps_spans_and_who_marked_what(self, one: Dataset) -> None:
        with there_and_back(self.format, one) as (back, losses, _):
            mine = submitted(one)
            assert marked(back) == marked(mine)
            assert judged(back) == judged(mine)
            assert losses[Loss.RELATIONS] == len(mine.relations)
            assert losses[Loss.PARTS] == (mine.spans["part"] > 0).sum()
            assert losses[Loss.SKIPS] == (one.annotations["status"] == "skipped").sum()


def test_techniques_have_the_tasks_own_names(tmp_path: Path) -> None:
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
    one = article()
    moments = [pd.Timestamp(f"2026-05-0{day}", tz="UTC") for day in (2, 1)]
    annotations = [annotation(str(n), one.id, "ada", updated=moment) for n, moment in enumerate(moments)]
    twice = build([one], annotations, [span("0", "source", 0, 5), span("1", "source", 6, 10)])
    losses = ptc.write(twice, tmp_path)
    assert [row[3:] for row in marked(ptc.read(tmp_path, SCHEME))] == [(0, 5)]
    assert losses[Loss.EARLIER_ANNOTATIONS] == 1
    assert losses[Loss.SPANS_OF_ANNOTATIONS] == 1
