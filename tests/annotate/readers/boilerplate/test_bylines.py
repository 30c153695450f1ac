"""The lines between a headline and its article."""

from collections.abc import Callable

import pytest

from annotate.readers.boilerplate.bylines import (
    byline_names,
    byline_outlet,
    is_author_note,
    is_byline,
    is_closing_byline,
    is_counter,
    is_date,
    is_person,
    is_section,
    name_and_date,
    names,
    section_of,
)
from annotate.readers.page import Line


@pytest.mark.parametrize(
    ("text", "expected", "outlet"),
    [
        ("By Jane Doe, John Roe & Ann van der Poe", ("Jane Doe", "John Roe", "Ann van der Poe"), None),
        ("By Jane Doe, Science Correspondent", ("Jane Doe",), None),
        ("By Jane Doe for The Brod Standard", ("Jane Doe",), "The Brod Standard"),
        ("By Jane Doe · The Brod Standard · 3 May 2021 · 5 min read", ("Jane Doe",), "The Brod Standard"),
        ("Author: Jane Doe", ("Jane Doe",), None),
        ("Jane Doe", ("Jane Doe",), None),
        ("By Monday the army had put up tents.", (), None),
        ("By the river, nothing was left.", (), None),
    ],
)
def test_who_wrote_it_and_where(text: str, expected: tuple[str, ...], outlet: str | None) -> None:
    assert names(Line(text)) == expected
    assert byline_outlet(text) == outlet


def test_a_byline_as_it_stands() -> None:
    assert byline_names("By Jane Doe and John Roe | May 3, 2021") == "Jane Doe and John Roe"
    assert byline_names("It rained.") is None
    assert name_and_date("Jane Doe | The Outlet | 3 May 2021") == ("Jane Doe", "The Outlet", "3 May 2021")
    assert name_and_date("Monday, 3 May 2021") is None
    assert section_of("Category: World News") == ("category", "World News")
    assert section_of("The region: two rivers") is None


@pytest.mark.parametrize(
    ("test", "text", "expected"),
    [
        (is_byline, "Jane Doe | The Brod Standard | 3 May 2021", True),
        (is_byline, "By Monday", False),
        (is_person, "Jane B. Doe", True),
        (is_person, "Jane", False),
        (is_closing_byline, "(Reporting by Jane Doe in Brod; editing by John Roe)", True),
        (is_closing_byline, "Reporting from the flooded quarter is difficult.", False),
        (is_date, "Last updated 03 May 2021 14:20 GMT", True),
        (is_date, "May 3, 2021 was a Monday", False),
        (is_counter, "5 min read", True),
        (is_counter, "Two hours", False),
        (is_section, "Tags: floods, rivers", True),
        (is_section, "The theme: water, and who pays.", False),
        (is_section, "Subject: nobody knows who pays for the wall.", False),
    ],
)
def test_which_line_is_what(test: Callable[[Line], bool], text: str, expected: bool) -> None:
    assert test(Line(text)) is expected


def test_a_note_on_the_author_names_the_author() -> None:
    note = Line("Jane Doe is a reporter at The Brod Standard.")
    assert is_author_note(note, ["John Roe", "Jane Doe"])
    assert not is_author_note(note, ["John Roe"])
