"""The warning before a load, without a server: the project holds nothing yet."""

from pathlib import Path
from typing import cast

import numpy as np
import pytest

from annotate.loading.near_duplicates import HeldArticles, warn_of_near_duplicates
from tests.annotate.reposts.building import REPORTS, article, with_words_replaced
from unsourced.label_studio.client import Connection


def empty_project(folder: Path) -> HeldArticles:
    # Nothing is held, so nothing is asked of the server.
    return HeldArticles(cast(Connection, None), 1, {}, folder / "1.jsonl")


def test_near_duplicates_are_named_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = [
        article(REPORTS[0], title="Pier shut", outlet="Wire"),
        article(REPORTS[1], title="Another"),
        *(article(with_words_replaced(REPORTS[0], every), title=f"Copy {every}") for every in (12, 15, 20)),
    ]
    warn_of_near_duplicates(new, empty_project(tmp_path))
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "3 of the articles are nearly the same as another, and would be labelled twice:"
    assert said[1:4] == [f"  “Copy {every}” and “Pier shut” (Wire)" for every in (12, 15, 20)]
    assert "unsourced reposts" in said[4]


def test_a_long_list_is_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = [article(f"{REPORTS[0]} {number}", outlet=f"Outlet {number}") for number in range(300)]
    warn_of_near_duplicates(new, empty_project(tmp_path))
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 8
    assert "  and 294 more" in said


def test_different_reports_and_none_say_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warn_of_near_duplicates([*map(article, REPORTS[:20]), article("…")], empty_project(tmp_path))
    warn_of_near_duplicates([], empty_project(tmp_path))
    assert capsys.readouterr().err == ""


def test_sketches_are_kept_and_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    held = empty_project(tmp_path)
    one = article(REPORTS[0])
    warn_of_near_duplicates([one], held)
    (file,) = tmp_path.glob("*.npz")
    loaded = HeldArticles(cast(Connection, None), 1, {one.id: 7}, held.journal)
    assert loaded.sketches()[one.id].dtype == np.uint32
    file.write_bytes(file.read_bytes()[:50])
    assert held.sketches() == {}
