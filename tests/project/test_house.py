"""The house keeps its rules: a folder says what is in it, a module has its test, a public name its docstring."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import grimp
import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from tests.paths import ROOT

PACKAGES = ("unsourced", "exports", "annotate", "classifier")
MOST_LOOSE_MODULES = 3
LEAST_TESTED = 0.8
_ROW = re.compile(r"^\| (`.*?) \| ", re.M)
_NAME = re.compile(r"`(\w+/?)`")
_SAYS_WHAT_IT_RAISES = re.compile(r"\b[Rr]aises?\b")
# Tests that need a real Label Studio or a browser lie there, whatever they are about.
_ELSEWHERE = (ROOT / "tests" / "studio", ROOT / "tests" / "browser")


def folders() -> list[Path]:
    return sorted(init.parent for package in PACKAGES for init in (ROOT / package).rglob("__init__.py"))


def modules() -> list[Path]:
    found = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return sorted(path for path in found if path.stem not in ("__init__", "__main__"))


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def contents(folder: Path) -> set[str]:
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    return files | {f"{path.name}/" for path in folder.iterdir() if (path / "__init__.py").exists()}


@pytest.mark.parametrize("folder", [path for path in folders() if path != ROOT / "unsourced"], ids=dotted)
def test_a_folder_s_docstring_lists_what_is_in_it(folder: Path) -> None:
    docstring = ast.get_docstring(tree(folder / "__init__.py")) or ""
    listed = [name for row in _ROW.findall(docstring) for name in _NAME.findall(row)]
    assert sorted(listed) == sorted(contents(folder)), "see | file | is | in its __init__.py"
    assert len(docstring.split("|")[0].split()) >= 5, "a paragraph says what the stage is for"


@pytest.mark.parametrize("folder", folders(), ids=dotted)
def test_what_a_folder_exports_is_there(folder: Path) -> None:
    package = import_module(dotted(folder))
    assert [name for name in getattr(package, "__all__", ()) if not hasattr(package, name)] == []


def test_the_names_that_folders_export_are_pinned() -> None:
    exported = [
        f"{dotted(folder)}: {' '.join(names)}"
        for folder in folders()
        if (names := getattr(import_module(dotted(folder)), "__all__", ()))
    ]
    pinned = (ROOT / "tests" / "project" / "exported_names.txt").read_text(encoding="utf-8").splitlines()
    assert exported == pinned, "if you mean it, change tests/project/exported_names.txt and say it in CHANGELOG.md"


@pytest.mark.parametrize("package", PACKAGES)
def test_hardly_a_module_lies_loose_at_the_top(package: str) -> None:
    loose = [path.stem for path in modules() if path.parent == ROOT / package]
    assert len(loose) <= MOST_LOOSE_MODULES, loose


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph(*PACKAGES, exclude_type_checking_imports=True)
    names = sorted(graph.modules)
    number = {name: index for index, name in enumerate(names)}
    edges = [(number[name], number[to]) for name in names for to in graph.find_modules_directly_imported_by(name)]
    rows, columns = np.array(edges).T
    links = coo_array((np.ones(len(edges)), (rows, columns)), shape=(len(names), len(names)))
    _, component = connected_components(links, directed=True, connection="strong")
    circles = [np.flatnonzero(component == one) for one, size in enumerate(np.bincount(component)) if size > 1]
    assert [[names[index] for index in circle] for circle in circles] == []


def test_a_module_s_test_is_found_by_its_name() -> None:
    untested = [dotted(path) for path in modules() if not _has_test(path)]
    share = 1 - len(untested) / len(modules())
    assert share >= LEAST_TESTED, f"{share:.0%} have a test of their name; not these: {', '.join(untested)}"


def _has_test(path: Path) -> bool:
    name = f"test_{path.stem}.py"
    mirrored = ROOT / "tests" / path.relative_to(ROOT).with_name(name)
    return mirrored.exists() or any((folder / name).exists() for folder in _ELSEWHERE)


Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public_names(module: ast.Module) -> Iterator[tuple[str, Named, str]]:
    """Public functions, classes and their methods: name, node, and the docstring of the class around them."""
    for node in module.body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield node.name, node, ""
            around = ast.get_docstring(node) or ""
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef) and not inner.name.startswith("_"):
                    yield f"{node.name}.{inner.name}", inner, around


def _needs_no_docstring(node: Named) -> bool:
    """Overloads, the stubs of a Protocol, and overrides of what another library documents."""
    marks = {ast.unparse(each) for each in node.decorator_list}
    body = [each for each in node.body if not isinstance(each, ast.Pass)]
    stub = len(body) == 1 and isinstance(body[0], ast.Expr) and getattr(body[0].value, "value", 0) is ...
    return stub or bool(marks & {"overload", "typing.overload", "override", "typing.override"})


@pytest.mark.parametrize("package", PACKAGES)
def test_public_names_have_docstrings(package: str) -> None:
    bare = [
        f"{dotted(path)}.{name}"
        for path in modules()
        if dotted(path).startswith(f"{package}.")
        for name, node, _ in public_names(tree(path))
        if not ast.get_docstring(node) and not _needs_no_docstring(node)
    ]
    assert bare == []


def _raises(node: Named) -> bool:
    """Whether its own body raises an error of a caller's making: not a bare `raise`, not in a function inside."""
    waiting: list[ast.AST] = list(node.body)
    while waiting:
        each = waiting.pop()
        if isinstance(each, ast.Raise) and each.exc is not None and "AssertionError" not in ast.unparse(each.exc):
            return True
        if not isinstance(each, Named | ast.Lambda):
            waiting += ast.iter_child_nodes(each)
    return False


def _is_command(node: Named) -> bool:
    """Whether its docstring is what `--help` prints."""
    return any(re.search(r"\bcommand\(", ast.unparse(each)) for each in node.decorator_list)


@pytest.mark.parametrize("package", PACKAGES)
def test_docstrings_say_what_is_raised(package: str) -> None:
    silent = [
        f"{dotted(path)}.{name}"
        for path in modules()
        if dotted(path).startswith(f"{package}.")
        for name, node, around in public_names(tree(path))
        if not isinstance(node, ast.ClassDef) and _raises(node) and not _is_command(node)
        if not _SAYS_WHAT_IT_RAISES.search((ast.get_docstring(node) or "") + around)
    ]
    assert silent == []
