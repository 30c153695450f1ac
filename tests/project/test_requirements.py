"""What the packages import is named in pyproject.toml, never got by chance through somebody else's requirement."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.paths import ROOT

PACKAGES = ("unsourced", "annotate", "exports", "classifier", "configs")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _name(requirement: str) -> str:
    """A requirement's distribution, spelt as installers compare names."""
    match = re.match(r"[\w.-]+", requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_import_is_named_in_pyproject(package: str) -> None:
    extras = PROJECT["optional-dependencies"]
    named = {_name(each) for each in [*PROJECT["dependencies"], *(r for extra in extras.values() for r in extra)]}
    distributions = packages_distributions()
    ours = {*sys.stdlib_module_names, *PACKAGES}
    missing = {
        f"{path.relative_to(ROOT)}: {module}"
        for path in (ROOT / package).rglob("*.py")
        for module in _imports(path)
        if module not in ours and named.isdisjoint(_name(each) for each in distributions[module])
    }
    assert not missing


def test_the_cleaner_that_justext_asks_for_under_another_name_is_a_requirement_of_its_own() -> None:
    assert "lxml-html-clean" in {_name(each) for each in PROJECT["dependencies"]}
