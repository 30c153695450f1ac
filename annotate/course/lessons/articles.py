"""Articles by the names that lessons and gold files call them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from unsourced.core.article import Article, short_hash
from unsourced.core.article_records import read_article_records
from unsourced.errors import InputError
from unsourced.io.shipped_files import sample_folder

Articles = Mapping[str, Article]


def sample_articles() -> dict[str, Article]:
    """The sample's articles by the names of their pages."""
    folder = sample_folder()
    pages = {short_hash(page.read_bytes()): page.stem for page in sorted((folder / "pages").iterdir())}
    return {pages[article.source_id]: article for article in read_article_records(folder / "articles.jsonl")}


def named_articles(paths: Iterable[Path]) -> dict[str, Article]:
    """A teacher's articles: anything that `unsourced read` takes.

    Each goes by its id and by its headline; the only article of a file by the file's name without its ending, too.

    Raises:
        InputError: a file cannot be read, or two articles would go by one name.
    """
    from annotate.readers.read import read_articles

    found: dict[str, Article] = {}
    for path in _single_files(paths):
        articles = read_articles([path], note=lambda _: None)
        for article in articles:
            names = {article.id, article.title, *([path.stem] if len(articles) == 1 else [])} - {""}
            for name in names:
                if found.setdefault(name, article).id != article.id:
                    raise InputError(
                        f"two articles go by the name {name!r}", where=str(path), remedy="Rename one of the files."
                    )
    return found


def _single_files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
        else:
            yield path
