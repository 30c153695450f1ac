"""Score files: what `unsourced score` does."""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from annotate.readers.read import read
from classifier.model.persistence import load_model
from classifier.scoring.score import mismatches, score
from classifier.scoring.scores import Scores, sentence_records, sentence_schema, span_records, span_schema
from unsourced.config.settings import load_settings
from unsourced.core.article import Article
from unsourced.errors import BatchError, InputError
from unsourced.io.progress import progress, say
from unsourced.io.record_files import write_records, write_text
from unsourced.schemes.load import load_scheme


def score_files(
    paths: Sequence[str | Path],
    *,
    models: Sequence[Path] = (),
    scheme: str | None = None,
    labels: Sequence[str] = (),
    min_confidence: float = 0.0,
    output_format: str = "terminal",
    sentences: bool = False,
    out: Path | None = None,
    quiet: bool = False,
) -> None:
    """Read articles, score them, and write the result to `out` or stdout.

    `output_format` is `terminal`, `jsonl`, `csv`, `parquet` or `html`; in the middle three `sentences` gives a row
    a sentence and label instead of one a mark. Without models and without `scheme` the scheme is that of the settings.

    Raises ModelError, SchemeError or SettingsError before anything is read, InputError where the one thing to read
    cannot be, BatchError when the others are done.
    """
    loaded = [load_model(path) for path in models]
    labels_of = None if models else load_scheme(load_settings(scheme=scheme).scheme)
    for warning in mismatches(loaded):
        say(warning, quiet=quiet)
    reading = _Reading(paths, quiet)
    shown = progress(reading.articles(), "articles", quiet=quiet or output_format == "terminal")
    found = score(
        shown,
        loaded,
        scheme=labels_of,
        labels=labels or None,
        min_confidence=min_confidence,
        explain=not sentences,
    )
    scores = _counted(found, quiet=quiet)
    _write(scores, output_format, sentences, out)
    if reading.failures:
        raise BatchError(reading.failures, reading.done)


class _Reading:
    """Articles as they are read, and the failures met on the way."""

    def __init__(self, paths: Sequence[str | Path], quiet: bool) -> None:
        self.failures: list[InputError] = []
        self.done = 0
        self._found = read(paths, note=partial(say, quiet=quiet))

    def articles(self) -> Iterator[Article]:
        """Raises what stood in the way where there is no article at all, before anything is written."""
        articles = self._articles()
        first = next(articles, None)
        if first is not None:
            return chain([first], articles)
        if len(self.failures) == 1:
            raise self.failures[0]
        if self.failures:
            raise BatchError(self.failures, 0)
        raise InputError("there is no article to score")

    def _articles(self) -> Iterator[Article]:
        for item in self._found:
            if isinstance(item, Article):
                self.done += 1
                yield item
            else:
                self.failures.append(item)


def _counted(scores: Iterator[Scores], *, quiet: bool) -> Iterator[Scores]:
    abstained: dict[str, int] = {}
    for each in scores:
        if each.abstained:
            abstained[each.article.language] = abstained.get(each.article.language, 0) + 1
        yield each
    if abstained:
        many = sum(abstained.values())
        say(
            f"{many} article{'s' * (many > 1)} not scored: only English is known ({', '.join(sorted(abstained))})",
            quiet=quiet,
        )


def _write(scores: Iterator[Scores], output_format: str, sentences: bool, out: Path | None) -> None:
    if output_format == "html":
        from classifier.scoring.output.page import render_page

        write_text(render_page(list(scores)), out)
    elif output_format == "terminal":
        _write_terminal(scores, out)
    elif sentences:
        write_records(sentence_records(scores), output_format, out, schema=sentence_schema())
    else:
        write_records(span_records(scores), output_format, out, schema=span_schema())


def _write_terminal(scores: Iterator[Scores], out: Path | None) -> None:
    from classifier.scoring.output.terminal import rendered

    if out is not None:
        write_text("".join(rendered(scores, terminal=False, width=100)), out)
        return
    for text in rendered(scores, terminal=sys.stdout.isatty()):
        write_text(text)
