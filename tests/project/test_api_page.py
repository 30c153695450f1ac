"""The page on the public API: it is what the docstrings say, every name has all that it needs, every example works."""

import doctest
import inspect
from pathlib import Path

import pytest

import unsourced as us
from docs.api_reference import SECTIONS, api_page
from tests.paths import ROOT

FUNCTIONS = [name for name in us.__all__ if inspect.isfunction(getattr(us, name))]


def test_the_page_is_fresh_and_has_every_public_name_once() -> None:
    page = api_page()
    assert (ROOT / "docs" / "api.md").read_text(encoding="utf-8") == page, "Run: make docs"
    named = [name for names in SECTIONS.values() for name in names]
    assert sorted([*named, "errors"]) == us.__all__
    for name in named:
        assert page.count(f"\n### `{name}`\n") == 1


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_takes_gives_and_raises(name: str) -> None:
    function = getattr(us, name)
    docstring = inspect.getdoc(function) or ""
    assert "\nReturns:\n" in docstring
    assert "\nExample:\n" in docstring
    for parameter in inspect.signature(function).parameters:
        assert f"    {parameter}:" in docstring or f"{parameter}," in docstring or f", {parameter}:" in docstring
    assert "\nRaises:\n" in docstring or name == "sample"


def test_every_example_works_in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("harbour.md").write_text("# Ferry breaks down twice in a week\n\nCritics say so.\n", encoding="utf-8")
    finder, runner = doctest.DocTestFinder(recurse=False), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    examples = 0
    for name in us.__all__:
        for test in finder.find(getattr(us, name), name, globs={}):
            examples += len(test.examples)
            runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
    assert examples > 2 * len(FUNCTIONS)
