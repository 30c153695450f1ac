"""Suggestions for files: what `unsourced suggest` does."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from annotate.readers.read import read_batch
from annotate.rules.suggest import rules_apply, suggest
from unsourced.config.settings import load_settings
from unsourced.core.article import Article
from unsourced.core.suggestion_records import suggestions_to_records
from unsourced.errors import BatchError
from unsourced.io.progress import progress, say
from unsourced.io.record_files import Record, write_records
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme


def suggest_files(
    paths: Sequence[str | Path],
    *,
    scheme: str | None = None,
    output_format: str = "jsonl",
    out: Path | None = None,
    quiet: bool = False,
) -> None:
    """Read articles and write one record a suggested span to `out` or stdout.

    Without `scheme` it is that of the settings.

    Raises:
        SchemeError, SettingsError: the scheme or a setting is wrong; before anything is read.
        InputError: the one thing to read cannot be read.
        BatchError: some of the articles could not be read; when the others are done.
    """
    labels = load_scheme(load_settings(scheme=scheme).scheme)
    articles, failures = read_batch(paths, note=partial(say, quiet=quiet))
    shown = progress(articles, "articles", total=len(articles), quiet=quiet)
    write_records(_records(shown, labels, quiet=quiet), output_format, out)
    if failures:
        raise BatchError(failures, len(articles))


def _records(articles: Iterable[Article], scheme: Scheme, *, quiet: bool) -> Iterator[Record]:
    abstained: list[Article] = []
    for article in articles:
        if not rules_apply(article):
            abstained.append(article)
        yield from suggestions_to_records(article, suggest(article, scheme))
    if abstained:
        languages = ", ".join(sorted({article.language for article in abstained}))
        count = "1 article" if len(abstained) == 1 else f"{len(abstained)} articles"
        say(f"no suggestions for {count} in another language than English ({languages})", quiet=quiet)
