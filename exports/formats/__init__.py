"""Labels in the formats of other tools, and back: one module a format, all of them in one registry.

Each module of a format has `write(dataset, folder)`, which fills an empty folder and returns what the format could not
carry, counted; and `read(path, scheme)`, which gives a Dataset or raises InputError with file and line.

| file | is |
| --- | --- |
| `registry` | all formats: their names, files, contents; the format of a folder |
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

from exports.formats.registry import FORMATS, Content, Format, detect_format

__all__ = ["FORMATS", "Content", "Format", "detect_format"]
