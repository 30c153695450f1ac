"""Which version was made from which."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from annotate.compare import compare
from annotate.compare.comparison import Lineage
from annotate.compare.effects.direction import lineage
from tests.annotate.compare.building import article
from unsourced.core.article import Origin

TEXT = "The ferry Anna struck the pier of Tarsk on Monday night."


def made_from(a: Mapping[str, Any], b: Mapping[str, Any]) -> Lineage:
    return lineage(compare(article(TEXT, **a), article(f"{TEXT} It burned.", **b)))


def test_the_later_date_is_the_reposts() -> None:
    dates = {"published": "2024-05-01T23:00:00Z"}, {"published": "2024-05-03"}
    assert made_from(*dates) == Lineage("b", ("A is dated 2024-05-01, B 2024-05-03",))
    assert made_from(*dates[::-1]).repost == "a"


@pytest.mark.parametrize(
    ("origin", "reason"),
    [
        (Origin(outlet="Hill Post"), "B names A's outlet as its original source: Hill Post"),
        (
            Origin(url="http://www.hill.example/a/"),
            "B gives A's address as its original source: http://www.hill.example/a/",
        ),
    ],
)
def test_a_line_names_the_original(origin: Origin, reason: str) -> None:
    found = made_from({"outlet": "The Hill Post", "url": "https://hill.example/a"}, {"origin": origin})
    assert found == Lineage("b", (reason,))


def test_evidence_that_disagrees_and_none_leave_it_open() -> None:
    original = {"outlet": "Hill Post", "published": "2024-05-09"}
    repost = {"origin": Origin(outlet="Hill Post"), "published": "2024-05-01"}
    found = made_from(original, repost)
    assert found.repost is None
    assert len(found.evidence) == 2
    assert made_from({"published": "2024-05-01"}, {"published": "2024-05-01"}) == Lineage()


def test_of_texts_that_share_nothing_nothing_is_said() -> None:
    found = compare(article(TEXT, published="2024-05-01"), article(TEXT, published="2024-05-03"))
    assert lineage(replace(found, shared_a=0.05, shared_b=0.09)) == Lineage()
