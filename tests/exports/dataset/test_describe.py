"""The description counts what is there."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
from click.testing import CliRunner

from exports.commands.dataset import command
from exports.dataset.dataset import Problem
from exports.dataset.describe import describe
from tests.exports.building import annotation, article, dataset, span
from tests.paths import ROOT
from unsourced.io.shipped_files import sample_folder

GOLDEN = ROOT / "tests" / "exports" / "golden"
# "Pumps fail", a blank line, two sentences.
ONE = article("Pumps fail", "Critics said so. Nobody counted.")


def test_every_figure_of_a_small_dataset_is_the_one_counted_by_hand() -> None:
    day = pd.Timestamp("2026-05-06", tz="UTC")
    found = describe(
        replace(
            dataset(
                [ONE],
                [
                    annotation("1", ONE.id, "ada", created=day, lead_time=10.0),
                    annotation("2", ONE.id, "bo", created=day + pd.Timedelta(days=3), lead_time=30.0),
                    annotation("3", ONE.id, "cy", status="skipped"),
                    annotation("4", ONE.id, "dee", role="gold"),
                ],
                [
                    span("1", "source", 12, 19, "r", reason="who?"),
                    span("1", "source", 29, 35, "s"),
                    span("2", "source", 12, 14, "r"),
                    span("2", "source", 15, 19, "r", part=1),
                    span("2", "speculation", 12, 19, "p", origin="prediction"),
                ],
                [],
                [{"annotation_id": "1", "region_id": None, "question": "bias", "value": "none"}],
            ),
            problems=(Problem(kind="offsets", message="nowhere"),),
        )
    )
    assert found["articles"]["words"] == 7
    assert found["articles"]["outlets"] == {"Tarsk Courier": 1}
    assert found["articles"]["topics"] == {"(not said)": 1}
    assert found["annotations"]["status"] == {"submitted": 3, "skipped": 1}
    assert found["annotations"]["made"] == {"first": "2026-05-06", "last": "2026-05-09"}
    assert found["annotations"]["lead_time_seconds"]["median"] == 20
    assert found["annotations"]["annotators_an_article"] == {"2": 1}
    assert found["annotations"]["began_with_suggestions"] == 1
    assert found["annotators"]["bo"]["spans"] == 2
    assert found["spans"] == {"count": 4, "origins": {"manual": 3, "prediction": 1}}
    source = found["labels"]["source"]
    assert (source["spans"], source["annotations"]) == (3, 2)
    # 7, 6, and a span of two parts: 2 + 4.
    assert source["length"] == {"least": 6.0, "quarter": 6.0, "median": 6.0, "three_quarters": 6.5, "most": 7.0}
    assert source["sentences"] == {"asked_of_several": 3, "marked_by_any": 2, "marked_by_all": 1}
    assert found["labels"]["loaded-language"]["length"] is None
    assert found["answers"]["bias"] == {"none": 1}
    assert (found["reasons"], found["problems"], found["synthetic"]) == (1, {"offsets": 1}, False)


def test_the_report_reads_as_it_did() -> None:
    arguments = ["describe", str(sample_folder() / "dataset"), "--format", "markdown"]
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert done.stdout == (GOLDEN / "describe.md").read_text(encoding="utf-8")


def test_the_command_prints_for_people_and_as_json(tmp_path: Path) -> None:
    path = str(sample_folder() / "dataset")
    told = CliRunner().invoke(command, ["describe", path], catch_exceptions=False).stdout
    assert told.startswith("SYNTHETIC: ")
    assert "  28 articles, 9711 words" in told
    out = tmp_path / "d.json"
    CliRunner().invoke(command, ["describe", path, "--format", "json", "--out", str(out)], catch_exceptions=False)
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["articles"]["count"] == 28
    assert found["data_statement"]["Language variety"]["known"] == ["languages: en (28)"]
