"""Templates: what is put in is escaped, and a name that is missing is an error."""

import pytest
from jinja2 import DictLoader, UndefinedError

from unsourced.io.html_templates import page_environment

ENVIRONMENT = page_environment(DictLoader({"page.html.j2": "<p>{{ text }}</p>", "note.md.j2": "*{{ text }}*"}))


def test_a_page_escapes_what_it_is_given_and_markdown_does_not() -> None:
    assert ENVIRONMENT.get_template("page.html.j2").render(text="<b>&") == "<p>&lt;b&gt;&amp;</p>"
    assert ENVIRONMENT.get_template("note.md.j2").render(text="<b>&") == "*<b>&*"


def test_a_missing_name_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="text"):
        ENVIRONMENT.get_template("page.html.j2").render()
