"""The shipped sample as a Dataset: articles as `unsourced read` made them, labels from quotes in TOML.

`python -m exports.sample.build` writes the Dataset anew. Everything in it is invented, and its provenance says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from exports.dataset.dataset import Dataset, read_dataset, write_dataset
from exports.dataset.schema import articles_frame, frame
from exports.sample.label_files import LabelFile, SampleFile, read_label_file, read_sample_file
from exports.sample.rows import Rows, annotation_rows
from unsourced.core.article import Article, short_hash
from unsourced.core.article_records import read_article_records
from unsourced.errors import InputError
from unsourced.io.shipped_files import sample_folder
from unsourced.schemes.load import load_scheme

PROVENANCE = {
    "synthetic": True,
    "source": "the sample of unsourced",
    "note": "Articles, outlets, annotators and their disagreements are invented; figures from them are synthetic.",
}


def sample_dataset() -> Dataset:
    """The stored Dataset of the sample."""
    return read_dataset(sample_folder() / "dataset")


def build_sample(folder: Path | None = None) -> Dataset:
    """The sample's Dataset, made from its articles and label files.

    Raises InputError where a page is not among the articles or has no labels, and where an entry of a label file
    quotes what its article lacks, names what the scheme has not, or breaks its rules; the message names file and
    entry.
    """
    folder = folder or sample_folder()
    scheme = load_scheme()
    sample = read_sample_file(folder / "sample.toml")
    articles = dict(_named_articles(folder, sample))
    labels = {name: _labels(folder, name, sample) for name in articles}
    rows = Rows()
    for annotator in sample.annotators:
        rows.extend(annotation_rows(annotator, articles, labels, scheme))
    return Dataset(
        scheme=scheme,
        articles=articles_frame(articles.values()),
        annotations=frame("annotations", rows.annotations),
        spans=frame("spans", rows.spans),
        relations=frame("relations", rows.relations),
        answers=frame("answers", rows.answers),
        provenance=PROVENANCE,
    )


def _named_articles(folder: Path, sample: SampleFile) -> Iterator[tuple[str, Article]]:
    """Each page's name and article, in the order of the articles; near-duplicates share a group."""
    pages = {short_hash(page.read_bytes()): page.stem for page in sorted((folder / "pages").iterdir())}
    groups = {name: pair.original for pair in sample.reposts for name in (pair.original, pair.repost)}
    path = folder / "articles.jsonl"
    found = {article.source_id: article for article in read_article_records(path)}
    unread = sorted({pages.get(key, key) for key in pages.keys() ^ found.keys()})
    if unread:
        raise InputError(
            f"is not what the pages are now: {', '.join(unread)}",
            where=str(path),
            remedy=f"Run: unsourced read {folder / 'pages'} --out {path}",
        )
    for source_id, article in found.items():
        name = pages[source_id]
        yield name, replace(article, group=groups.get(name))


def _labels(folder: Path, name: str, sample: SampleFile) -> LabelFile:
    return read_label_file(folder / "labels" / f"{name}.toml", _keys(sample))


def _keys(sample: SampleFile) -> Iterable[str]:
    return [annotator.key for annotator in sample.annotators]


if __name__ == "__main__":
    write_dataset(build_sample(), sample_folder() / "dataset")
