"""Rosters as learning platforms export them, and what is said of bad ones."""

from pathlib import Path

import pytest

from annotate.course.classroom.roster import Enrolled, read_roster
from unsourced.errors import InputError


def roster(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "roster.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_moodle(tmp_path: Path) -> None:
    text = "\ufeff" + (
        '"First name",Surname,"ID number","Email address",Groups\n'
        'Anka,Torvell,1001,anka@school.example,"9a"\nBram,"O\'Sill, jr",1002,bram@school.example,\n'
    )
    anka, bram = read_roster(roster(tmp_path, text))
    assert anka == Enrolled(
        name="Anka Torvell", email="anka@school.example", id="1001", section="9a", research_consent=False, row=2
    )
    assert bram.name == "Bram O'Sill, jr"


def test_canvas_with_its_rows_for_nobody(tmp_path: Path) -> None:
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,First essay (12)\r\n"
        "    Points Possible,,,,,10\r\n"
        '"Torvell, Anka",55,SIS-1,anka,9a,8\r\n"Student, Test",99,,x,9a,\r\n'
    )
    (anka,) = read_roster(roster(tmp_path, text))
    assert (anka.name, anka.id, anka.sis_id, anka.login, anka.section) == ("Torvell, Anka", "55", "SIS-1", "anka", "9a")


def test_google_classroom_with_its_first_lines(tmp_path: Path) -> None:
    text = "Last Name,First Name,Email Address,Essay\nDate,,,1 May\nPoints,,,100\nTorvell,Anka,anka@school.example,90\n"
    assert [student.name for student in read_roster(roster(tmp_path, text))] == ["Anka Torvell"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = ["Name,Research consent", "Zoë Brücke,Yes", "Åse Lund,", "Îlo Frèn,no"]
    path = roster(tmp_path, "\n".join(lines).replace(",", delimiter).encode(encoding))
    assert [(s.name, s.research_consent) for s in read_roster(path)] == [
        ("Zoë Brücke", True),
        ("Åse Lund", False),
        ("Îlo Frèn", False),
    ]


def test_all_bad_rows_are_named_at_once(tmp_path: Path) -> None:
    text = (
        "Name,Email address,research_consent,Pseudonym\nAnka,anka at school,yes,\n,,no,\nBram,,perhaps,Fox\n"
        "Cyd,cyd@school.example,,fox\nDee,CYD@school.example,,two words\nEd,,,FOX\nFay,,,a,b\nEd,,,\n"
    )
    with pytest.raises(InputError) as raised:
        read_roster(roster(tmp_path, text))
    said = str(raised.value)
    assert "roster.csv: 7 things to correct" in said
    assert "row 2, column \"Email address\": 'anka at school' is no e-mail address" in said
    assert 'row 3, column "Name" is empty: write a name or a pseudonym, or delete the row' in said
    assert "row 4, column \"research_consent\": 'perhaps' is neither yes nor no" in said
    assert "row 6, column \"Pseudonym\": 'two words' should be one word" in said
    assert "row 7 has the pseudonym of row 5, 'fox'" in said
    assert "row 8 has 5 cells and the header 4" in said
    assert "row 9 is the same person as row 7 (Ed)" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Points,Date\n1,2\n", "row 1: no column says who a student is; there is 'Points', 'Date'"),
        ("Name\n\n", "names nobody"),
        ("", "is empty"),
    ],
)
def test_what_is_no_roster(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_roster(roster(tmp_path, content))
