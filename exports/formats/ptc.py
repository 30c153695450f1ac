"""SemEval-2020 task 11 (PTC): a text an article, and for each annotator a tab-separated file an article.

    articles/articleID.txt                                        the headline, a blank line, the body
    ANNOTATOR/task-si/articleID.task-si.labels                    ID  start  end
    ANNOTATOR/task-flc-tc/articleID.task-flc-tc.labels            ID  technique  start  end
    ANNOTATOR/task-si.labels, ANNOTATOR/task-flc-tc.labels        the same of all articles, for the task's scorer

A file without a line says that this annotator marked nothing. `read` takes this, or a published corpus, whose labels
are those of one annotator, `ptc`; spans without a technique and sentence labels are left aside there:

    version 2      train-articles/articleID.txt  train-labels-task-flc-tc/articleID.task-flc-tc.labels
    the task's     train-articles/articleID.txt  train-labels-task2-technique-classification/articleID.task2-TC.labels
    NLP4IF 2019    train-articles/articleID.txt  train-labels-FLC/articleID.task-FLC.labels
    EMNLP 2019     train/articleID.txt           train/articleID.labels.tsv

Beside the first two, or instead of the folder of labels, stands one file for all articles of `train-articles`:
train-task-flc-tc.labels or train-task2-TC.labels, and so for dev.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Losses
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
from unsourced.errors import InputError
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

_SPANS, _TECHNIQUES = "task-si", "task-flc-tc"
# What the files are called that give techniques, in the releases and here, without case.
_WITH_TECHNIQUES = ("task-flc-tc", "task2-tc", "task-tc", "task-flc")
_PUBLISHED = "ptc"
_COLUMNS = 4


def write(dataset: Dataset, folder: Path) -> Losses:
    """One folder an annotator; what is lost is all but text, spans, labels and annotators."""
    scheme = dataset.scheme
    names = {label.key: next(iter(label.crosswalk.get(scheme.name, ())), label.key) for label in scheme.labels}
    written = []
    (folder / "articles").mkdir()
    for latest in latest_annotations(dataset):
        file = f"article{latest.article_id}"
        _write(folder / "articles" / f"{file}.txt", latest.text)
        marked = [(names[span["label"]], str(span["start"]), str(span["end"])) for span in latest.spans]
        offsets = dict.fromkeys((start, end) for _, start, end in marked)
        own = folder / annotator_file_name(latest.annotator)
        for task, rows in ((_SPANS, offsets), (_TECHNIQUES, marked)):
            (own / task).mkdir(parents=True, exist_ok=True)
            lines = "".join("\t".join((latest.article_id, *row)) + "\n" for row in rows)
            _write(own / task / f"{file}.{task}.labels", lines)
            with (own / f"{task}.labels").open("a", encoding="utf-8", newline="\n") as together:
                together.write(lines)
        written.append(latest.annotation_id)
    write_scheme_and_provenance(dataset, folder)
    return losses_of_annotations(dataset, written)


def read(path: Path, scheme: Scheme | None = None) -> Dataset:
    """The Dataset of such a folder; without a scheme beside it or named, the shipped one of the task.

    Raises InputError with file and line.
    """
    scheme = scheme or read_scheme_file(path) or load_scheme("ptc")
    texts = {file.stem.removeprefix("article"): file for file in sorted(path.rglob("article*.txt"))}
    files = [file for file in sorted(path.rglob("*")) if _has_techniques(file)]
    if not texts or not files:
        raise InputError(
            "has no article*.txt, or no labels with techniques beside them (article*.task-flc-tc.labels, "
            "article*.task2-TC.labels, article*.labels.tsv, train-task-flc-tc.labels)",
            where=str(path),
            remedy="Name the folder that holds both the articles and the labels of a PTC release.",
        )
    source: dict[str, SourceText] = {}
    builder = DatasetBuilder()
    for found in _file_annotations(files, texts):
        if found.article not in source:
            source[found.article] = text_of_file(read_text(texts[found.article]), "ptc", str(texts[found.article]))
        builder.add_annotation(found.annotator, source[found.article], found.spans)
    return builder.dataset(scheme, path, "ptc")


@dataclass(frozen=True, slots=True)
class _FileAnnotation:
    """What one annotator marked in one article."""

    annotator: str
    article: str
    spans: list[FileSpan]


def _file_annotations(files: list[Path], texts: Mapping[str, Path]) -> Iterator[_FileAnnotation]:
    """From the files of single articles, and of those without one from the files of all."""
    known = set()
    for file in files:
        name = _article_of(file)
        if name is None:
            continue
        if name not in texts:
            raise InputError(f"there is no text article{name}.txt", where=str(file))
        # Here the folder of a person holds one of each task; a published one holds the labels of everybody.
        ours = file.parent.name == _TECHNIQUES
        annotator = annotator_of(file.parent.parent.name) if ours else _PUBLISHED
        known.add((annotator, name))
        yield _FileAnnotation(annotator, name, [span for _, span in _found(file, {name})])
    for file in files:
        if _article_of(file) is None:
            annotator = annotator_of(file.parent.name) if file.name == f"{_TECHNIQUES}.labels" else _PUBLISHED
            yield from _from_file_of_all(file, annotator, texts, known)


def _from_file_of_all(
    file: Path, annotator: str, texts: Mapping[str, Path], known: set[tuple[str, str]]
) -> Iterator[_FileAnnotation]:
    # train-… is about train-articles, also those without a line; without such a folder, about those with one.
    part = f"{file.name.partition('-')[0]}-articles"
    spans: dict[str, list[FileSpan]] = {name: [] for name, text in texts.items() if text.parent.name == part}
    for name, span in _found(file, set(spans or texts)):
        spans.setdefault(name, []).append(span)
    for name, own in spans.items():
        if (annotator, name) not in known:
            yield _FileAnnotation(annotator, name, own)


def _has_techniques(file: Path) -> bool:
    name = file.name.lower()
    if name.endswith(".labels.tsv"):
        return name.startswith("article")
    stem = name.removesuffix(".labels")
    return stem != name and any(stem == task or stem.endswith((f"-{task}", f".{task}")) for task in _WITH_TECHNIQUES)


def _article_of(file: Path) -> str | None:
    """The article that a file of labels is about; None where it is about all."""
    return file.name.removeprefix("article").partition(".")[0] if file.name.startswith("article") else None


def _found(file: Path, about: set[str]) -> Iterator[tuple[str, FileSpan]]:
    for number, line in enumerate(read_lines(file), 1):
        if not line.strip():
            continue
        where = f"{file}, line {number}"
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise InputError(f"has {len(cells)} columns, not {_COLUMNS}: id, technique, start, end", where=where)
        name = cells[0].strip()
        if name not in about:
            wanted = f"not {next(iter(about))}" if len(about) == 1 else "which has no text here"
            raise InputError(f"is about article {name}, {wanted}", where=where)
        start, end = (parse_offset(cell.strip(), where) for cell in cells[2:])
        yield name, FileSpan(label=cells[1].strip(), start=start, end=end, where=where, region=f"r{number}")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
