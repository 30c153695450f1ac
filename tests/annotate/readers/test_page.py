"""A page's lines and what it says of itself."""

from annotate.readers.page import Line, Link, Metadata
from unsourced.core.article import Origin


def test_the_share_of_a_line_that_is_linked() -> None:
    assert Line("Brod today", (Link("Brod", "/a"), Link("t", "/b"))).linked == 0.5
    assert Line("").linked == 0.0


def test_facts_are_completed_by_others() -> None:
    row = Metadata(title="Dam", authors=("Jane Doe",), origin=Origin("Coast Wire"), extra={"page": 3})
    page = Metadata(
        title="Wall",
        outlet="Hill Post",
        authors=("John Roe",),
        published="2021-05-03",
        origin=Origin("Other", "https://coast.example"),
        extra={"page": 4, "region": "Coast"},
    )
    assert row.over(page) == Metadata(
        title="Dam",
        outlet="Hill Post",
        authors=("Jane Doe",),
        published="2021-05-03",
        origin=Origin("Coast Wire", "https://coast.example"),
        extra={"page": 3, "region": "Coast"},
    )
    assert page.over(Metadata()) == page
    assert Metadata().over(page) == page
