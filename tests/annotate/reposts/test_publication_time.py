"""Dates as pages write them, as days and times that can be compared."""

import pytest

from annotate.reposts.publication_time import moment


@pytest.mark.parametrize(
    ("text", "day"), [("2024-05-01", "2024-05-01"), ("May 3, 2024", "2024-05-03"), ("20240501", "2024-05-01")]
)
def test_dates_as_pages_write_them(text: str, day: str) -> None:
    found = moment(text)
    assert found is not None
    assert found.day.isoformat() == day
    assert found.time is None


@pytest.mark.parametrize("text", [None, "", "soon", "2024-13-01"])
def test_no_date(text: str | None) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("one", "other", "is_before"),
    [
        ("2024-05-01", "2024-05-02", True),
        ("2024-05-02", "2024-05-01", False),
        ("2024-05-01", "2024-05-01", False),
        ("2024-05-01T12:30:00+03:00", "2024-05-01T12:00:00Z", True),
        # A time without a zone and one with say no more than their days.
        ("2024-05-01T08:00:00", "2024-05-01T12:00:00Z", False),
        ("2024-04-30T23:00:00", "2024-05-01T12:00:00Z", True),
    ],
)
def test_which_is_before(one: str, other: str, is_before: bool) -> None:
    first, second = moment(one), moment(other)
    assert first is not None
    assert second is not None
    assert first.is_before(second) == is_before
