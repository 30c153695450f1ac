"""The warning before a load, without a server: the project holds nothing yet."""

from pathlib import Path
from typing import cast

import numpy as np

from annotate.loading.near_duplicates import ProjectArticles, find_near_duplicates
from tests.annotate.reposts.building import REPORTS, article, with_words_replaced
from unsourced.label_studio.client import Connection


def empty_project(folder: Path) -> ProjectArticles:
    # Nothing is held, so nothing is asked of the server.
    return ProjectArticles(cast(Connection, None), 1, {}, folder / "1.jsonl")


def test_near_duplicates_are_named_once(tmp_path: Path) -> None:
    new = [
        article(REPORTS[0], title="Pier shut", outlet="Wire"),
        article(REPORTS[1], title="Another"),
        *(article(with_words_replaced(REPORTS[0], every), title=f"Copy {every}") for every in (12, 15, 20)),
    ]
    warning = find_near_duplicates(new, empty_project(tmp_path)).warning()
    assert warning[0] == "3 of the articles are nearly the same as another, and would be labelled twice:"
    assert warning[1:4] == [f"  “Copy {every}” and “Pier shut” (Wire)" for every in (12, 15, 20)]
    assert "unsourced reposts" in warning[4]


def test_a_long_list_is_cut(tmp_path: Path) -> None:
    new = [article(f"{REPORTS[0]} {number}", outlet=f"Outlet {number}") for number in range(300)]
    warning = find_near_duplicates(new, empty_project(tmp_path)).warning()
    assert len(warning) == 8
    assert "  and 294 more" in warning


def test_different_reports_and_none_say_nothing(tmp_path: Path) -> None:
    reports = [*map(article, REPORTS[:20]), article("…")]
    assert find_near_duplicates(reports, empty_project(tmp_path)).warning() == []
    assert find_near_duplicates([], empty_project(tmp_path)).warning() == []


def test_sketches_are_kept_and_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    held = empty_project(tmp_path)
    one = article(REPORTS[0])
    find_near_duplicates([one], held)
    (file,) = tmp_path.glob("*.npz")
    loaded = ProjectArticles(cast(Connection, None), 1, {one.id: 7}, held.journal)
    assert loaded.sketches()[one.id].dtype == np.uint32
    file.write_bytes(file.read_bytes()[:50])
    assert held.sketches() == {}
