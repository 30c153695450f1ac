"""Which format an input has: by its name, by what a server says, or by how it begins."""

import json
import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from unsourced.errors import InputError

# `auto` is text that may turn out to be Markdown or HTML.
AUTO = "auto"
BY_SUFFIX = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": AUTO,
    ".text": AUTO,
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".parquet": "parquet",
}
_BY_CONTENT_TYPE = {
    "": AUTO,
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": AUTO,
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/vnd.apache.parquet": "parquet",
    "application/octet-stream": AUTO,
}
FORMATS = ("markdown", "text", "html", "csv", "tsv", "jsonl", "json", "parquet")
TABLES = frozenset({"csv", "tsv", "jsonl", "json", "parquet"})
_DOCUMENT = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FRAGMENT = re.compile(r"\s*<(?:p|div|article|section|h[1-6]|figure|blockquote)\b[^>]*>", re.I)


def format_of_name(name: str) -> str | None:
    """The format that a file's or an address's suffix stands for, None where it says nothing."""
    path = urlsplit(name).path if "://" in name else name.replace("\\", "/")
    return BY_SUFFIX.get(PurePosixPath(path).suffix.lower())


def format_of_response(content_type: str, url: str) -> str:
    """The format of a server's answer. Raises InputError for a type that holds no article."""
    found = _BY_CONTENT_TYPE.get(content_type)
    if found is None:
        raise InputError(f"is {content_type}, not a page", where=url, remedy="Read the article's own page.")
    return format_of_name(url) or AUTO if found == AUTO else found


def format_of_bytes(raw: bytes) -> str:
    """The format of an input without a name: a table of records where it begins as one, else text to look at."""
    if raw.startswith(b"PAR1"):
        return "parquet"
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") and _is_object(start.split(b"\n", 1)[0]):
        return "jsonl"
    if start.startswith((b"[{", b"[\n", b"[ {", b"[\r\n")) or start.startswith(b"{"):
        try:
            json.loads(raw)
        except (ValueError, RecursionError):
            return AUTO
        return "json"
    return AUTO


def format_of_text(text: str) -> str:
    """`html`, `fragment` (HTML without a document around it), `markdown` or `text`, by how a text looks."""
    from annotate.readers.markdown import looks_like_markdown

    if _DOCUMENT.match(text):
        return "html"
    if _FRAGMENT.match(text):
        return "fragment"
    return "markdown" if looks_like_markdown(text) else "text"


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
