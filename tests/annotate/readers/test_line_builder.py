"""Lines put together as a browser shows them."""

from annotate.readers.line_builder import LineBuilder
from annotate.readers.page import Line, Link


def test_words_links_and_soft_breaks() -> None:
    line = LineBuilder()
    assert line.is_empty
    line.words("The  wall\n of ")
    line.open("/brod")
    line.words("Brod,\na ")
    line.words("town")
    line.close()
    line.words(" fell\u00a0. ")
    assert not line.is_empty
    link = Link("Brod, a town", "/brod")
    assert line.made() == Line(
        "The wall of Brod, a town fell\u00a0.", (link,), ("The wall", "of Brod,", "a town fell\u00a0.")
    )
    assert line.made(keep_soft=False).soft == ()


def test_a_link_that_goes_over_a_line_break_is_in_both_lines() -> None:
    first = LineBuilder()
    first.open("/brod")
    first.words("Brod")
    second = LineBuilder(first.open_link)
    second.words("today")
    assert first.made() == Line("Brod", (Link("Brod", "/brod"),))
    assert second.made() == Line("today", (Link("today", "/brod"),))


def test_one_line_has_no_soft_lines_and_an_empty_link_is_none() -> None:
    line = LineBuilder()
    line.open("/brod")
    line.words(" ")
    line.close()
    assert line.made() == Line("")
