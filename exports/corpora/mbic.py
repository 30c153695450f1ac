"""MBIC, by Spinde and others (2021): sentences of the news, judged by many paid people; a row a judgement.

What the file tells of the annotators themselves (age, gender, education, politics) stays in it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from exports.corpora.corpus_files import not_the_corpus, read_rows
from exports.corpora.dataset_builder import DatasetBuilder
from exports.corpora.sentence_judgements import Judgement, add_judgements, judgement, written_phrases
from exports.dataset.dataset import Dataset
from unsourced.io.progress import progress
from unsourced.schemes.load import load_scheme

CITATION = "Spinde et al. (2021), MBIC: A Media Bias Annotation Dataset Including Annotator Characteristics"
_COLUMNS = (
    *("annotator_id", "created_at", "label_bias", "label_opinion", "news_link"),
    *("outlet", "text", "topic", "type", "words"),
)
_FILES = ("raw_labels_MBIC.csv", "raw_labels_MBIC.csv.gz")
_ABOUT_PEOPLE = (
    *("age", "education", "gender", "native_english_speaker"),
    *("news_check_frequency", "political_ideology", "survey_completed"),
)


def read_mbic(path: Path, *, quiet: bool = True) -> Dataset:
    """MBIC's file, or the folder it is in, as a Dataset.

    Raises InputError where the file is not there or lacks a column.
    """
    file = path if path.is_file() else next((path / name for name in _FILES if (path / name).is_file()), None)
    if file is None:
        raise not_the_corpus(path, "MBIC", f"{' or '.join(_FILES)}")
    judgements = list(progress(_judgements(file), "Reading rows", quiet=quiet))
    collected = DatasetBuilder(corpus="mbic", scheme=load_scheme("babe"))
    add_judgements(judgements, collected)
    return collected.dataset(citation=CITATION, files=[file.name], not_carried=list(_ABOUT_PEOPLE))


def _judgements(path: Path) -> Iterator[Judgement]:
    for number, row in read_rows(path, _COLUMNS, separator=";"):
        yield judgement(
            row,
            annotation_id=f"mbic-{number}",
            annotator=f"mbic-{row['annotator_id'].strip()}",
            words=written_phrases(row["words"]),
            where=f"{path.name}, row {number}",
            part="MBIC",
            created=_moment(row["created_at"]),
        )


def _moment(written: str) -> datetime | None:
    """When it was judged; the file names no time zone, so it is taken as UTC."""
    try:
        return datetime.fromisoformat(written.strip()).replace(tzinfo=UTC)
    except ValueError:
        return None
