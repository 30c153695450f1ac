"""Quotes become offsets, regions and times, and an entry that does not fit is named."""

from datetime import UTC, datetime
from typing import Any

import pytest

from exports.sample.label_files import Annotator, LabelFile
from exports.sample.rows import Rows, annotation_rows
from tests.exports.building import SCHEME, article
from unsourced.errors import InputError

ONE = article("Pumps fail", "Critics said so. Critics counted.")
WHEN = datetime(2026, 5, 6, 9, tzinfo=UTC)
ADA = Annotator(
    key="ada",
    name="Ada",
    email="ada@example.org",
    words_per_minute=60,
    seconds_per_mark=4,
    first_session=WHEN,
    first_page=0,
)


def mark(quote: str, label: str = "source", **more: Any) -> dict[str, Any]:
    return {"label": label, "quote": quote, "by": ["ada"], **more}


def made(*spans: dict[str, Any], **more: Any) -> Rows:
    return annotation_rows(ADA, {"a": ONE}, {"a": LabelFile.model_validate({"spans": spans, **more})}, SCHEME)


def test_quotes_are_found_and_time_grows_with_words_marks_and_reasons() -> None:
    rows = made(mark("Critics", occurrence=2, id="c", reason={"ada": "who are they"}), mark("said so", "speculation"))
    assert [(row["region_id"], row["start"], row["end"], row["reason"]) for row in rows.spans] == [
        ("m2", 20, 27, None),
        ("c", 29, 36, "who are they"),
    ]
    [work] = rows.annotations
    # Seven words at one a second, two marks of 4 s, three words typed at 1.5 s.
    assert (work["annotation_id"], work["status"], work["lead_time"]) == ("a.ada", "submitted", 19.5)
    assert work["created"] == datetime(2026, 5, 6, 9, 0, 39, 500000, tzinfo=UTC)
    both = Rows()
    both.extend(rows)
    both.extend(rows)
    assert len(both.spans) == 4


def test_who_did_not_open_it_has_no_row_and_who_skipped_read_a_quarter() -> None:
    assert made(not_done=["ada"]).annotations == []
    [work] = made(skipped=["ada"]).annotations
    assert (work["status"], work["lead_time"]) == ("skipped", 1.8)


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        ([mark("Experts")], "spans entry 1 .'Experts'.: the article has no such words"),
        ([mark("Critics")], "the words stand there 2 times. Say which"),
        ([mark("Critics", occurrence=3)], "the words stand there 2 times, not 3"),
        ([mark("said", "no-label")], "label no-label is not in scheme credibility"),
        ([mark("said so"), mark("so.")], "spans entry 2 .*overlaps 'said so': source on source"),
        ([mark("said", answers={"no-question": "x"})], "the scheme does not ask this here"),
        ([mark("said", id="x"), mark("counted", id="x")], "two spans of one annotator have the same id"),
    ],
)
def test_an_entry_that_does_not_fit_is_named(spans: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        made(*spans)
