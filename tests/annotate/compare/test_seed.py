"""The case that began the project: the bracket is one change, exactly that span, and nothing else."""

from pathlib import Path

import pytest

from annotate.compare import compare, explain
from annotate.readers.read import read_articles
from tests.annotate.compare.building import told

BRACKET = "[supported covertly by US-NATO]"
SEED = Path(__file__).parents[4] / "shared" / "corpora" / "seeds" / "003_0e098373020d58b5.txt"
PAGES = Path(__file__).parents[1] / "pages"


def assert_the_bracket_is_all(folder: Path, page: str) -> None:
    assert page.count(BRACKET) == 1
    (folder / "with.md").write_text(page, encoding="utf-8")
    (folder / "without.md").write_text(page.replace(f"{BRACKET} ", ""), encoding="utf-8")
    (original,), (repost,) = (read_articles([folder / name]) for name in ("without.md", "with.md"))
    found = explain(compare(original, repost))
    assert len(found.changes) == 1
    assert told(found) == [("only-in-b", "", BRACKET)]
    place = found.changes[0].b
    assert place is not None
    assert repost.text[place.start : place.end] == BRACKET
    assert {effect.kind for effect in found.changes[0].effects} >= {"claim"}


@pytest.mark.skipif(not SEED.is_file(), reason="the seeds in ../shared/corpora are not here")
def test_the_seed(tmp_path: Path) -> None:
    assert_the_bracket_is_all(tmp_path, SEED.read_text(encoding="utf-8"))


def test_its_invented_twin(tmp_path: Path) -> None:
    (article,) = read_articles([PAGES / "mill_dam.md"])
    page = (PAGES / "mill_dam.md").read_text(encoding="utf-8").replace(f"{BRACKET} ", "")
    paragraph = next(line for line in page.splitlines() if len(line) > 60 and line in article.text)
    words = paragraph.split(" ")
    twin = page.replace(paragraph, " ".join([*words[:9], BRACKET, *words[9:]]))
    assert_the_bracket_is_all(tmp_path, twin)
