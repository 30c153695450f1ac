"""`unsourced agreement`: the whole of it, on the sample and on small Datasets."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exports.agreement.agreement import agreement
from exports.agreement.report.text import agreement_json, agreement_table
from exports.commands.agreement import command
from exports.dataset.dataset import write_dataset
from exports.report.tables import format_figure
from exports.sample.build import sample_dataset
from tests.exports.agreement.disputes import TEXT, disputed
from tests.exports.building import annotation, article, dataset, span
from unsourced.errors import DatasetError
from unsourced.io.shipped_files import sample_folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_json_holds_every_figure_of_the_sample_and_no_nan() -> None:
    result = run(str(sample_folder() / "dataset"), "--format", "json")
    assert result.exit_code == 0
    told = json.loads(result.output)
    assert told["synthetic"] is True
    assert told["headline"] == "unsuggested"
    (origin,) = told["origins"]
    scopes = {(row["unit"], row["label"], row["one"], row["other"]) for row in origin["labels"]}
    assert len(scopes) == len(origin["labels"]) == 3 * 9 * 4
    assert {row["unit"] for row in origin["sets"]} == {"sentence", "token"}
    assert {row["kind"] for row in origin["spans"]} == {"exact", "partial", "boundary"}
    for figures in ("sets", "spans", "relations", "questions"):
        for row in origin[figures]:
            assert 0 <= row["prevalence"] <= 1
            assert 0 <= row["observed"] <= 1
    for row in origin["labels"]:
        assert row["alpha_low"] < row["alpha"] < row["alpha_high"]
        assert row["reason"] == ""
        assert row["kappa_low"] < row["kappa"] < row["kappa_high"]
        assert 0 < row["prevalence"] < 1
        assert {"observed", "positive", "negative", "articles"} <= row.keys()
    assert "NaN" not in result.output


def test_the_same_dataset_gives_the_same_figures() -> None:
    assert agreement_json(agreement(sample_dataset())) == agreement_json(agreement(sample_dataset()))


def test_terminal_says_that_the_sample_is_synthetic_and_shows_intervals_and_disputes() -> None:
    output = run(str(sample_folder() / "dataset")).output
    assert output.startswith("Synthetic:")
    assert "α_U" in output
    assert "undefined: no variation" in output
    for heading in ("Most contested articles", "Most contested spans", "Labels taken for one another", "Annotators"):
        assert heading in output


def test_suggested_work_stands_apart_and_is_not_the_headline() -> None:
    other = article(title="Another")
    shown = {"suggested_version": "rules-1"}
    rows = [annotation("1", TEXT.id, "ada"), annotation("2", TEXT.id, "bo")]
    rows += [annotation("3", other.id, "ada", **shown), annotation("4", other.id, "bo", **shown)]
    spans = [span("1", "source", 0, 6), span("3", "source", 0, 6), span("4", "source", 0, 6)]
    found = agreement(dataset([TEXT, other], rows, spans))
    assert found.headline == "unsuggested"
    alphas = {}
    for origin in found.origins:
        (alphas[origin.origin],) = (
            row["alpha"]
            for row in origin.labels
            if (row["unit"], row["label"], row["one"]) == ("character", "source", "")
        )
    assert alphas["suggested"] == 1
    assert alphas["unsuggested"] < 0
    apart = [row if row["annotation_id"] != "2" else row | shown for row in rows]
    assert agreement(dataset([TEXT, other], apart, spans)).headline == "suggested"


def test_undefined_is_told_with_the_reason_and_never_as_one() -> None:
    made = dataset([TEXT], [annotation("1", TEXT.id, "ada")], [span("1", "source", 0, 6)])
    found = agreement(made)
    assert {(row["alpha"], row["reason"]) for row in found.origins[0].labels} == {(None, "one annotator")}
    assert "undefined: one annotator" in agreement_table(found)
    json.loads(agreement_json(found))


def test_curators_and_gold_do_not_count() -> None:
    rows = [annotation("1", TEXT.id, "ada"), annotation("2", TEXT.id, "bo", role="curator")]
    assert agreement(dataset([TEXT], rows)).origins[0].annotators == 1
    with pytest.raises(DatasetError, match="no annotator submitted anything"):
        agreement(dataset([TEXT], rows[1:]))


def test_where_people_disagree() -> None:
    contested = agreement(disputed()).disagreement
    first = contested.spans[0]
    assert (first["text"], first["label"]) == ("The pumps failed", "speculation") or first["label"] == "opinion-as-fact"
    assert {(row["label"], row["marked_by"], row["asked"]) for row in contested.spans[:2]} == {
        ("speculation", 2, 3),
        ("opinion-as-fact", 1, 3),
    }
    assert contested.spans[2]["share"] == 1
    taken = {(row["label"], row["instead"]): row["often"] for row in contested.confusions}
    assert taken == {("speculation", "opinion-as-fact"): 2, ("opinion-as-fact", "speculation"): 2}
    assert contested.annotators[0]["annotator"] == "cy"
    assert contested.annotators[0]["rest"] == 1
    (only,) = contested.articles
    assert (only["title"], only["annotators"]) == ("Pumps fail in Tarsk", 3)


def test_speed_and_time_are_told_where_they_are_known() -> None:
    people = {row["annotator"]: row for row in agreement(sample_dataset()).disagreement.annotators}
    assert all(-1 <= row["speed"] <= 1 for row in people.values())
    assert all(row["first_half"] and row["second_half"] for row in people.values())
    for row in people.values():
        assert sum(step["articles"] for step in row["by_time"]) == row["articles"]
        speeds = [step["tokens_a_minute"] for step in row["by_speed"]]
        assert speeds == sorted(speeds)
        assert all(0 < step["agreement"] < 1 for step in row["by_time"] + row["by_speed"])
    assert all(not row["by_time"] for row in agreement(disputed()).disagreement.annotators)
    assert all(row["speed"] is None for row in agreement(disputed()).disagreement.annotators)


def test_text_that_looks_like_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    made = disputed()
    text = TEXT.text.replace("The pumps failed", "[/b] \x1b[1mfailed.")
    broken = replace(made, articles=made.articles.assign(text=text))
    write_dataset(broken, tmp_path / "labels")
    output = run(str(tmp_path / "labels")).output
    assert "[/b] �[1mfailed." in output


def test_what_is_no_dataset_is_refused_and_out_is_written(tmp_path: Path) -> None:
    result = run(str(tmp_path / "nothing"))
    assert isinstance(result.exception, DatasetError)
    write_dataset(disputed(), tmp_path / "labels")
    result = run(str(tmp_path / "labels"), "--format", "json", "--out", str(tmp_path / "a.json"))
    assert result.output == ""
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["headline"] == "unsuggested"


def test_figures_for_people() -> None:
    assert format_figure(0.5) == "0.50"
    assert format_figure(0.5, 0.25, 0.75) == "0.50 [0.25, 0.75]"
    assert format_figure(None, reason="one annotator") == "undefined: one annotator"


def test_the_terminal_view_is_the_golden_one() -> None:
    """`unsourced agreement unsourced/sample/dataset > tests/exports/agreement/golden/sample.txt` makes it anew."""
    golden = Path(__file__).parent / "golden" / "sample.txt"
    assert run(str(sample_folder() / "dataset")).output == golden.read_text(encoding="utf-8")
