"""Which format an input has: by its name, by what a server says, or by how it begins."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from annotate.readers.registry import AUTO, READERS, Reader
from unsourced.errors import InputError


def _found(reader: Reader) -> str:
    return AUTO if reader.may_be_other else reader.name


FORMAT_OF_EXTENSION = {extension: _found(reader) for reader in READERS.values() for extension in reader.extensions}
_FORMAT_OF_CONTENT_TYPE = {kind: _found(reader) for reader in READERS.values() for kind in reader.content_types}
# Any text may be looked at as Markdown, so that is asked last.
_PAGES = sorted(
    (reader for reader in READERS.values() if reader.holds == "page"), key=lambda one: one.name == "markdown"
)


def is_table(name: str) -> bool:
    """Whether a format (a reader's name, or AUTO) holds rows."""
    return name != AUTO and READERS[name].holds != "page"


def format_of_name(name: str) -> str | None:
    """The format that a file's or an address's suffix stands for, None where it says nothing."""
    path = urlsplit(name).path if "://" in name else name.replace("\\", "/")
    return FORMAT_OF_EXTENSION.get(PurePosixPath(path).suffix.lower())


def format_of_response(content_type: str, url: str) -> str:
    """The format of a server's answer.

    Raises:
        InputError: The type holds no article.
    """
    found = _FORMAT_OF_CONTENT_TYPE.get(content_type)
    if found is None:
        raise InputError(f"is {content_type}, not a page", where=url, remedy="Read the article's own page.")
    return format_of_name(url) or AUTO if found == AUTO else found


def format_of_bytes(raw: bytes) -> str:
    """The format of an input without a name: a table of records where it looks like one, else text to look at."""
    return next((reader.name for reader in READERS.values() if reader.holds != "page" and reader.fits(raw)), AUTO)


def format_of_text(text: str) -> str:
    """The reader of a page by how its text looks: `text` where it has no other's syntax."""
    return next((reader.name for reader in _PAGES if reader.fits(text)), "text")
