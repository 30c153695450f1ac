"""SemEval-2020 task 11 (PTC): a text an article, and for each annotator a tab-separated file an article.

    articles/articleID.txt                                        the headline, a blank line, the body
    ANNOTATOR/task-si/articleID.task-si.labels                    ID  start  end
    ANNOTATOR/task-flc-tc/articleID.task-flc-tc.labels            ID  technique  start  end

A file without a line says that this annotator marked nothing. `read` takes this, or the published folders of texts and
of technique labels side by side, whose annotator is then the name of the labels' folder.
"""

from collections.abc import Iterator
from pathlib import Path

from exports.dataset import Dataset
from exports.formats.gathered import (
    Found,
    Gathered,
    read_lines,
    read_text,
    scheme_beside,
    shown_text,
    whole_number,
    write_about,
)
from exports.formats.losses import Losses, lost_of_rows
from exports.formats.voices import annotator_of, as_name, voices
from exports.shown import Shown
from unsourced.errors import InputError
from unsourced.scheme import Scheme
from unsourced.scheme_file import load_scheme

_SPANS, _TECHNIQUES = "task-si", "task-flc-tc"
# The same without the techniques, as it is called here and in releases of the task.
_SPANS_ALONE = (_SPANS, "task1-SI")
_COLUMNS = 4


def write(dataset: Dataset, folder: Path) -> Losses:
    """One folder an annotator; what is lost is all but text, spans, labels and annotators."""
    scheme = dataset.scheme
    names = {label.key: next(iter(label.crosswalk.get(scheme.name, ())), label.key) for label in scheme.labels}
    written = []
    (folder / "articles").mkdir()
    for voice in voices(dataset):
        file = f"article{voice.article_id}"
        _write(folder / "articles" / f"{file}.txt", voice.text)
        marked = [(names[span["label"]], str(span["start"]), str(span["end"])) for span in voice.spans]
        places = dict.fromkeys((start, end) for _, start, end in marked)
        for task, rows in ((_SPANS, places), (_TECHNIQUES, marked)):
            place = folder / as_name(voice.annotator) / task
            place.mkdir(parents=True, exist_ok=True)
            lines = ("\t".join((voice.article_id, *row)) + "\n" for row in rows)
            _write(place / f"{file}.{task}.labels", "".join(lines))
        written.append(voice.annotation_id)
    write_about(dataset, folder)
    return lost_of_rows(dataset, written)


def read(path: Path, scheme: Scheme | None = None) -> Dataset:
    """The Dataset of such a folder; without a scheme beside it or named, the shipped one of the task.

    Raises InputError with file and line.
    """
    scheme = scheme or scheme_beside(path) or load_scheme("ptc")
    shown: dict[str, Shown] = {}
    for file in sorted(path.rglob("article*.txt")):
        shown[file.stem.removeprefix("article")] = shown_text(read_text(file), "ptc", str(file))
    files = [file for file in sorted(path.rglob("article*.labels")) if _kind(file) not in _SPANS_ALONE]
    if not shown or not files:
        raise InputError("has no article*.txt or no article*.labels", where=str(path), remedy="Name a PTC folder.")
    gathered = Gathered()
    for file in files:
        name = file.name.removeprefix("article").partition(".")[0]
        if name not in shown:
            raise InputError(f"there is no text article{name}.txt", where=str(file))
        folder = file.parent.parent if file.parent.name == _TECHNIQUES else file.parent
        gathered.add_annotation(annotator_of(folder.name), shown[name], list(_found(file, name)))
    return gathered.dataset(scheme, path, "ptc")


def _kind(file: Path) -> str:
    return file.name.partition(".")[2].removesuffix(".labels")


def _found(file: Path, name: str) -> Iterator[Found]:
    for number, line in enumerate(read_lines(file), 1):
        if not line.strip():
            continue
        where = f"{file}, line {number}"
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise InputError(f"has {len(cells)} columns, not {_COLUMNS}: id, technique, start, end", where=where)
        if cells[0] != name:
            raise InputError(f"is about article {cells[0]}, not {name}", where=where)
        start, end = (whole_number(cell.strip(), where) for cell in cells[2:])
        yield Found(label=cells[1], start=start, end=end, where=where, region=f"r{number}")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
