"""From files, addresses and tables to Articles: one module a format, all of them in one registry.

A page's reader makes blocks of lines; what is no article among them (bylines, notices, appeals) is removed, kept with
its kind, and fills the article's metadata. A table's reader makes rows. Nothing of it is imported before it is met.

| file | is |
| --- | --- |
| `read` | everything behind some names, and an error for what cannot be read |
| `registry` | all formats: extensions, types, readers, how they are recognised |
| `format_detection` | which format an input has |
| `inputs` | files, folders, globs, addresses and stdin as single sources |
| `encoding` | from bytes to text |
| `web` | pages from the web, from public addresses only |
| `read_isolated` | a page read in a process of its own, within a time |
| `markdown` | Markdown as a Page |
| `html` | HTML as a Page |
| `plain_text` | plain text as a Page |
| `line_builder` | lines put together from inline pieces |
| `page` | Page, Block, Line and Metadata |
| `tables` | CSV, TSV, JSONL, JSON and Parquet as rows |
| `columns` | which column is which field of an Article |
| `boilerplate/` | which lines of a page are not the article, and what they say of it |
| `build_article` | from a Page to an Article |
| `dates` | dates as pages write them, and as ISO |
| `language` | whether a text is English |
| `article_arguments` | articles as people hand them to a function |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.readers.build_article import READER_VERSION
    from annotate.readers.read import MAX_BYTES, raise_failures, read_articles, read_batch, read_page
    from annotate.readers.registry import INPUT_FORMATS, READERS, Reader

__all__ = [
    "INPUT_FORMATS",
    "MAX_BYTES",
    "READERS",
    "READER_VERSION",
    "Reader",
    "raise_failures",
    "read_articles",
    "read_batch",
    "read_page",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "INPUT_FORMATS": "registry",
        "MAX_BYTES": "read",
        "READERS": "registry",
        "READER_VERSION": "build_article",
        "Reader": "registry",
        "raise_failures": "read",
        "read_articles": "read",
        "read_batch": "read",
        "read_page": "read",
    },
)
