"""Articles as people hand them to a function: texts, files, Articles, and lists of these."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeGuard

from annotate.readers.build_article import READER_VERSION
from annotate.readers.format_detection import FORMAT_OF_EXTENSION
from annotate.readers.language import language_of
from annotate.readers.read import read_articles
from exports.dataset.dataset import Dataset
from unsourced.core.arguments import wrong_type
from unsourced.core.article import Article, make_article
from unsourced.core.offsets import normalise
from unsourced.errors import InputError

One = str | Path | Article
ONE = "a text, a Path, or an Article"
MANY = "a text, a Path, an Article, a list of these, or a Dataset"
# As plain text is read: a line of its own that does not end as a sentence does.
_HEADLINE = re.compile(r"(?P<line>[^\n]{0,199}[^\n.,;:])\n[^\S\n]*\n\s*(?=\S)")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.I)


def is_one(value: object) -> TypeGuard[One]:
    """Whether this is one article, rather than several."""
    return isinstance(value, One)


def one_article(value: object, name: str = "article") -> Article:
    """The article in a text, in a file, or the Article itself.

    A str is a text, but for one that is the name of a file which is there and ends as articles' files do.

    Raises:
        TypeError: it is something else.
        InputError: the file cannot be read, is not there, or holds several articles; the text is empty.
    """
    if isinstance(value, Article):
        return value
    if isinstance(value, Path):
        return _in_file(value)
    if not isinstance(value, str):
        raise wrong_type(name, value, ONE)
    if (path := _named_file(value)) is not None:
        return _in_file(path)
    return article_of_text(value)


def several_articles(value: object, name: str = "articles") -> list[Article]:
    """The articles in a list of texts, Paths and Articles, or in a Dataset.

    Raises:
        TypeError: one of them is something else.
        InputError: one of them cannot be read.
    """
    if isinstance(value, Dataset):
        return value.article_list()
    if isinstance(value, bytes | bytearray) or not isinstance(value, Iterable):
        raise wrong_type(name, value, MANY)
    return [one_article(each, f"{name}[{number}]") for number, each in enumerate(value)]


def article_of_text(text: str, title: str = "", **facts: Any) -> Article:
    """The Article of a text as it stands; `facts` are those of `make_article`.

    Without `title` its first line is the headline, where a blank line follows and it looks like one. The language is
    found out where it is not given.

    Raises:
        InputError: there is no word in it.
    """
    headline, body = title, normalise(text)[0].strip("\n")
    if not title and (found := _HEADLINE.match(body)):
        headline, body = found["line"], body[found.end() :]
    facts = {name: value for name, value in facts.items() if value is not None}
    facts.setdefault("language", language_of(body or headline))
    try:
        return make_article(title=headline, body=body, raw=text, reader_version=READER_VERSION, **facts)
    except InputError as error:
        raise InputError("the text is empty", remedy="Give a text, or a Path to a file.") from error


def _in_file(path: Path) -> Article:
    articles = read_articles([path])
    if len(articles) != 1:
        raise InputError(
            f"holds {len(articles)} articles",
            where=str(path),
            remedy="Read them with unsourced.read, and give the list or one of them.",
        )
    return articles[0]


def _named_file(text: str) -> Path | None:
    """The file that a text is the name of; None for a text that is no name."""
    if "\n" in text or len(text) > 1000:
        return None
    if _ADDRESS.fullmatch(text.strip()):
        raise InputError("is an address, not a text", where=text, remedy="Read it with unsourced.read.")
    path = Path(text)
    if path.suffix.lower() not in FORMAT_OF_EXTENSION:
        return None
    if path.is_file():
        return path
    if not re.search(r"\s", text):
        raise InputError(
            "is not there", where=text, remedy="Check the name; unsourced.article takes any str for a text."
        )
    return None
