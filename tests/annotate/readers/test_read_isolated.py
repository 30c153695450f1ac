"""Pages read in a process of its own."""

import pytest

from annotate.readers.read import read_page
from annotate.readers.read_isolated import read_isolated
from unsourced.errors import InputError

PAGE = "# Wall falls\n\nThe wall broke at night, and the café was flooded.".encode()


def test_the_article_is_the_same_as_without_a_process() -> None:
    assert read_isolated(PAGE, "dam.md", seconds=120) == read_page(PAGE, "dam.md")


def test_what_is_wrong_comes_back() -> None:
    with pytest.raises(InputError, match=r"dam\.md: is empty\. Leave it out\."):
        read_isolated(b"", "dam.md", seconds=120)


def test_what_takes_too_long_is_given_up() -> None:
    with pytest.raises(InputError, match="cannot be read within 0.001 s"):
        read_isolated(PAGE, "dam.md", seconds=0.001)
