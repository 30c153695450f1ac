"""Groups of reposts as people get them in Python."""

import json
from pathlib import Path

import pytest

from annotate.reposts import find_reposts
from annotate.reposts.result import Reposts
from tests.annotate.reposts.building import REPORTS, article
from unsourced.errors import InputError

EARLY = article(REPORTS[0], outlet="Early", published="2024-05-01")
LATE = article(f"{REPORTS[0]} Nobody was hurt.", outlet="Late", published="2024-05-03")
FOUND = Reposts.of(find_reposts([LATE, EARLY, article(REPORTS[1])]))


def test_one_row_an_article_of_a_group() -> None:
    frame = FOUND.to_frame()
    assert frame[["name", "published", "is_original"]].to_numpy().tolist() == [
        ["Early", "2024-05-01", True],
        ["Late", "2024-05-03", False],
    ]
    assert set(frame["group"]) == {FOUND.groups[0].id}
    assert Reposts.of(find_reposts([EARLY])).to_frame().empty


def test_groups_or_articles_are_saved_by_the_names_ending(tmp_path: Path) -> None:
    FOUND.save(tmp_path / "groups.json")
    (group,) = json.loads((tmp_path / "groups.json").read_text(encoding="utf-8"))
    assert group["original"] == EARLY.id
    FOUND.save(tmp_path / "articles.jsonl")
    assert len((tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    with pytest.raises(InputError, match="docx"):
        FOUND.save(tmp_path / "groups.docx")


def test_a_notebook_shows_the_likely_original() -> None:
    shown = FOUND._repr_html_()
    assert "Reposts(1 groups with 2 of 3 articles)" in shown
    assert shown.index("Early") < shown.index("yes") < shown.rindex("Late")
