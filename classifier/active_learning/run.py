"""From files to a queue: what `unsourced next` does."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from annotate.readers.read import raise_failures, read
from classifier.active_learning.output import COLUMNS, queue_rows, queue_text
from classifier.active_learning.queue import CONTROL, CONTROL_SHARE, COUNT, SEED, Queued, queue
from classifier.model.persistence import load_model
from classifier.scoring.score import mismatches
from classifier.scoring.scores import span_records
from exports.dataset.dataset import read_dataset
from unsourced.config.settings import load_settings
from unsourced.core.article import Article
from unsourced.core.article_records import article_to_record
from unsourced.errors import InputError
from unsourced.io.progress import progress, say
from unsourced.io.record_files import write_records, write_text
from unsourced.schemes.load import load_scheme


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
        write_records(queue_rows(queued), "csv", out, schema=COLUMNS)
    else:
        write_text(queue_text(queued), out)
