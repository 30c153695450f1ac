"""From files to a queue: what `unsourced next` does."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pyarrow as pa

from annotate.readers.read import raise_failures, read
from classifier.active_learning.queue import CONTROL, CONTROL_SHARE, COUNT, SEED, Queued, queue
from classifier.model.persistence import load_model
from classifier.scoring.score import mismatches
from classifier.scoring.scores import span_records
from exports.dataset.dataset import read_dataset
from exports.report.tables import clip_text, console_text, text_console
from unsourced.config.settings import load_settings
from unsourced.core.article import Article
from unsourced.core.article_records import article_to_record
from unsourced.errors import InputError
from unsourced.io.progress import progress, say
from unsourced.io.record_files import write_records, write_text
from unsourced.schemes.load import load_scheme

_COLUMNS = pa.schema(
    [
        ("position", pa.int64()),
        ("article_id", pa.string()),
        ("chosen", pa.string()),
        ("uncertainty", pa.float64()),
        ("disagreement", pa.float64()),
        ("outlet", pa.string()),
        ("title", pa.string()),
    ]
)
_TITLE = 60


def next_files(
    paths: Sequence[str | Path],
    *,
    models: Sequence[Path] = (),
    scheme: str | None = None,
    labelled: Path | None = None,
    count: int = COUNT,
    control: float = CONTROL_SHARE,
    seed: int = SEED,
    suggestions: Path | None = None,
    output_format: str = "terminal",
    out: Path | None = None,
    quiet: bool = False,
) -> list[Queued]:
    """Queue the articles of these files and write the queue to `out` or stdout.

    `jsonl` holds the articles themselves, ready for `unsourced load`; `suggestions` gets the marks of all but the
    control slice. Raises ModelError, SchemeError, SettingsError or DatasetError before anything is read, InputError
    where nothing is left to label or a file cannot be written, and at the end what could not be read.
    """
    loaded = [load_model(path) for path in models]
    labels = None if models else load_scheme(load_settings(scheme=scheme).scheme)
    for warning in mismatches(loaded):
        say(warning, quiet=quiet)
    known = read_dataset(labelled).article_list() if labelled else []
    pool, failures = _read(paths, quiet=quiet)
    queued = queue(pool, loaded, scheme=labels, labelled=known, count=count, control=control, seed=seed)
    if not queued:
        raise_failures(failures, 0)
        raise InputError(
            f"none of {len(pool)} articles is left to label",
            remedy="They are labelled already, or not in English; give other articles.",
        )
    if suggestions:
        write_records(span_records(each.scores for each in queued if each.chosen != CONTROL), "jsonl", suggestions)
    _write(queued, output_format, out)
    by_chance = sum(each.chosen == CONTROL for each in queued)
    say(f"{len(queued)} of {len(pool)} articles queued, {by_chance} of them drawn at random.", quiet=quiet)
    if output_format == "jsonl" and out is not None:
        more = f" --suggest all --suggestions {suggestions}" if suggestions else " --suggest none"
        say(f"next: unsourced load {out}{more}", quiet=quiet)
    raise_failures(failures, len(pool))
    return queued


def _read(paths: Sequence[str | Path], *, quiet: bool) -> tuple[list[Article], list[InputError]]:
    articles: list[Article] = []
    failures: list[InputError] = []
    for item in progress(read(paths, note=partial(say, quiet=quiet)), "articles", quiet=quiet):
        (articles if isinstance(item, Article) else failures).append(item)  # type: ignore[arg-type]
    if not articles:
        raise_failures(failures, 0)
        raise InputError("there is no article to choose from")
    return articles, failures


def _write(queued: Sequence[Queued], output_format: str, out: Path | None) -> None:
    if output_format == "jsonl":
        write_records((article_to_record(each.article) for each in queued), "jsonl", out)
    elif output_format == "csv":
        write_records(_rows(queued), "csv", out, schema=_COLUMNS)
    else:
        write_text(_table(queued), out)


def _rows(queued: Sequence[Queued]) -> Iterator[dict[str, object]]:
    for each in queued:
        yield {
            "position": each.position,
            "article_id": each.article.id,
            "chosen": each.chosen,
            "uncertainty": round(each.uncertainty, 4),
            "disagreement": round(each.disagreement, 4),
            "outlet": each.article.outlet,
            "title": each.article.title or each.article.text[:_TITLE],
        }


def _table(queued: Sequence[Queued]) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title="What to label next", title_justify="left", box=SIMPLE_HEAD)
    for name in _COLUMNS.names:
        numeric = name in ("position", "uncertainty", "disagreement")
        table.add_column(name, justify="right" if numeric else "left", no_wrap=name != "title")
    for row in _rows(queued):
        cells = [f"{value:.2f}" if isinstance(value, float) else str(value or "") for value in row.values()]
        table.add_row(*cells[:-1], clip_text(cells[-1], _TITLE))
    console = text_console(140)
    console.print(table)
    return console_text(console)
