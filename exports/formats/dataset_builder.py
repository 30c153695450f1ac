"""A Dataset from files that hold plain texts, and spans with the label names of another tool."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from exports.dataset.dataset import Dataset
from exports.dataset.schema import articles_frame, frame
from exports.label_studio.parse_labeling_config import Control, LabelingConfig, Option
from exports.label_studio.scheme_from_labeling_config import mapping_of_config
from exports.label_studio.task_text import SourceText
from unsourced.core.article import Article, make_article
from unsourced.core.offsets import normalise
from unsourced.core.spans import check_offsets
from unsourced.errors import InputError, OffsetError
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

SCHEME_FILE = "scheme.toml"
PROVENANCE_FILE = "provenance.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSpan:
    """A span of a file: `label` as the file calls it, offsets into the file's text, `where` it stands."""

    label: str
    start: int
    end: int
    where: str
    region: str
    part: int = 0
    reason: str | None = None


@dataclass(slots=True)
class DatasetBuilder:
    """What files hold, until all of it is known: only then is there a scheme for it."""

    articles: dict[str, Article] = field(default_factory=dict)
    annotations: list[dict[str, Any]] = field(default_factory=list)
    spans: list[tuple[str, FileSpan]] = field(default_factory=list)
    relations: list[dict[str, Any]] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)

    def add_annotation(self, annotator: str, source: SourceText, spans: Sequence[FileSpan]) -> str:
        """One annotator's spans of one article; the id that it got. Raises InputError for a span that does not fit."""
        self.articles.setdefault(source.article.id, source.article)
        key = f"{annotator}:{source.article.id}"
        self.annotations.append({"annotation_id": key, "article_id": source.article.id, "annotator": annotator})
        for span in spans:
            self.spans.append((key, _in_article(span, source)))
        return key

    def dataset(self, scheme: Scheme | None, folder: Path, source_name: str) -> Dataset:
        """All that was found in a folder, in this scheme, or in one made of the labels that were found.

        Raises InputError where a label is not in the scheme.
        """
        keys: Mapping[str, str] = _keys_by_name(scheme) if scheme else {}
        if scheme is None:
            scheme, keys = _scheme_of(self, source_name)
        everybody = {
            "role": "annotator",
            "status": "submitted",
            "labels_offered": list(scheme.label_keys),
            "scheme_version": scheme.version,
        }
        return Dataset(
            scheme=scheme,
            articles=articles_frame(self.articles.values()),
            annotations=frame("annotations", (row | everybody for row in self.annotations)),
            spans=frame("spans", (_row(key, span, keys, scheme) for key, span in self.spans)),
            relations=frame("relations", self.relations),
            answers=frame("answers", self.answers),
            provenance=read_provenance_file(folder, source_name),
        )


def text_of_file(raw: str, reader: str, where: str) -> SourceText:
    """The article that is nothing but this text, and the way from the text's offsets to the article's.

    Its first line is the headline where a blank line follows. Raises InputError where there is no text.
    """
    text, offsets = normalise(raw)
    headline, gap, body = text.partition("\n\n")
    for title, rest in ((headline, body), ("", text)) if gap else (("", text),):
        try:
            article = make_article(title=title, body=rest, raw=raw, reader_version=reader)
        except InputError as error:
            raise InputError(error.what, where=where) from error
        before = text.find(article.text)
        if before >= 0:
            break
    # An article has no blank lines at its ends; a span that reaches into them ends with the text.
    length = len(article.text)
    return SourceText(article, lambda offset: min(max(offsets.to_normal(offset) - before, 0), length))


def read_scheme_file(folder: Path) -> Scheme | None:
    """The scheme that a conversion wrote beside its files; None where there is none."""
    path = folder / SCHEME_FILE
    return load_scheme(path) if path.is_file() else None


def read_provenance_file(folder: Path, source: str) -> dict[str, Any]:
    """Where the labels come from, as a conversion wrote it beside its files. Raises InputError where that is broken."""
    path = folder / PROVENANCE_FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {"source": source}
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error
    if not isinstance(found, dict):
        raise InputError("is not a JSON object", where=str(path))
    return found


def write_scheme_and_provenance(dataset: Dataset, folder: Path) -> None:
    """The scheme and where the labels come from (also that they are synthetic), for people and for `read`."""
    (folder / SCHEME_FILE).write_text(dataset.scheme.source, encoding="utf-8", newline="\n")
    provenance = json.dumps(dict(dataset.provenance), ensure_ascii=False, indent=2) + "\n"
    (folder / PROVENANCE_FILE).write_text(provenance, encoding="utf-8", newline="\n")


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file without their ends. Raises InputError where it cannot be read."""
    return read_text(path).replace("\r\n", "\n").split("\n")


def read_text(path: Path) -> str:
    """A UTF-8 file as it stands, line ends included. Raises InputError where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8 text", where=str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error


def parse_offset(text: str, where: str) -> int:
    """The offset that a file gives as text. Raises InputError where it is none."""
    if not (text.isascii() and text.isdecimal()):
        raise InputError(f"{text!r} is not an offset", where=where)
    return int(text)


def _in_article(span: FileSpan, source: SourceText) -> FileSpan:
    try:
        start, end = source.to_article(span.start), source.to_article(span.end)
        check_offsets(source.article.text, start, end)
    except OffsetError as error:
        raise InputError(error.what, where=span.where) from error
    return replace(span, start=start, end=end)


def _row(key: str, span: FileSpan, keys: Mapping[str, str], scheme: Scheme) -> dict[str, Any]:
    if span.label not in keys:
        raise InputError(
            f"label {span.label!r} is not in scheme {scheme.name}",
            where=span.where,
            remedy="Name the scheme it is of with --scheme.",
        )
    return {
        "annotation_id": key,
        "region_id": span.region,
        "part": span.part,
        "label": keys[span.label],
        "start": span.start,
        "end": span.end,
        "origin": "manual",
        "reason": span.reason,
    }


def _keys_by_name(scheme: Scheme) -> dict[str, str]:
    """The key of each label by everything it is called in its own scheme."""
    names = {name: one.key for one in scheme.labels for name in (*one.crosswalk.get(scheme.name, ()), one.name)}
    return names | {key: key for key in scheme.label_keys}


def _scheme_of(builder: DatasetBuilder, source: str) -> tuple[Scheme, Mapping[str, str]]:
    labels = list(dict.fromkeys(span.label for _, span in builder.spans))
    if not labels:
        raise InputError(
            "marks nothing, so that its labels are unknown", where=source, remedy="Name the scheme with --scheme."
        )
    links = dict.fromkeys(row["type"] for row in builder.relations)
    control = Control(name="label", kind="labels", to_name="text", options=tuple(_option(name) for name in labels))
    mapping = mapping_of_config(
        LabelingConfig(texts={}, controls=(control,), relations=tuple(map(_option, links))), source
    )
    for row in builder.relations:
        row["type"] = mapping.relations[row["type"]]
    return mapping.scheme, {name: key for (_, name), key in mapping.labels.items()}


def _option(name: str) -> Option:
    return Option(value=name, name=name)
