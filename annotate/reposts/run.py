"""Groups of reposts among files: what `unsourced reposts` does."""

from collections.abc import Sequence
from pathlib import Path

from annotate.readers.read import raise_failures, read
from annotate.reposts import RepostGroup, find_reposts
from annotate.reposts.output.records import group_to_record
from annotate.reposts.output.terminal import view
from unsourced.core.article import Article
from unsourced.core.article_records import article_to_record
from unsourced.errors import InputError
from unsourced.io.progress import Reporter
from unsourced.io.record_files import write_records, write_text


def repost_files(
    paths: Sequence[str | Path], *, output_format: str = "terminal", out: Path | None = None, quiet: bool = False
) -> None:
    """Read articles, group those that share their words, and write to `out` or stdout.

    As `terminal` lines for people, as `json` one record a group, as `jsonl` the articles with `group` filled. Raises
    InputError where the one thing to read cannot be, BatchError when the others are done.
    """
    reporter = Reporter(quiet=quiet)
    found = list(reporter.track(read(paths, note=reporter.say), "read"))
    articles = [item for item in found if isinstance(item, Article)]
    failures = [item for item in found if isinstance(item, InputError)]
    if failures and not articles:
        raise_failures(failures, 0)
    result = find_reposts(articles, reporter=reporter)
    shown = reporter.track(result.groups, "comparing", total=len(result.groups))
    if output_format == "jsonl":
        write_records(map(article_to_record, result.articles), "jsonl", out)
        reporter.say(_summary(result.groups, len(articles)))
    elif output_format == "json":
        write_records(map(group_to_record, shown), "json", out)
    else:
        write_text("\n".join(view(shown, len(articles))) + "\n", out)
    raise_failures(failures, len(articles))


def _summary(groups: Sequence[RepostGroup], articles: int) -> str:
    members = sum(len(group.articles) for group in groups)
    return f"{len(groups)} groups with {members} of {articles} articles."
