"""Which column of a table is which field."""

import datetime
import math

from annotate.readers.columns import column_of_fields, metadata_of_row
from unsourced.core.article import Origin

ROW: dict[str, object] = {
    "Head_Line": "Wall falls",
    "Article Body": "It rained.",
    "publisher": "https://www.hill.example/news",
    "by-line": "Jane Doe and John Roe",
    "Date": "3 May 2021",
    "original source": "Coast Wire",
    "page": 3,
}


def test_fields_are_known_by_the_names_of_their_columns() -> None:
    facts, text = metadata_of_row(ROW)
    assert text == "It rained."
    assert (facts.title, facts.outlet, facts.authors) == ("Wall falls", "hill.example", ("Jane Doe", "John Roe"))
    assert (facts.published, facts.origin) == ("2021-05-03", Origin("Coast Wire"))
    assert facts.extra == {"page": 3}


def test_a_column_that_is_asked_for_goes_before_its_name() -> None:
    row = {**ROW, "kicker": "Flood"}
    facts, text = metadata_of_row(row, {"title": "kicker", "outlet": "missing"})
    assert (facts.title, facts.outlet, text) == ("Flood", None, "It rained.")
    assert facts.extra["Head_Line"] == "Wall falls"
    assert column_of_fields(row, {"title": "kicker"})["title"] == "kicker"
    assert column_of_fields({"date": "", "published": ""}, {}) == {"published": "published"}


def test_cells_that_are_lists_dates_and_not_numbers() -> None:
    facts, text = metadata_of_row(
        {"author": ["Jane Doe", None], "text": math.nan, "when": datetime.date(2021, 5, 3), "score": [1, math.inf]}
    )
    assert text == ""
    assert facts.authors == ("Jane Doe",)
    assert facts.extra == {"when": "2021-05-03", "score": [1, None]}


def test_a_date_that_can_be_read_in_two_ways_is_kept_beside_the_fields() -> None:
    facts, text = metadata_of_row({"date": "03/04/2021"})
    assert (facts.published, facts.extra, text) == (None, {"date": "03/04/2021"}, None)
