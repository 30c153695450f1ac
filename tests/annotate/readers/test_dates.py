"""Dates as pages write them."""

import re

import pytest

from annotate.readers.dates import DATE, iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("January 27, 2017", "2017-01-27"),
        ("27 January 2017", "2017-01-27"),
        ("Jan. 27, 2017", "2017-01-27"),
        ("27th of January, 2017", "2017-01-27"),
        ("Fri, 27 Jan 2017 10:00:00 GMT", "2017-01-27"),
        ("2017-01-27T10:00:00+02:00", "2017-01-27"),
        ("2017/1/27", "2017-01-27"),
        ("27.01.2017", "2017-01-27"),
        ("03.04.2017", "2017-04-03"),
        ("27/01/2017", "2017-01-27"),
        ("01/27/2017", "2017-01-27"),
        ("03/04/2017", None),
        ("04/04/2017", "2017-04-04"),
        ("February 30, 2017", None),
        ("20170127", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


def test_the_first_date_that_can_be_read_in_one_way_counts() -> None:
    assert iso_date("03/04/2017, updated 5 April 2017, 6 April 2017") == "2017-04-05"


@pytest.mark.parametrize("text", ["Monday, 3 May 2021 at 10:05 a.m.", "2021-05-03T10:00:00+02:00", "03.05.2021"])
def test_a_date_with_weekday_and_time_fits_the_pattern(text: str) -> None:
    assert re.fullmatch(DATE, text, re.I)
    assert not re.fullmatch(DATE, f"{text} was a Monday", re.I)
