"""Copyright, licence, origin, disclaimers: notices, and sentences that only resemble one."""

from collections.abc import Callable

import pytest

from annotate.readers.boilerplate.notices import (
    is_copyright,
    is_disclaimer,
    is_fair_use,
    is_licence,
    is_provenance,
    is_source_label,
)
from annotate.readers.page import Line

FAIR_USE = (
    "This site contains copyrighted material whose use has not always been specifically authorized. We believe this is "
    "a fair use under section 107 of the law."
)


@pytest.mark.parametrize(
    ("test", "text"),
    [
        (is_copyright, "© 2021 The Brod Standard"),
        (is_copyright, "From THE WALL by Jane Doe. Copyright © 2015 by Jane Doe. Reprinted courtesy of Brod Books."),
        (is_licence, "This work is licensed under a Creative Commons Attribution 4.0 licence."),
        (is_provenance, "This article was originally published by Hill Post on 2 May 2021."),
        (is_provenance, "Reprinted with permission from Hill Post."),
        (is_source_label, "Source: Hill Post"),
        (is_source_label, "(h/t Hill Post.)"),
        (is_disclaimer, "Disclaimer: this page is for information only."),
        (is_disclaimer, "The opinions of the author do not necessarily reflect those of the Brod Standard."),
        (is_fair_use, "Fair use notice"),
        (is_fair_use, FAIR_USE),
    ],
)
def test_a_notice(test: Callable[[Line], bool], text: str) -> None:
    assert test(Line(text))


@pytest.mark.parametrize(
    ("test", "text"),
    [
        (is_copyright, "Copyright law changed in 2019, and the quarry's plans have been public since."),
        (is_copyright, "© 2021 was painted on a wall by somebody who thought that the town belonged to the printers."),
        (is_licence, "The plans were published under a licence, the engineer said."),
        (is_provenance, "The story was first published in 1843 and is read in every school."),
        (is_provenance, "The article was written on a wall in red paint."),
        (is_source_label, "Source: nobody knows where the water came from."),
        (is_disclaimer, "His opinions on the wall do not matter, but his books do."),
        (is_fair_use, "Fair use of the river was promised to both banks in 1921."),
        (is_fair_use, "The copyright of the plans and their fair use were not authorized."),
    ],
)
def test_no_notice(test: Callable[[Line], bool], text: str) -> None:
    assert not test(Line(text))
