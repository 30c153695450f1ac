"""CoNLL: `ANNOTATOR.conll`, one token a line, and the texts.

    -DOCSTART-  ID  -  O                then an empty line; empty lines divide sentences too
    token  start  end  tag              separated by tabs; tags are O, B-label, I-label
    articles/ID.txt                     the text that the offsets count in

A token is a run of letters, digits and underscores, or one other character that is no white space. A tag goes on over
the end of a sentence. Where spans overlap, a token carries the label that stands first in the scheme's precedence, of
equal ones the shorter span's; a span goes to all tokens that it touches.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss, Losses
from exports.formats.dataset_builder import (
    DatasetBuilder,
    FileSpan,
    parse_offset,
    read_lines,
    read_scheme_file,
    read_text,
    text_of_file,
    write_scheme_and_provenance,
)
from exports.formats.per_annotator import annotator_file_name, annotator_of, latest_annotations, losses_of_annotations
from exports.label_studio.task_text import SourceText
from unsourced.core.sentences import sentences
from unsourced.errors import InputError, OffsetError
from unsourced.schemes.scheme import Scheme

_TOKEN = re.compile(r"\w+|[^\w\s]")
_START = "-DOCSTART-"
_COLUMNS = 4


def tokens(text: str) -> list[tuple[int, int]]:
    """The tokens of a text as (start, end), in order."""
    return [match.span() for match in _TOKEN.finditer(text)]


def write(dataset: Dataset, folder: Path) -> Losses:
    """One file an annotator; what is lost is all but the labels of tokens."""
    losses = Losses()
    written = []
    (folder / "articles").mkdir()
    lines: dict[str, list[str]] = {}
    pieces: dict[str, tuple[list[tuple[int, int]], set[int]]] = {}
    for latest in latest_annotations(dataset):
        if latest.article_id not in pieces:
            pieces[latest.article_id] = tokens(latest.text), {start for start, _ in sentences(latest.text)}
            file = folder / "articles" / f"{latest.article_id}.txt"
            file.write_text(latest.text, encoding="utf-8", newline="\n")
        token_offsets, breaks = pieces[latest.article_id]
        tags = _tags(token_offsets, latest.spans, dataset.scheme, losses)
        mine = lines.setdefault(latest.annotator, [])
        mine += [f"{_START}\t{latest.article_id}\t-\tO", ""]
        for (start, end), tag in zip(token_offsets, tags, strict=True):
            if start in breaks and mine[-1]:
                mine.append("")
            mine.append(f"{latest.text[start:end]}\t{start}\t{end}\t{tag}")
        mine.append("")
        written.append(latest.annotation_id)
    for annotator, theirs in lines.items():
        file = folder / f"{annotator_file_name(annotator)}.conll"
        file.write_text("\n".join(theirs) + "\n", encoding="utf-8", newline="\n")
    write_scheme_and_provenance(dataset, folder)
    return +(losses + losses_of_annotations(dataset, written))


def read(path: Path, scheme: Scheme | None = None) -> Dataset:
    """The Dataset of such a folder. Raises InputError with file and line."""
    scheme = scheme or read_scheme_file(path)
    files = sorted(path.glob("*.conll"))
    if not files:
        raise InputError("has no *.conll", where=str(path), remedy="Name the folder of these files.")
    source: dict[str, SourceText] = {}
    builder = DatasetBuilder()
    for file in files:
        for article, rows in _documents(file):
            if article not in source:
                text = path / "articles" / f"{article}.txt"
                source[article] = text_of_file(read_text(text), "conll", str(text))
            builder.add_annotation(annotator_of(file.stem), source[article], list(_found(rows, source[article])))
    return builder.dataset(scheme, path, "conll")


def _tags(
    token_offsets: Sequence[tuple[int, int]], spans: Sequence[Mapping[str, Any]], scheme: Scheme, losses: Losses
) -> list[str]:
    order = {key: rank for rank, key in enumerate(dict.fromkeys((*scheme.precedence, *scheme.label_keys)))}
    ranked = sorted(
        spans, key=lambda row: (order[row["label"]], row["end"] - row["start"], row["start"], row["region_id"])
    )
    tags = ["O"] * len(token_offsets)
    for row in ranked:
        touched = [n for n, (start, end) in enumerate(token_offsets) if start < row["end"] and row["start"] < end]
        free = [n for n in touched if tags[n] == "O"]
        if not touched:
            losses[Loss.SPANS_WITHOUT_TOKEN] += 1
        elif not free:
            losses[Loss.OVERLAPS] += 1
        elif len(free) < len(touched):
            losses[Loss.CUT_OVERLAPS] += 1
        elif (token_offsets[touched[0]][0], token_offsets[touched[-1]][1]) != (row["start"], row["end"]):
            losses[Loss.SPAN_ENDS] += 1
        for before, n in zip([None, *free], free, strict=False):
            # A piece behind a gap is a beginning of its own: BIO has no other way to say it.
            tags[n] = f"{'I' if before == n - 1 else 'B'}-{row['label']}"
    return tags


def _documents(file: Path) -> Iterator[tuple[str, list[tuple[str, int, int, str, str]]]]:
    """Each article's id and rows: token, start, end, tag, where."""
    article = ""
    rows: list[tuple[str, int, int, str, str]] = []
    for number, line in enumerate(read_lines(file), 1):
        where = f"{file}, line {number}"
        cells = line.split("\t")
        if not line.strip():
            continue
        if len(cells) != _COLUMNS:
            raise InputError(f"has {len(cells)} columns, not {_COLUMNS}: token, start, end, tag", where=where)
        if cells[0] == _START:
            if article:
                yield article, rows
            article, rows = cells[1], []
            continue
        if not article:
            raise InputError(f"stands before the first {_START} line, which names the article", where=where)
        if not re.fullmatch(r"O|[BI]-.+", cells[3]):
            raise InputError(f"{cells[3]!r} is not a tag: O, B-label or I-label", where=where)
        rows.append((cells[0], parse_offset(cells[1], where), parse_offset(cells[2], where), cells[3], where))
    if article:
        yield article, rows


def _found(rows: Sequence[tuple[str, int, int, str, str]], source: SourceText) -> Iterator[FileSpan]:
    """The spans of one article: a B, or an I with another label than the token before, begins one."""
    open_: FileSpan | None = None
    for number, (token, start, end, tag, where) in enumerate(rows):
        kind, _, label = tag.partition("-")
        if _words(source, start, end) != token:
            raise InputError(f"{token!r} is not what the text has at {start}..{end}", where=where)
        if open_ is not None and (kind != "I" or label != open_.label):
            yield open_
            open_ = None
        if kind != "O":
            first = open_ or FileSpan(label=label, start=start, end=end, where=where, region=f"r{number}")
            open_ = FileSpan(label=label, start=first.start, end=end, where=first.where, region=first.region)
    if open_ is not None:
        yield open_


def _words(source: SourceText, start: int, end: int) -> str | None:
    try:
        return source.article.text[source.to_article(start) : source.to_article(end)]
    except OffsetError:
        return None
