"""The formats of articles that can be read: one row each.

Detection, `read --from` and its help are made from these rows, and tests/annotate/readers/test_contract.py asks the
same of every one. The readers are named, not imported: a format's libraries are loaded when it is met.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal, NamedTuple

# Text that may turn out to be Markdown or HTML.
AUTO = "auto"


# No dataclass: `--help` waits for this module, and those take a millisecond more to make.
class Reader(NamedTuple):
    """How a format is recognised and read.

    `function` is `module:name` within `annotate.readers`. It makes of a normalised text and the page's address a Page
    (`page`), of a text and its name Rows (`table`), or of an open file, its name and the largest article's bytes Rows
    (`streamed table`, which is never held in memory).

    `sniff` names the function that tells the format by its content: by bytes for a table, by text for a page; without
    it the format has to be named. With `may_be_other` names and types say no more than that it is text. `one_header`
    tables have the same columns in every row. A format that is not an `option` cannot be asked for.
    """

    name: str
    holds: Literal["page", "table", "streamed table"]
    function: str
    extensions: tuple[str, ...] = ()
    content_types: tuple[str, ...] = ()
    sniff: str | None = None
    may_be_other: bool = False
    one_header: bool = False
    option: bool = True

    def load(self) -> Callable[..., Any]:
        """The function that reads the format."""
        return _function(self.function)

    def fits(self, content: str | bytes) -> bool:
        """Whether content of unknown format looks like this one."""
        return self.sniff is not None and bool(_function(self.sniff)(content))


READERS = {
    reader.name: reader
    for reader in (
        Reader(
            name="markdown",
            holds="page",
            function="markdown:markdown_page",
            extensions=(".md", ".markdown"),
            content_types=("text/markdown", "text/x-markdown"),
            sniff="markdown:looks_like_markdown",
        ),
        Reader(
            name="text",
            holds="page",
            function="plain_text:plain_page",
            extensions=(".txt", ".text"),
            content_types=("", "text/plain", "application/octet-stream"),
            may_be_other=True,
        ),
        Reader(
            name="html",
            holds="page",
            function="html:html_page",
            extensions=(".html", ".htm", ".xhtml"),
            content_types=("text/html", "application/xhtml+xml"),
            sniff="html:looks_like_document",
        ),
        Reader(
            name="fragment",
            holds="page",
            function="html:fragment_page",
            sniff="html:looks_like_fragment",
            option=False,
        ),
        Reader(
            name="csv",
            holds="table",
            function="tables:csv_rows",
            extensions=(".csv",),
            content_types=("text/csv",),
            one_header=True,
        ),
        Reader(
            name="tsv",
            holds="table",
            function="tables:tsv_rows",
            extensions=(".tsv",),
            content_types=("text/tab-separated-values",),
            one_header=True,
        ),
        Reader(
            name="jsonl",
            holds="streamed table",
            function="tables:jsonl_rows",
            extensions=(".jsonl", ".ndjson"),
            content_types=("application/jsonl", "application/x-ndjson"),
            sniff="tables:looks_like_jsonl",
        ),
        Reader(
            name="json",
            holds="table",
            function="tables:json_rows",
            extensions=(".json",),
            content_types=("application/json",),
            sniff="tables:looks_like_json",
        ),
        Reader(
            name="parquet",
            holds="streamed table",
            function="tables:parquet_rows",
            extensions=(".parquet",),
            content_types=("application/vnd.apache.parquet",),
            sniff="tables:looks_like_parquet",
            one_header=True,
        ),
    )
}
INPUT_FORMATS = tuple(reader.name for reader in READERS.values() if reader.option)


def _function(name: str) -> Callable[..., Any]:
    module, function = name.split(":")
    found: Callable[..., Any] = getattr(import_module(f"annotate.readers.{module}"), function)
    return found
