"""Two files or addresses compared: what `unsourced compare` does."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from annotate.compare.compare import compare
from annotate.compare.comparison import Comparison
from annotate.compare.effects.explain import explain, rank
from annotate.compare.output.suggestions import suggestions_of
from annotate.compare.output.wording import describe_lineage, summary, warning
from annotate.readers.read import MAX_BYTES, read_articles
from unsourced.core.article import Article
from unsourced.core.suggestion_records import suggestions_to_records
from unsourced.errors import InputError
from unsourced.io.progress import say
from unsourced.io.record_files import Record, write_records, write_text


def compare_files(
    a: str,
    b: str,
    *,
    typography: bool = False,
    output_format: str = "terminal",
    out: Path | None = None,
    suggestions: Path | None = None,
    max_bytes: int = MAX_BYTES,
    allow_private: bool = False,
    quiet: bool = False,
) -> None:
    """Compare two articles and write what was found as `terminal`, `jsonl` or `html` to `out` or stdout.

    `a` and `b` are whatever `read` takes, of one article each. Changes of typography alone are left out unless
    `typography`. `suggestions` names a file for spans that `load --suggestions` takes.

    Raises:
        InputError: a side cannot be read or holds several articles.
    """
    one, other = (_the_article(path, max_bytes, allow_private, quiet) for path in (a, b))
    comparison = explain(compare(one, other))
    changes = sorted(comparison.changes if typography else comparison.substantial, key=rank)
    if output_format == "jsonl":
        from annotate.compare.output.records import records

        _report_summary(comparison, quiet=quiet)
        write_records(records(comparison, changes), output_format, out)
    elif output_format == "html":
        from annotate.compare.output.page import render_page

        _report_summary(comparison, quiet=quiet)
        write_text(render_page(comparison, typography=typography), out)
    else:
        from annotate.compare.output.terminal import render_terminal

        write_text(render_terminal(comparison, changes, terminal=out is None and sys.stdout.isatty()), out)
    if suggestions is not None:
        spans = list(_spans(comparison))
        write_records(spans, "jsonl", suggestions)
        say(f"{len(spans)} suggested span{'' if len(spans) == 1 else 's'} in {suggestions}", quiet=quiet)


def _the_article(path: str, max_bytes: int, allow_private: bool, quiet: bool) -> Article:
    articles = read_articles([path], max_bytes=max_bytes, allow_private=allow_private, note=partial(say, quiet=quiet))
    if len(articles) != 1:
        raise InputError(
            f"holds {len(articles)} articles",
            where=path,
            remedy="Compare takes one on each side; `unsourced read` prints one a line, to choose from.",
        )
    return articles[0]


def _report_summary(comparison: Comparison, *, quiet: bool) -> None:
    for line in (
        warning(comparison),
        summary(comparison),
        describe_lineage(comparison) if comparison.a.text != comparison.b.text else "",
    ):
        say(line, quiet=quiet or not line)


def _spans(comparison: Comparison) -> Iterator[Record]:
    for article, suggestions in suggestions_of(comparison):
        yield from suggestions_to_records(article, suggestions)
