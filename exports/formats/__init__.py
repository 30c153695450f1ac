"""Labels in the formats of other tools, and back: one module a format, all of them in the registry `FORMATS`.

Each module of a format has `write(dataset, folder)`, which fills an empty folder and returns what the format could not
carry, counted; and `read(path, scheme)`, which gives a Dataset or raises InputError with file and line.

| file | is |
| --- | --- |
| `format` | what a format is to the registry below: its files, what it carries |
| `registry` | the format of a folder, the help, a table of all formats |
| `run` | `unsourced convert`: from a folder to a folder, with what got lost |
| `dataset_folder` | the Dataset's own folder |
| `jsonl` | one line an article, lossless |
| `csv_tables` | five tables for a spreadsheet |
| `huggingface` | Parquet and a card, for `datasets.load_dataset` |
| `ptc` | the files of SemEval-2020 task 11 |
| `conll` | one token a line with BIO tags |
| `brat` | standoff annotation |
| `label_studio` | Label Studio's JSON |
| `dataset_builder` | a Dataset from plain texts and the spans of another tool |
| `per_annotator` | each annotator's latest annotations, for formats that have a file for each |
"""

from collections.abc import Mapping

from exports.formats.format import Content, Format

__all__ = ["FORMATS", "Content", "Format"]

_ALL = frozenset(Content)
_ALL_ROWS = _ALL - {Content.PROBLEMS}
_BRAT = frozenset({Content.OVERLAPS, Content.PARTS, Content.REASONS, Content.RELATIONS, Content.SPAN_ANSWERS})

_FORMATS = (
    Format(
        name="dataset",
        module="dataset_folder",
        files="dataset.json",
        carries=_ALL,
        summary="this project's own: Parquet tables, the scheme, problems",
    ),
    Format(
        name="jsonl",
        module="jsonl",
        files="dataset.jsonl",
        single_file="*.jsonl",
        carries=_ALL,
        summary="one line an article, lossless",
    ),
    Format(
        name="csv",
        module="csv_tables",
        files="spans.csv",
        carries=_ALL_ROWS,
        summary="five tables for a spreadsheet",
    ),
    Format(
        name="huggingface",
        module="huggingface",
        files="data/annotations.parquet",
        carries=_ALL_ROWS,
        summary="Parquet and a card, for datasets.load_dataset",
    ),
    Format(
        name="ptc",
        module="ptc",
        files="**/article*.txt",
        carries=frozenset({Content.OVERLAPS}),
        summary="SemEval-2020 task 11: texts; span and technique files, a folder an annotator",
    ),
    Format(
        name="conll",
        module="conll",
        files="*.conll",
        carries=frozenset(),
        summary="one token a line with BIO tags, a file an annotator; no overlaps",
    ),
    Format(
        name="brat",
        module="brat",
        files="**/*.ann",
        carries=_BRAT,
        summary=".txt and .ann, a folder an annotator; with relations, parts, reasons",
    ),
    Format(
        name="label-studio",
        module="label_studio",
        files="tasks.json",
        single_file="*.json",
        carries=_ALL_ROWS,
        summary="tasks with everybody's annotations, to import",
    ),
)
FORMATS: Mapping[str, Format] = {entry.name: entry for entry in _FORMATS}
"""All formats by name, in the order of the help."""
