"""The corpora as they are published, where they are: nothing is broken, and the published figures come out."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import krippendorff
import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask

from exports.corpora import read_babe, read_basil, read_mbic, read_polnear
from exports.dataset.dataset import Dataset
from exports.dataset.validate import validate

TOKEN = re.compile(r"\w+|[^\w\s]")


@cache
def polnear(path: Path) -> Dataset:
    return read_polnear(path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "file", "articles", "unaligned"),
    [
        ("babe", "raw_labels_SG1.csv", 1340, 28),
        ("babe", "", 2912, 46),
        ("mbic", "", 1334, 8),
    ],
)
def test_judged_sentences_are_sound_and_their_words_nearly_all_found(
    name: str, file: str, articles: int, unaligned: int, corpora: Path
) -> None:
    dataset = {"babe": read_babe, "mbic": read_mbic}[name](corpora / name / file)
    assert validate(dataset) == []
    assert len(dataset.articles) == articles
    out_of_step = [problem.message for problem in dataset.problems if problem.kind == "out-of-step"]
    assert [message.partition(" stand")[0] for message in out_of_step] == (
        ["610 of the 612 words of annotator sg2-11"] if (name, file) == ("babe", "") else []
    )
    lost = [
        problem for problem in dataset.problems if problem.kind == "unaligned" and "another row" not in problem.message
    ]
    assert len(lost) <= unaligned


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "file", "published"),
    [
        ("babe", "raw_labels_SG1.csv", 0.39),
        ("babe", "raw_labels_SG2.csv", 0.40),
        ("mbic", "raw_labels_MBIC.csv.gz", 0.21),
    ],
)
def test_the_bias_answers_agree_as_in_the_file(name: str, file: str, published: float, corpora: Path) -> None:
    dataset = {"babe": read_babe, "mbic": read_mbic}[name](corpora / name / file)
    answers = dataset.answers[dataset.answers["question"] == "bias"]
    rows = answers.merge(dataset.annotations, on="annotation_id").drop_duplicates(
        ["article_id", "annotator"], keep="last"
    )
    ours = AnnotationTask(list(rows[["annotator", "article_id", "value"]].itertuples(index=False, name=None))).alpha()
    # The published figure is of the whole corpus, of which a fifth is not here.
    assert ours == pytest.approx(published, abs=0.02)


@pytest.mark.slow
def test_basil_is_sound(corpora: Path) -> None:
    dataset = read_basil(corpora / "basil")
    assert validate(dataset) == []
    assert (len(dataset.articles), len(dataset.spans)) == (210, 1133)
    assert Counter(problem.kind for problem in dataset.problems) == {"moved": 3}


@pytest.mark.slow
def test_polnear_is_sound_and_nothing_of_it_is_lost(corpora: Path) -> None:
    dataset = polnear(corpora / "polnear")
    assert validate(dataset) == []
    whole = dataset.spans[dataset.spans["part"] == 0]
    # Counted in the files themselves.
    assert whole["label"].value_counts().to_dict() == {"content": 22855, "cue": 22790, "source": 19868}
    assert Counter(problem.kind for problem in dataset.problems) == {"note": 1058, "relation": 38}
    with (corpora / "polnear" / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        dates = {row["filename"]: row["publication_date"] for row in csv.DictReader(file, delimiter="\t")}
    for article in dataset.article_list():
        assert article.published == dates[str(article.extra["file"])]


@pytest.mark.slow
@pytest.mark.parametrize(("part", "articles", "measured"), [("train", 16, 0.766), ("annotator-training", 4, 0.810)])
def test_the_agreement_on_tokens_is_the_one_that_was_measured(
    part: str, articles: int, measured: float, corpora: Path
) -> None:
    dataset = polnear(corpora / "polnear")
    rows = dataset.annotations[dataset.annotations["project"] == part]
    people = rows.groupby("article_id")["annotator"].nunique()
    shared = people.index[people >= 5]
    assert len(shared) == articles
    texts = dataset.articles.set_index("id")["text"]
    names = sorted(rows["annotator"].unique())
    tables = []
    for article in shared:
        tokens = [match.span() for match in TOKEN.finditer(texts[article])]
        table = np.full((len(names), len(tokens)), np.nan)
        for row in rows[rows["article_id"] == article].itertuples():
            table[names.index(row.annotator)] = categories(dataset, row.annotation_id, len(texts[article]), tokens)
        tables.append(table)
    alpha = krippendorff.alpha(np.hstack(tables), level_of_measurement="nominal")
    assert alpha == pytest.approx(measured, abs=0.01)


def categories(dataset: Dataset, annotation: str, length: int, tokens: list[tuple[int, int]]) -> list[int]:
    """Of each token: the label that most of its characters have (of equals the first), or none."""
    spans = dataset.spans[dataset.spans["annotation_id"] == annotation]
    marked = np.zeros((length, 4), dtype=bool)
    for span in spans.itertuples():
        marked[span.start : span.end, ("source", "cue", "content").index(span.label)] = True
    marked[:, 3] = ~marked.any(axis=1)
    return [int(marked[start:end].sum(axis=0).argmax()) for start, end in tokens]
