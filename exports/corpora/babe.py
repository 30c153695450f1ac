"""BABE (Spinde et al. 2021, EMNLP Findings): sentences of the news, judged by experts.

raw_labels_SG1.csv      a row an annotator and sentence, by eight annotators
raw_labels_SG2.csv      the same, five annotators a sentence
final_labels_SG2.csv    a row a sentence: what most of the five said
"""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from exports.corpora.corpus_files import not_the_corpus, read_rows
from exports.corpora.dataset_builder import DatasetBuilder
from exports.corpora.sentence_judgements import Judgement, add_judgements, judgement, written_phrases
from exports.dataset.dataset import Dataset
from unsourced.errors import InputError
from unsourced.io.progress import progress
from unsourced.schemes.load import load_scheme

CITATION = "Spinde et al. (2021), Neural Media Bias Detection Using Distant Supervision With BABE, EMNLP Findings"
_COLUMNS = ("biased_words", "label_bias", "label_opinion", "news_link", "outlet", "text", "topic", "type")
_FILES = ("raw_labels_SG2.csv", "final_labels_SG2.csv")
_GROUP = re.compile(r"(raw|final)_labels_(SG\d+)", re.IGNORECASE)


def read_babe(path: Path, *, quiet: bool = True) -> Dataset:
    """BABE's files, or one of them, as a Dataset: `raw` rows are annotators', `final` ones have the role gold.

    A folder stands for SG2, raw and final. Raises InputError where a file is not there or lacks a column.
    """
    files = _files(path)
    rows = (row for file in files for row in _judgements(file))
    judgements = list(progress(rows, "Reading rows", quiet=quiet))
    collected = DatasetBuilder(corpus="babe", scheme=load_scheme("babe"))
    add_judgements(judgements, collected)
    return collected.dataset(citation=CITATION, files=[file.name for file in files])


def _files(path: Path) -> Sequence[Path]:
    if path.is_file():
        return [path]
    files = [path / name for name in _FILES if (path / name).is_file()]
    if not files:
        raise not_the_corpus(path, "BABE", f"{' or '.join(_FILES)}")
    return files


def _judgements(path: Path) -> Iterator[Judgement]:
    name = _GROUP.match(path.name)
    if name is None:
        raise InputError(
            "does not say which part of BABE it is",
            where=str(path),
            remedy="Keep the name that its authors gave it, such as raw_labels_SG1.csv.",
        )
    kind, part = name[1].lower(), name[2].upper()
    raw = kind == "raw"
    columns = (*_COLUMNS, "annotator_id") if raw else _COLUMNS
    for number, row in read_rows(path, columns, separator=";"):
        where = f"{path.name}, row {number}"
        annotator = row["annotator_id"].strip() if raw else "majority"
        yield judgement(
            row,
            annotation_id=f"{part.lower()}-{kind}-{number}",
            annotator=f"{part.lower()}-{annotator}",
            words=written_phrases(row["biased_words"]) if raw else _listed(row["biased_words"], where),
            where=where,
            part=part,
            role="annotator" if raw else "gold",
        )


def _listed(cell: str, where: str) -> tuple[str, ...]:
    """The words of a cell that holds a list as Python writes it."""
    try:
        words = ast.literal_eval(cell.strip() or "[]")
    except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
        raise InputError(f"biased_words is no list of words: {cell[:80]!r}", where=where) from error
    if not isinstance(words, list):
        raise InputError(f"biased_words is no list of words: {cell[:80]!r}", where=where)
    return tuple(phrase for word in words for phrase in written_phrases(str(word)))
