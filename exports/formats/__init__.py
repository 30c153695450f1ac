"""Other tools' formats: one file a format, each with `write(dataset, folder)` and `read(path, scheme)`.

`write` fills an empty folder and returns what the format could not carry, counted. `read` gives a Dataset, or raises
InputError with file and line. The names are here, apart from the code, so that the command's help loads none of it.
"""

FORMATS = {
    "dataset": "this project's own: Parquet tables, the scheme, problems",
    "jsonl": "one line an article, lossless",
    "csv": "five tables for a spreadsheet",
    "huggingface": "Parquet and a card, for datasets.load_dataset",
    "ptc": "SemEval-2020 task 11: articles, span and technique files",
    "conll": "one token a line, BIO tags",
    "brat": "standoff annotation: .txt and .ann",
    "label-studio": "tasks with annotations, to import",
}
