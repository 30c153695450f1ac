"""Tables keep their columns and types through Arrow, and articles come back as they were."""

import pandas as pd
import pyarrow as pa
import pytest

from exports.dataset.schema import SCHEMAS, articles_frame, articles_of, frame, from_arrow, to_arrow
from unsourced.core.article import Origin, Removed, make_article

FULL = make_article(
    title="Pumps fail",
    body="Critics said so 👩‍🚒.",
    raw="x",
    reader_version="1",
    outlet="Tarsk Courier",
    authors=("Ada", "Bo"),
    published="2026-05-06",
    origin=Origin("Wire", None, "2026-05-05"),
    extra={"pages": 4, "é": None},
    removed=(Removed("caption", "A pump."),),
)
BARE = make_article(title="", body="Nobody counted.", raw="y", reader_version="1")


def test_articles_come_back_as_they_were() -> None:
    rows = articles_frame([FULL, BARE])
    assert list(rows) == SCHEMAS["articles"].names
    assert rows["authors"].to_list() == [["Ada", "Bo"], []]
    assert articles_of(rows) == [FULL, BARE]
    assert articles_of(articles_frame([])) == []


@pytest.mark.parametrize("table", SCHEMAS)
def test_an_empty_table_has_all_columns(table: str) -> None:
    assert list(frame(table, [])) == SCHEMAS[table].names


def test_what_a_record_lacks_is_missing_and_times_are_utc() -> None:
    moment = pd.Timestamp("2026-05-06T09:00", tz="Europe/Paris")
    key = {"annotation_id": "1", "article_id": "a", "annotator": "ada", "role": "gold", "status": "draft"}
    rows = frame("annotations", [{**key, "created": moment, "labels_offered": ["source"]}])
    assert str(rows["created"][0]) == "2026-05-06 07:00:00+00:00"
    assert rows["labels_offered"][0] == ["source"]
    assert rows["lead_time"].isna().all()
    pd.testing.assert_frame_equal(from_arrow(to_arrow("annotations", rows)), rows)


def test_a_column_that_does_not_fit_is_refused() -> None:
    row = {"annotation_id": "1", "from_region": "a", "to_region": "b", "type": "sourced-from"}
    with pytest.raises(pa.ArrowInvalid):
        to_arrow("spans", pd.DataFrame([dict.fromkeys(SCHEMAS["spans"].names, "x")]))
    assert frame("relations", [row]).to_dict("records") == [row]
