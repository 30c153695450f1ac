"""Names, and whether somebody speaks."""

import re

import pytest

from annotate.readers.boilerplate.patterns import (
    ADDRESS,
    NAME,
    any_of,
    is_name,
    is_sentence,
    reports_speech,
    split_names,
)
from annotate.readers.page import Line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Jane Doe, John Roe and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe")),
        ("Written by: Jane Doe; John Roe.", ("Jane Doe", "John Roe")),
        ("Jane Doe & John Roe", ("Jane Doe", "John Roe")),
        ("by ,", ()),
    ],
)
def test_people_in_a_byline(text: str, expected: tuple[str, ...]) -> None:
    assert split_names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Jane Doe", True), ("Monday Morning", False), ("May 2021", False), ("2021", False)]
)
def test_a_name_and_a_date(text: str, expected: bool) -> None:
    assert is_name(text) is expected


def test_patterns_fit_names_and_addresses() -> None:
    assert re.fullmatch(NAME, "Ludwig van der Berg")
    assert re.fullmatch(NAME, "The Brod Standard")
    assert not re.fullmatch(NAME, "the wall fell")
    assert re.fullmatch(ADDRESS, "desk@standard.example")
    assert not re.fullmatch(ADDRESS, "standard")
    assert re.fullmatch(any_of("wall", "dam") + "s", "dams")


def test_whether_somebody_speaks_and_where_a_sentence_ends() -> None:
    assert reports_speech("“We left.”")
    assert not reports_speech("“We left.”", quotes=False)
    assert reports_speech("They left, she said.", quotes=False)
    assert not reports_speech("They left.")
    assert is_sentence(Line("They left.”"))
    assert not is_sentence(Line("The wall"))
