"""Parts of the page around the article, and sentences that only resemble one."""

from collections.abc import Callable

import pytest

from annotate.readers.boilerplate.page_elements import (
    is_advertisement,
    is_credit,
    is_navigation,
    is_related,
    is_related_label,
)
from annotate.readers.page import Line


@pytest.mark.parametrize(
    ("test", "text"),
    [
        (is_advertisement, "ADVERTISEMENT"),
        (is_advertisement, "Story continues below"),
        (is_related_label, "Related articles"),
        (is_related, "Related articles"),
        (is_related, "Read more: Why the wall behind the market fell"),
        (is_credit, "Photo: Ann Poe/Brod Standard"),
        (is_credit, "Image courtesy of Ann Poe"),
        (is_navigation, "Home > World > Floods"),
        (is_navigation, "Privacy policy | Terms of use | Contact"),
        (is_navigation, "Next article: The fish market reopens"),
    ],
)
def test_a_part_of_the_page(test: Callable[[Line], bool], text: str) -> None:
    assert test(Line(text))


@pytest.mark.parametrize(
    ("test", "text"),
    [
        (is_advertisement, "Advertisement boards floated down the main street."),
        (is_related_label, "Read more: Why the wall behind the market fell"),
        (is_related, "Related families were put into the same tents."),
        (is_related, "Read more: that is what she told the council"),
        (is_credit, "Photos from the market showed stalls under water."),
        (is_credit, "Photo: a stall under water, a fisherman said."),
        (is_navigation, "Home owners will be paid in June."),
        (is_navigation, "Cookies"),
    ],
)
def test_a_sentence(test: Callable[[Line], bool], text: str) -> None:
    assert not test(Line(text))
