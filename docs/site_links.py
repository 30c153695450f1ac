"""What the site needs beside docs/: pages and files of the project that the documents link to. A hook of mkdocs.

On GitHub and on disk a document links to the file that it means, such as `../CONTRIBUTING.md` or `../configs/ptc.toml`.
In the site the former is a page under project/, the latter a file under source/.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
PAGES = {
    "README.md": "project/readme.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changelog.md",
    "CODE_OF_CONDUCT.md": "project/code_of_conduct.md",
    "SECURITY.md": "project/security.md",
    "unsourced/sample/README.md": "project/sample.md",
    "labels/news/README.md": "project/labels.md",
    **{f"findings/{page.name}": f"project/findings/{page.name.lower()}" for page in (ROOT / "findings").glob("*.md")},
}
_FENCE = re.compile(r"^(```.*?^```)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<=\]\()(?P<path>[^()#\s:]+)(?P<anchor>#[^()\s]*)?(?=\))")


def linked_files(text: str, document: str) -> Iterator[str]:
    """The paths in the project that a document links to; `document` is its own path there."""
    for part in _FENCE.split(text)[::2]:
        for link in _LINK.finditer(part):
            yield _path(link["path"], document)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the project's pages, and the files that any page links to."""
    for name, uri in PAGES.items():
        files.append(File.generated(config, uri, abs_src_path=str(ROOT / name)))
    for page in files.documentation_pages():
        for path in linked_files(page.content_string, _document(page)):
            uri = _uri(path)
            if (ROOT / path).is_file() and files.get_file_from_path(uri) is None:
                files.append(File.generated(config, uri, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let each link lead to the file's place in the site."""
    document, folder = _document(page.file), posixpath.dirname(page.file.src_uri)

    def in_site(link: re.Match[str]) -> str:
        uri = _uri(_path(link["path"], document))
        return posixpath.relpath(uri, folder or ".") + (link["anchor"] or "")

    return _outside_fences(markdown, lambda part: _LINK.sub(in_site, part))


def _outside_fences(text: str, change: Callable[[str], str]) -> str:
    parts = _FENCE.split(text)
    return "".join(part if number % 2 else change(part) for number, part in enumerate(parts))


def _document(file: File) -> str:
    """The path in the project of a page of the site."""
    named = {uri: name for name, uri in PAGES.items()}
    return named.get(file.src_uri, f"docs/{file.src_uri}")


def _path(link: str, document: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), link))


def _uri(path: str) -> str:
    """The place in the site of a file of the project."""
    return PAGES.get(path) or (path.removeprefix("docs/") if path.startswith("docs/") else f"source/{path}")
