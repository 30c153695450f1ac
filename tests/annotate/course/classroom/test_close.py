"""The end of a course: what can be told without a server. tests/studio has the rest."""

from pathlib import Path

import pytest

from annotate.course.classroom.close import Closed, close, in_words
from annotate.course.classroom.course_record import Course, require_course, write_course
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import UnsourcedError

COURSE = Course(name="9a", lesson="first-lesson", url="", created="2026-01-01")


def test_without_a_server_nothing_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    write_course(tmp_path, COURSE)
    with pytest.raises(UnsourcedError, match="unsourced studio start"):
        close("9a", workspace=tmp_path)
    assert require_course(tmp_path, "9a") == COURSE


def test_what_was_done_and_what_was_not(tmp_path: Path) -> None:
    told = in_words(Closed(course=COURSE, exported=tmp_path / "export", annotations=3, late=("S02", "S04")))
    assert told.startswith(f"9a is closed: everything is in {tmp_path / 'export'}; its accounts (0) are deleted")
    assert "While it was closed, S02, S04 submitted something that is not in the export" in told
    nothing = in_words(Closed(course=COURSE, exported=None, annotations=0, late=()))
    assert "nobody had submitted anything" in nothing
    assert "While it was closed" not in nothing
