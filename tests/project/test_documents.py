"""The documents hold together: links, anchors, imports, and the site that is made of them."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from docs.site_links import PAGES
from tests.paths import ROOT

FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^()\s]+)\)")
PATH = re.compile(r"`((?:unsourced|annotate|exports|classifier|configs|tests|benchmarks|docs)/[\w/.-]*)(?:: \w+)?`")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
# What a page may name without fetching it is anything; what it fetches when it is opened, nothing.
FETCHED = re.compile(r"""<(?:script|img|link|iframe|source)\b[^>]*?\b(?:src|href)=["']?(?:https?:)?//[^"'> ]+""")
GENERATED = "docs/api.md"


def _tracked() -> list[str]:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    return subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


DOCUMENTS = _tracked()


@cache
def _text(document: Path) -> str:
    return FENCE.sub("", document.read_text(encoding="utf-8"))


@cache
def _anchors(document: Path) -> set[str]:
    """The anchors of headings, as GitHub makes them."""
    names = [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in HEADING.findall(_text(document))]
    return {name if not names[:n].count(name) else f"{name}-{names[:n].count(name)}" for n, name in enumerate(names)}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    path = ROOT / document
    broken = []
    for link in LINK.finditer(_text(path)):
        target, _, anchor = link["target"].partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        there = (path.parent / target).resolve() if target else path
        if not there.is_file() or (anchor and anchor not in _anchors(there)):
            broken.append(link["target"])
    assert not broken


@pytest.mark.parametrize("document", DOCUMENTS)
def test_imports_in_python_blocks_are_there(document: str) -> None:
    if document == GENERATED:
        pytest.skip("it has signatures, and a test of its own")
    for language, block in FENCE.findall((ROOT / document).read_text(encoding="utf-8")):
        for node in ast.walk(ast.parse(block)) if language == "python" else ():
            if isinstance(node, ast.ImportFrom) and node.module:
                module = importlib.import_module(node.module)
                assert not [alias.name for alias in node.names if not hasattr(module, alias.name)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_of_the_project_is_there(document: str) -> None:
    # A worked example names the files that it would make.
    made = {path for path in PATH.findall(_text(ROOT / document)) if "doccano" in path}
    assert not {path for path in PATH.findall(_text(ROOT / document)) if not (ROOT / path).exists()} - made


def test_names_of_the_front_door_are_there() -> None:
    import unsourced

    for document in DOCUMENTS:
        for name in re.findall(r"\bus\.(\w+)", (ROOT / document).read_text(encoding="utf-8")):
            assert hasattr(unsourced, name), f"{document}: us.{name}"


def test_every_page_can_be_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            waiting += list(_linked(page))
    pages = {ROOT / document for document in DOCUMENTS if document.startswith("docs/") or document in PAGES}
    assert not pages - reached


def _linked(page: Path) -> Iterator[Path]:
    for link in LINK.finditer(_text(page)):
        there = (page.parent / link["target"].partition("#")[0]).resolve()
        if "://" not in link["target"] and there.is_file():
            yield there


@pytest.mark.slow
def test_the_site_is_built_and_read_without_a_network(tmp_path: Path) -> None:
    # Strict: a link or an anchor that leads nowhere ends the build.
    mkdocs = Path(sys.executable).with_name("mkdocs")
    done = subprocess.run(
        [mkdocs, "build", "--strict", "--site-dir", tmp_path / "site"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        # A proxy that nobody runs: whatever is fetched while the site is built fails.
        env={
            "PATH": "",
            "HOME": str(tmp_path),
            "http_proxy": "http://127.0.0.1:9",
            "https_proxy": "http://127.0.0.1:9",
        },
    )
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(PAGES)
    fetched = {match for page in pages for match in FETCHED.findall(page.read_text(encoding="utf-8"))}
    assert not fetched
