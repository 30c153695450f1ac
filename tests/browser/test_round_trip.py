"""Pages in, marks by hotkey and mouse in a real editor, a Dataset out: exactly what was done, and by whom."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from exports.dataset.dataset import Dataset
from tests.browser.conftest import ANKA, BRAM, SetUp
from tests.browser.driver import Annotator
from tests.browser.work import Mark, Work, work_on
from unsourced.core.article import Article
from unsourced.core.offsets import Offsets

_PAGES = Path(__file__).parents[1] / "annotate" / "pages"
_REASON = "No part of the report says who paid or supported anybody."


@dataclass(frozen=True)
class Pages:
    """Two reposts: in one somebody is quoted with an insertion, in the other a vague source makes a claim."""

    name: str
    inserted: Path
    vague: Path
    vague_claim: str


@dataclass(frozen=True)
class Done:
    """Both articles annotated, one by each of two people, and exported."""

    dataset: Dataset
    inserted: Article
    vague: Article
    vague_claim: str
    folder: Path


def _pages(name: str, corpora: Path) -> Pages:
    if name == "seeds":
        seeds = sorted((corpora / "seeds").glob("*.txt"))
        if len(seeds) != 2:
            pytest.skip(f"the two seeds are not at {corpora / 'seeds'}")
        claim = r"According to (?P<source>local sources), (?P<claim>[^.]+)\."
        return Pages(name, seeds[1], seeds[0], claim)
    claim = r"(?P<source>Residents) say that (?P<claim>[^.]+)\."
    return Pages(name, _PAGES / "mill_dam.md", _PAGES / "ferry_road.md", claim)


@pytest.fixture(scope="module", params=["twins", "seeds"])
def done(
    request: pytest.FixtureRequest,
    set_up: SetUp,
    anka: Annotator,
    bram: Annotator,
    tmp_path_factory: pytest.TempPathFactory,
) -> Done:
    corpora = request.getfixturevalue("corpora") if request.param == "seeds" else _PAGES
    pages = _pages(request.param, corpora)
    desk = set_up(f"round trip of the {pages.name}", [pages.inserted, pages.vague])
    inserted, vague = desk.articles

    anka.open_task(desk.project, desk.tasks[inserted.id])
    insertion = anka.mark(*_insertion(inserted), "5")
    anka.give_reason(insertion, _REASON)
    claim = anka.mark(*_report(inserted, "claim"), "1")
    source = anka.mark(*_report(inserted, "source"), "2")
    anka.choose("What kind of source?", "Outlet", region=source)
    anka.link(claim, source)
    anka.choose("Is this a repost of somebody else's article?", "Yes")
    anka.choose("If it is a repost: is the original linked?", "Named only")
    anka.choose("How biased is the article?", "Strong")
    anka.choose("How credible is the article as a report? (1 not at all, 5 fully)", "2")
    anka.comment("comment", "The words in brackets are not the reporter's.")
    anka.submit()

    bram.open_task(desk.project, desk.tasks[vague.id])
    source = bram.mark(*_found(vague, pages.vague_claim, "source"), "3")
    claim = bram.mark(*_found(vague, pages.vague_claim, "claim"), "1")
    bram.link(claim, source)
    bram.choose("How is it vague?", "A group", region=source)
    bram.choose("How biased is the article?", "Some")
    bram.submit()

    folder = tmp_path_factory.mktemp("exported") / pages.name
    return Done(desk.export(folder), inserted, vague, pages.vague_claim, folder)


def test_exactly_what_was_marked_linked_and_answered_is_exported(done: Done) -> None:
    insertion, claim, source = (
        _insertion(done.inserted),
        _report(done.inserted, "claim"),
        _report(done.inserted, "source"),
    )
    assert work_on(done.dataset, done.inserted.id) == [
        Work(
            annotator=ANKA,
            status="submitted",
            marks=frozenset(
                {
                    Mark("editorial-insertion", insertion, reason=_REASON),
                    Mark("attributed-claim", claim),
                    Mark("source", source),
                }
            ),
            links=frozenset({("sourced-from", claim, source)}),
            answers=frozenset(
                {
                    ("source-kind", source, "outlet"),
                    ("repost", None, "yes"),
                    ("original-linked", None, "named-only"),
                    ("bias", None, "strong"),
                    ("credibility", None, "2"),
                    ("comment", None, "The words in brackets are not the reporter's."),
                }
            ),
        )
    ]


def test_the_second_annotators_work_is_told_apart(done: Done) -> None:
    source, claim = (_found(done.vague, done.vague_claim, name) for name in ("source", "claim"))
    assert work_on(done.dataset, done.vague.id) == [
        Work(
            annotator=BRAM,
            status="submitted",
            marks=frozenset({Mark("vague-source", source), Mark("attributed-claim", claim)}),
            links=frozenset({("sourced-from", claim, source)}),
            answers=frozenset({("vague-kind", source, "group"), ("bias", None, "some")}),
        )
    ]


def test_articles_come_back_as_they_were_read(done: Done) -> None:
    texts = dict(zip(done.dataset.articles["id"], done.dataset.articles["text"], strict=True))
    assert texts == {article.id: article.text for article in (done.inserted, done.vague)}
    assert done.dataset.problems == ()


def test_each_annotation_knows_its_time_and_what_was_offered(done: Done) -> None:
    annotations = done.dataset.annotations
    assert len(annotations) == 2
    assert (annotations["lead_time"] > 0).all()
    assert (annotations["updated"] >= annotations["created"]).all()
    assert all(set(offered) == set(done.dataset.scheme.label_keys) for offered in annotations["labels_offered"])
    assert list((done.folder / "raw").glob("*.json"))


def _insertion(article: Article) -> Offsets:
    (found,) = re.finditer(r"\[[^]]+\]", article.text)
    return found.span()


def _report(article: Article, what: str) -> Offsets:
    return _found(article, r"(?m)^(?P<claim>.+), (?P<source>the [\w ]+) reported\.", what)


def _found(article: Article, pattern: str, what: str) -> Offsets:
    found = re.search(pattern, article.text)
    assert found
    return found.span(what)
