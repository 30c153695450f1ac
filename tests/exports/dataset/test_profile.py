"""Profiles: figures that can be worked out by hand, intervals over articles, and nothing where there is too little."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from exports.commands.profile import command
from exports.dataset.dataset import Dataset, write_dataset
from exports.dataset.profile import Profile, profile
from exports.dataset.report.profile_text import profile_text
from exports.sample.build import sample_dataset
from tests.exports.building import annotation, article, dataset, span
from tests.paths import ROOT
from unsourced.core.article import Article, make_article
from unsourced.io.shipped_files import sample_folder

GOLDEN = ROOT / "tests" / "exports" / "golden"


def many(outlet: str | None, count: int, **more: object) -> list[Article]:
    """Articles of exactly ten words."""
    return [
        make_article(title=f"No {n}", body="one two three four five six seven eight", raw=f"{outlet}{n}",
                     reader_version="1", outlet=outlet, url=f"https://x.example/{outlet}/{n}", **more)  # type: ignore[arg-type]
        for n in range(count)
    ]  # fmt: skip


def labelled(articles: list[Article], marks: int = 1, answer: str = "some") -> Dataset:
    """Ada marks `marks` sources in each article, Bo none; Ada says `answer` of its bias."""
    annotations, spans, answers = [], [], []
    for number, one in enumerate(articles):
        annotations += [annotation(f"a{number}", one.id, "ada"), annotation(f"b{number}", one.id, "bo")]
        spans += [span(f"a{number}", "source", n, n + 1, region_id=f"r{n}") for n in range(marks)]
        answers.append({"annotation_id": f"a{number}", "region_id": None, "question": "bias", "value": answer})
    return dataset(articles, annotations, spans, [], answers)


def figure(found: Profile, group: str, key: str) -> tuple[int, float, float, float]:
    rows = found.figures[(found.figures["group"] == group) & (found.figures["key"] == key)]
    row = rows[["articles", "value", "low", "high"]].to_numpy().tolist()[0]
    return int(row[0]), row[1], row[2], row[3]


def test_the_mean_over_annotators_counts_per_thousand_words() -> None:
    found = profile(labelled(many("Courier", 20)), "outlet")
    # One mark by one of two annotators in each article of ten words; all alike, so the interval is a point.
    assert list(figure(found, "Courier", "source")) == pytest.approx([20, 50, 50, 50])
    assert figure(found, "Courier", "speculation") == (20, 0.0, 0.0, 0.0)
    assert figure(found, "Courier", "bias") == (20, 2.0, 2.0, 2.0)
    assert found.scales["bias"] == ["1 = none", "2 = some", "3 = strong"]


def test_parts_of_one_span_are_one_and_relabelled_or_older_work_does_not_count() -> None:
    articles = many("Courier", 20)
    made = labelled(articles)
    spans = [span(f"a{n}", "source", part, part + 1, region_id="r0", part=part) for n in range(20) for part in (0, 1)]
    assert figure(profile(replace(made, spans=dataset([], [], spans).spans), "outlet"), "Courier", "source")[
        1
    ] == pytest.approx(50)
    unasked = made.annotations.assign(
        role=["annotator", "curator"] * 20, labels_offered=pd.Series([["speculation"]] * 40, dtype=object)
    )
    found = profile(replace(made, annotations=unasked), "outlet")
    assert figure(found, "Courier", "source")[0] == 0
    assert figure(found, "Courier", "speculation")[0] == 20
    assert found.annotators == 1


def test_of_two_submissions_by_one_person_the_latest_counts() -> None:
    articles = many("Courier", 20)
    made = labelled(articles)
    as_one = made.annotations.assign(annotator="ada")
    assert figure(profile(replace(made, annotations=as_one), "outlet"), "Courier", "source")[1] == 0


def test_nineteen_articles_are_too_few() -> None:
    found = profile(labelled(many("Courier", 20) + many("Ledger", 19)), "outlet")
    articles, value, low, high = figure(found, "Ledger", "source")
    assert articles == 19
    assert np.isnan([value, low, high]).all()
    assert "Too few annotated articles for a figure (fewer than 20): Ledger (19)" in profile_text(found)


def test_groups_stand_in_the_alphabets_order_and_the_unnamed_last() -> None:
    articles = many("wire", 1) + many("Courier", 1) + many(None, 1)
    assert list(dict.fromkeys(profile(labelled(articles), "outlet").figures["group"])) == [
        "Courier",
        "wire",
        "(not named)",
    ]


def test_an_article_of_two_authors_counts_for_each_and_topics_group_too() -> None:
    found = profile(labelled(many("Courier", 20, authors=["Oda", "Marrek"], topic="water")), "author")
    assert figure(found, "Oda", "source")[0] == figure(found, "Marrek", "source")[0] == 20
    assert figure(profile(labelled(many("Courier", 20, topic="water")), "topic"), "water", "source")[0] == 20


def test_the_interval_covers_the_rate_that_made_the_articles_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(3)
    articles, covered = many("Courier", 40), 0
    base = labelled(articles, marks=0)
    for seed in range(40):
        spans = [
            span(f"a{n}", "source", m, m + 1, region_id=f"r{m}")
            for n, count in enumerate(rng.poisson(2, 40))
            for m in range(count)
        ]
        made = replace(base, spans=dataset([], [], spans).spans)
        _, _, low, high = figure(profile(made, "outlet", seed=seed), "Courier", "source")
        covered += low <= 100 <= high
    assert 33 <= covered <= 40


def test_an_outlets_figures_do_not_depend_on_the_others() -> None:
    mixed = labelled(many("Courier", 20) + many("Ledger", 25))
    rows = profile(mixed, "outlet").figures
    alone = profile(labelled(many("Courier", 20)), "outlet").figures
    assert rows[rows["group"] == "Courier"].reset_index(drop=True).equals(alone)


def test_the_report_reads_as_it_did(tmp_path: Path) -> None:
    sample = sample_dataset()
    one_topic = replace(sample, articles=sample.articles.assign(topic="Velmora").astype({"topic": "str"}))
    write_dataset(one_topic, tmp_path / "labels")
    done = CliRunner().invoke(command, [str(tmp_path / "labels"), "--by", "topic"], catch_exceptions=False)
    golden = GOLDEN / "profile.txt"
    assert done.stdout == golden.read_text(encoding="utf-8")


def test_json_and_csv_carry_the_same_figures_and_say_synthetic(tmp_path: Path) -> None:
    path = str(sample_folder() / "dataset")
    told = json.loads(CliRunner().invoke(command, [path, "--format", "json"], catch_exceptions=False).stdout)
    assert told["synthetic"] is True
    assert {row["value"] for row in told["figures"]} == {None}
    CliRunner().invoke(command, [path, "--format", "csv", "--out", str(tmp_path / "p.csv")], catch_exceptions=False)
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(told["figures"]) == 7 * 11
    assert {row["synthetic"] for row in rows} == {"True"}


def test_a_dataset_without_work_has_no_figures() -> None:
    assert "0 annotations by 0 annotators" in profile_text(profile(dataset([], []), "outlet"))
    assert profile(dataset([article()], []), "outlet").figures["articles"].eq(0).all()
