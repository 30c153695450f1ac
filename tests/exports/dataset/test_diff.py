"""What changed between two Datasets: nothing is missed, nothing is invented."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.dataset.dataset import Dataset
from exports.dataset.diff import diff
from exports.dataset.report.differences import diff_text
from exports.dataset.schema import frame
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME, annotation, article, dataset, span
from unsourced.errors import DatasetError

ONE = article("Pumps fail", "Critics said so. Nobody counted.")
TWO = article("Pumps work", "Critics said nothing.")


def made(spans: list[tuple[str, int, int]], status: str = "submitted", answer: str = "none") -> Dataset:
    marks = [span("1", label, start, end, region_id=f"r{n}") for n, (label, start, end) in enumerate(spans)]
    return dataset(
        [ONE],
        [annotation("1", ONE.id, "ada", status=status, updated=pd.Timestamp("2026-05-01", tz="UTC"))],
        marks,
        [],
        [{"annotation_id": "1", "region_id": None, "question": "bias", "value": answer}],
    )


def test_nothing_changed_between_a_dataset_and_itself_in_another_order() -> None:
    sample = sample_dataset()
    turned = replace(sample, spans=sample.spans[::-1], articles=sample.articles[::-1].reset_index(drop=True))
    assert list(diff(sample, sample)) == []
    assert list(diff(sample, turned)) == []
    assert diff_text(sample, turned) == "nothing changed\n"


def test_what_came_went_and_changed_is_said_with_its_words() -> None:
    old = made([("source", 12, 19), ("speculation", 20, 24)])
    new = made([("vague-source", 12, 19)], status="skipped", answer="some")
    new = replace(new, articles=pd.concat([new.articles, dataset([TWO], []).articles]))
    assert diff_text(old, new) == (
        "articles: 1 added\n"
        f"  + {TWO.id} “Pumps work”\n"
        "annotations: 1 changed\n"
        "  ~ 1 status: submitted → skipped\n"
        "spans: 1 removed, 1 changed\n"
        "  - 1 r1 0 speculation 20..24 “said”\n"
        "  ~ 1 r0 0 label: source → vague-source\n"
        "answers: 1 changed\n"
        "  ~ 1 bias value: none → some\n"
    )


def test_records_carry_whole_rows_and_only_what_differs_of_changed_ones() -> None:
    records = [change.record() for change in diff(made([("source", 12, 19)]), made([("source", 12, 18)]))]
    assert records == [
        {
            "table": "spans",
            "change": "changed",
            "key": {"annotation_id": "1", "region_id": "r0", "part": 0},
            "before": {"end": 19},
            "after": {"end": 18},
        }
    ]
    added = [change.record() for change in diff(dataset([], []), made([]))]
    assert [record["table"] for record in added] == ["articles", "annotations", "answers"]
    assert json.loads(json.dumps(added))[1]["after"]["updated"] == "2026-05-01T00:00:00+00:00"


def test_an_answer_about_the_article_and_lists_are_compared() -> None:
    old = made([])
    offered = old.annotations.assign(labels_offered=pd.Series([["source"]], dtype=object))
    found = list(diff(old, replace(old, annotations=offered)))
    assert [(change.table, dict(change.after)) for change in found] == [("annotations", {"labels_offered": ["source"]})]


def test_another_scheme_is_said_with_what_it_lacks() -> None:
    old = made([])
    less = replace(SCHEME, labels=SCHEME.labels[:-1], version="2", source=SCHEME.source + "\n")
    change = next(diff(old, replace(old, scheme=less)))
    assert change.table == "scheme"
    assert change.before["only here"] == ["label loaded-language"]
    assert change.after["only here"] == []


def test_more_than_ten_are_counted() -> None:
    new = made([("source", n, n + 1) for n in range(12)])
    assert "    and 2 more added\n" in diff_text(made([]), new)


def test_a_key_that_stands_twice_is_refused() -> None:
    broken = replace(made([]), articles=pd.concat([made([]).articles] * 2))
    with pytest.raises(DatasetError, match="table articles: has a key twice"):
        list(diff(made([]), broken))


MARKS = st.lists(
    st.tuples(st.sampled_from(["source", "speculation"]), st.integers(0, 5), st.integers(6, 9)), max_size=4
)


@settings(max_examples=30)
@given(MARKS, MARKS)
def test_applying_the_changes_to_the_old_spans_gives_the_new_ones(
    one: list[tuple[str, int, int]], other: list[tuple[str, int, int]]
) -> None:
    old, new = made(one), made(other)
    rows = {str(row["region_id"]): {str(k): v for k, v in row.items()} for row in old.spans.to_dict("records")}
    for change in diff(old, new):
        region = str(change.key["region_id"])
        if change.kind == "removed":
            del rows[region]
        else:
            rows[region] = {**rows.get(region, {}), **dict(change.after)}
    again = frame("spans", [{k: None if v != v else v for k, v in row.items()} for row in rows.values()])
    pd.testing.assert_frame_equal(again.sort_values("region_id", ignore_index=True), new.spans)
