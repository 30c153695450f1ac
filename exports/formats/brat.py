"""brat standoff: a folder an annotator, with a text (.txt) and its annotations (.ann) an article, and annotation.conf.

T1  source 4 16        Oda Renn          a discontinuous span, or one with a line break: 4 8;12 16
R1  sourced-from Arg1:T2 Arg2:T1
A1  source-kind T1 person                an answer about a span, where it is one of the offered choices
#1  AnnotatorNotes T1  words             the reason
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss, Losses
from exports.formats import FORMATS
from exports.formats.dataset_builder import (
    DatasetBuilder,
    FileSpan,
    read_lines,
    read_scheme_file,
    read_text,
    text_of_file,
    write_scheme_and_provenance,
)
from exports.formats.per_annotator import (
    LatestAnnotation,
    annotator_file_name,
    annotator_of,
    latest_annotations,
    losses_of_annotations,
)
from unsourced.errors import InputError
from unsourced.schemes.scheme import Scheme

_OFFSETS = re.compile(r"\d+ \d+(;\d+ \d+)*")
_LINE = re.compile(
    r"(?P<id>[TRA#M]\d+)\t"
    r"(?:(?P<label>\S+) (?P<offsets>[\d ;]+)\t.*|(?P<type>\S+) Arg1:(?P<one>T\d+) Arg2:(?P<other>T\d+)\s*"
    r"|(?P<question>\S+) (?P<asked>T\d+) (?P<value>\S+)|AnnotatorNotes (?P<noted>T\d+)\t(?P<note>.*))"
)


def write(dataset: Dataset, folder: Path) -> Losses:
    """One folder an annotator; what is lost is mostly what is said of whole articles, and who made which suggestion."""
    losses = Losses()
    written = []
    offered = {
        question.key: {choice.key for choice in question.choices}
        for question in dataset.scheme.questions_per("region")
        if question.type != "text"
    }
    conf = _conf(dataset.scheme)
    for latest in latest_annotations(dataset):
        own = folder / annotator_file_name(latest.annotator)
        if not own.exists():
            own.mkdir()
            _write(own / "annotation.conf", conf)
        _write(own / f"{latest.article_id}.txt", latest.text)
        lines = _lines(latest, offered, losses)
        _write(own / f"{latest.article_id}.ann", "".join(f"{line}\n" for line in lines))
        written.append(latest.annotation_id)
    write_scheme_and_provenance(dataset, folder)
    return +(losses + losses_of_annotations(dataset, written, carries=FORMATS["brat"].carries))


def read(path: Path, scheme: Scheme | None = None) -> Dataset:
    """The Dataset of such a folder, or of one that holds .txt and .ann itself; its name is then the annotator's.

    Events and normalisations are not read. Raises InputError with file and line.
    """
    scheme = scheme or read_scheme_file(path)
    files = sorted(path.rglob("*.ann"))
    if not files:
        raise InputError("has no *.ann", where=str(path), remedy="Name a folder of brat's files.")
    builder = DatasetBuilder()
    for file in files:
        source = text_of_file(read_text(file.with_suffix(".txt")), "brat", str(file.with_suffix(".txt")))
        ann = _AnnFile()
        for number, line in enumerate(read_lines(file), 1):
            if line.strip():
                _add(line, f"{file}, line {number}", ann)
        text = read_text(file.with_suffix(".txt"))
        spans = [part for found in ann.spans.values() for part in _parts(found, ann.notes.get(found.region), text)]
        key = {"annotation_id": builder.add_annotation(annotator_of(file.parent.name), source, spans)}
        builder.relations += [key | row for row in _known(ann.relations, ("from_region", "to_region"), ann)]
        builder.answers += [key | row for row in _known(ann.answers, ("region_id",), ann)]
    return builder.dataset(scheme, path, "brat")


@dataclass(frozen=True, slots=True)
class _AnnSpan:
    label: str
    offsets: tuple[tuple[int, int], ...]
    region: str
    where: str


@dataclass(frozen=True, slots=True)
class _AnnFile:
    """What one .ann file says; rows of relations and answers with `where`."""

    spans: dict[str, _AnnSpan] = field(default_factory=dict)
    relations: list[dict[str, Any]] = field(default_factory=list)
    answers: list[dict[str, Any]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


def _lines(latest: LatestAnnotation, offered: Mapping[str, set[str]], losses: Losses) -> Iterator[str]:
    parts: dict[str, list[Mapping[str, Any]]] = {}
    for row in latest.spans:
        parts.setdefault(row["region_id"], []).append(row)
    names = {region: f"T{number}" for number, region in enumerate(parts, 1)}
    notes = 0
    for region, rows in parts.items():
        rows = sorted(rows, key=lambda row: int(row["part"]))
        offsets = [pair for row in rows for pair in _lines_of(latest.text, row["start"], row["end"])]
        written = ";".join(f"{start} {end}" for start, end in offsets)
        words = " ".join(latest.text[start:end] for start, end in offsets)
        if not offsets:
            losses[Loss.EMPTY_SPANS] += 1
            del names[region]
            continue
        ends = {(row["start"], row["end"]) for row in rows}
        losses[Loss.SPAN_LINE_BREAKS] += not {start for start, _ in ends}.issubset(
            start for start, _ in offsets
        ) or not {end for _, end in ends}.issubset(end for _, end in offsets)
        losses[Loss.JOINED_PARTS] += len(rows) - len(_united([(row["start"], row["end"]) for row in rows], latest.text))
        yield f"{names[region]}\t{rows[0]['label']} {written}\t{words}"
        reason = rows[0]["reason"]
        if reason:
            notes += 1
            losses[Loss.REASON_LINE_BREAKS] += "\n" in reason
            yield f"#{notes}\tAnnotatorNotes {names[region]}\t{' '.join(reason.splitlines())}"
    relations = [row for row in latest.relations if {row["from_region"], row["to_region"]} <= names.keys()]
    losses[Loss.RELATIONS_OF_SPANS] += len(latest.relations) - len(relations)
    for number, row in enumerate(relations, 1):
        yield f"R{number}\t{row['type']} Arg1:{names[row['from_region']]} Arg2:{names[row['to_region']]}"
    answers = [row for row in latest.answers if row["region_id"] is not None]
    kept_answers = [
        row for row in answers if row["region_id"] in names and row["value"] in offered.get(row["question"], ())
    ]
    losses[Loss.OPEN_ANSWERS] += len(answers) - len(kept_answers)
    for number, row in enumerate(kept_answers, 1):
        yield f"A{number}\t{row['question']} {names[row['region_id']]} {row['value']}"


def _lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a span without the line breaks in it, which brat does not allow."""
    for match in re.finditer(r"[^\n]+", text[start:end]):
        yield start + match.start(), start + match.end()


def _united(offsets: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Places in order, those made one between which there is nothing but line breaks."""
    united = [offsets[0]]
    for start, end in offsets[1:]:
        if text[united[-1][1] : start].strip("\r\n") == "" and start >= united[-1][1]:
            united[-1] = (united[-1][0], end)
        else:
            united.append((start, end))
    return united


def _add(line: str, where: str, ann: _AnnFile) -> None:
    if line[0] in "EN*":
        return
    found = _LINE.fullmatch(line)
    if found is None and line[0] == "#":
        return
    if found is None or (found["offsets"] and not _OFFSETS.fullmatch(found["offsets"])):
        raise InputError(f"is not a line of brat's: {line[:60]!r}", where=where)
    if found["label"]:
        offsets = tuple((int(a), int(b)) for a, b in (piece.split() for piece in found["offsets"].split(";")))
        ann.spans[found["id"]] = _AnnSpan(found["label"], offsets, found["id"], where)
    elif found["type"]:
        ends = {"from_region": found["one"], "to_region": found["other"]}
        ann.relations.append({"type": found["type"], **ends, "where": where})
    elif found["question"]:
        row = {"question": found["question"], "region_id": found["asked"], "value": found["value"]}
        ann.answers.append(row | {"where": where})
    else:
        ann.notes[found["noted"]] = found["note"]


def _parts(found: _AnnSpan, note: str | None, text: str) -> Iterator[FileSpan]:
    for number, (start, end) in enumerate(_united(sorted(found.offsets), text)):
        yield FileSpan(
            label=found.label,
            start=start,
            end=end,
            where=found.where,
            region=found.region,
            part=number,
            reason=note or None,
        )


def _known(rows: Sequence[dict[str, Any]], ends: Sequence[str], ann: _AnnFile) -> Iterator[dict[str, Any]]:
    for row in rows:
        gone = [row[end] for end in ends if row[end] not in ann.spans]
        if gone:
            raise InputError(f"there is no span {gone[0]}", where=row["where"])
        yield {name: value for name, value in row.items() if name != "where"}


def _conf(scheme: Scheme) -> str:
    """The configuration from which brat knows labels, relations and questions."""
    lines = ["[entities]", *scheme.label_keys, "", "[relations]"]
    for relation in scheme.relations:
        ends = f"Arg1:{'|'.join(relation.from_labels)}, Arg2:{'|'.join(relation.to_labels)}"
        lines.append(f"{relation.key}\t{ends}")
    lines += ["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "", "[events]", "", "[attributes]"]
    for question in scheme.questions_per("region"):
        if question.type != "text":
            labels = "|".join(question.labels or scheme.label_keys)
            choices = "|".join(choice.key for choice in question.choices)
            lines.append(f"{question.key}\tArg:{labels}, Value:{choices}")
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
