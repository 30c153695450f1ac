"""Articles by the names that lessons call them."""

from pathlib import Path

import pytest

from annotate.course.lessons.articles import named_articles, sample_articles
from unsourced.errors import InputError


def test_a_teachers_articles_go_by_id_headline_and_file(tmp_path: Path) -> None:
    (tmp_path / "weir.md").write_text("# Weir leaks\n\nThe weir at Orrin leaks.", encoding="utf-8")
    (tmp_path / "two.jsonl").write_text(
        '{"title": "Dam", "text": "It broke."}\n{"title": "Ferry", "text": "It sank."}\n', encoding="utf-8"
    )
    (tmp_path / ".hidden.md").write_text("# Weir leaks\n\nSomething else.", encoding="utf-8")
    found = named_articles([tmp_path])
    assert set(found) == {"weir", "Weir leaks", "Dam", "Ferry", *(article.id for article in found.values())}
    assert found["weir"] is found["Weir leaks"]
    assert found["Ferry"].body == "It sank."
    assert named_articles([]) == {}


def test_two_articles_of_one_name_are_refused(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"# Weir leaks\n\nThe words of {name}.", encoding="utf-8")
    with pytest.raises(InputError, match=r"b.md: two articles go by the name 'Weir leaks'"):
        named_articles([tmp_path])


def test_the_samples_articles_go_by_their_pages() -> None:
    articles = sample_articles()
    assert len(articles) == 28
    assert articles["hesk-road-wire"].outlet == "Coastline Wire"
