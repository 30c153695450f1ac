"""Whose work counts, for which labels, and what each vote marks."""

from typing import Any

import pandas as pd
import pytest

from exports.dataset.dataset import Dataset
from exports.dataset.votes import began_with_suggestions, latest_votes, overlaps, require_votes, vote_spans
from tests.exports.building import SCHEME, annotation, article, dataset, span
from unsourced.errors import DatasetError

ONE = article("Pumps fail", "Critics said so. Nobody counted.")
DAY = pd.Timestamp("2026-05-06", tz="UTC")
SOURCE = SCHEME.label_keys.index("source")


def made(*rows: dict[str, Any], spans: tuple[dict[str, Any], ...] = ()) -> Dataset:
    return dataset([ONE], [{"labels_offered": ["source"]} | row for row in rows], spans)


def row(key: str, who: str, **more: Any) -> dict[str, Any]:
    return annotation(key, ONE.id, who, **({"labels_offered": ["source"]} | more))


def test_the_latest_submission_of_each_person_is_the_vote() -> None:
    votes = latest_votes(
        made(
            row("1", "ada", updated=DAY),
            row("2", "ada", created=DAY + pd.Timedelta(days=1)),
            row("3", "ada"),
            row("4", "bo", status="skipped"),
            row("5", "cy", status="draft"),
            row("6", "dee", role="gold"),
        )
    )
    assert votes.to_dict("list") == {
        "vote": [0], "annotation_id": ["2"], "annotator": ["ada"], "article": [0], "label": [SOURCE]
    }  # fmt: skip


def test_a_label_that_was_not_offered_has_no_vote() -> None:
    data = made(
        row("1", "ada", labels_offered=["source", "speculation", "no-label"]), row("2", "bo", labels_offered=None)
    )
    votes = latest_votes(data)
    assert sorted(SCHEME.label_keys[label] for label in votes["label"]) == ["source", "speculation"]
    assert latest_votes(data, roles=("curator",)).empty


def test_suggestions_count_by_their_version_or_by_a_span_of_theirs() -> None:
    spans = (span("2", "source", 12, 19, origin="prediction-changed"), span("3", "source", 12, 19))
    data = made(row("1", "ada", suggested_version="rules-1"), row("2", "bo"), row("3", "cy"), spans=spans)
    assert began_with_suggestions(data).to_list() == [True, True, False]
    assert latest_votes(data, suggested=True)["annotator"].to_list() == ["ada", "bo"]
    assert latest_votes(data, suggested=False)["annotator"].to_list() == ["cy"]


def test_spans_of_a_vote_that_touch_or_overlap_are_one() -> None:
    places = [(0, 3), (3, 5), (4, 8), (9, 10)]
    spans = [span("1", "source", start, end, f"r{start}") for start, end in places]
    spans += [span("1", "speculation", 0, 9), span("2", "source", 9, 12)]
    data = made(row("1", "ada"), row("2", "bo"), spans=tuple(spans))
    found = vote_spans(data, latest_votes(data))
    assert found[["vote", "start", "end"]].to_numpy().tolist() == [[0, 0, 8], [0, 9, 10], [1, 9, 12]]
    pieces = pd.DataFrame({"article": [0, 0], "start": [2, 8], "end": [6, 20]})
    met = overlaps(found, pieces)
    assert met[["vote", "piece", "shared"]].to_numpy().tolist() == [[0, 0, 4], [0, 1, 1], [1, 1, 3]]


def test_without_a_vote_the_error_says_what_there_is_instead() -> None:
    require_votes(made(row("1", "ada")))
    with pytest.raises(
        DatasetError, match="labels: no annotator submitted anything; what was submitted has the role gold"
    ):
        require_votes(made(row("1", "ada", role="gold")), where="labels")
    with pytest.raises(DatasetError, match="no annotator submitted an article that came with suggestions"):
        require_votes(made(row("1", "ada")), suggested=True)
    with pytest.raises(DatasetError, match=r"nobody with the role gold or curator submitted anything\."):
        require_votes(made(row("1", "ada", status="draft")), roles=("gold", "curator"))
