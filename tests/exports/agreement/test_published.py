"""The figures that authors of public corpora published, from their corpora where these are at hand."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask

from exports.agreement.per_label import SUMS, measures, pair_counts, scope_sums
from exports.agreement.units import marked_units, tokens
from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_values
from exports.dataset.votes import latest_votes
from exports.metrics.coefficients import krippendorff_alpha
from tests.exports.building import annotation, article, dataset, span
from unsourced.core.types import Float64

CORPORA = Path(__file__).parents[4] / "shared" / "corpora"
needs_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the corpora are not at {CORPORA}")


def alpha_of(made: Dataset, label: str) -> float:
    """α on tokens of one label, everybody."""
    votes = latest_votes(made)
    sums = scope_sums(pair_counts(votes, marked_units(made, votes, "token")), votes, "token")
    own = sums[(sums["label"] == made.scheme.label_keys.index(label)) & (sums["one"] == "")]
    totals = {name: np.array([own[name].sum()]) for name in SUMS}
    return float(measures(totals, np.array([False]))["alpha"][0])


def token_categories(made: Dataset, articles: Iterable[str]) -> Float64:
    """Per annotator and token the label of most of its characters, or none; shape (annotators, tokens)."""
    keys = [*made.scheme.label_keys, ""]
    rows = made.annotations[(made.annotations["role"] == "annotator") & (made.annotations["status"] == "submitted")]
    people = sorted(set(rows["annotator"]))
    texts = made.articles.set_index("id")["text"]
    spans = dict(list(made.spans.groupby("annotation_id")))
    blocks = []
    for where in articles:
        start, end = np.array(tokens(texts[where])).T
        block = np.full((len(people), len(start)), np.nan)
        for row in rows[rows["article_id"] == where].to_dict("records"):
            marks = np.zeros((len(keys), len(texts[where])), dtype=np.int64)
            for one in spans[row["annotation_id"]].to_dict("records") if row["annotation_id"] in spans else ():
                marks[keys.index(one["label"]), one["start"] : one["end"]] = 1
            marks[-1] = marks.max(axis=0) == 0
            summed = np.pad(marks.cumsum(axis=1), ((0, 0), (1, 0)))
            block[people.index(row["annotator"])] = (summed[:, end] - summed[:, start]).argmax(axis=0)
        blocks.append(block)
    return np.concatenate(blocks, axis=1)


@needs_corpora
@pytest.mark.slow
def test_polnears_tokens() -> None:
    from exports.corpora.polnear import read_polnear

    made = read_polnear(CORPORA / "polnear")
    rows = made.annotations[made.annotations["role"] == "annotator"]
    shared = rows[rows.groupby("article_id")["annotator"].transform("nunique") > 1]
    for project, published in (("train", 0.766), ("annotator-training", 0.810)):
        articles = sorted(set(shared.loc[shared["project"] == project, "article_id"]))
        assert krippendorff_alpha(token_categories(made, articles)).value == pytest.approx(published, abs=0.01)


def test_token_categories_of_an_invented_twin() -> None:
    text = article(title="Pumps fail", body="Officials said so.")
    rows = [annotation("1", text.id, "ada"), annotation("2", text.id, "bo")]
    start = text.text.index("Officials")
    spans = [span("1", "source", start, start + 9), span("2", "source", start, start + 4)]
    codes = token_categories(dataset([text], rows, spans), [text.id])
    source, none = 1.0, 9.0
    assert codes.tolist() == [[none, none, source, none, none, none], [none] * 6]


@needs_corpora
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "file", "published"),
    [("babe", "raw_labels_SG1.csv", 0.39), ("babe", "", 0.40), ("mbic", "", 0.21)],
)
def test_alpha_of_the_bias_label(name: str, file: str, published: float) -> None:
    from exports.corpora.babe import read_babe
    from exports.corpora.mbic import read_mbic

    made = (read_mbic if name == "mbic" else read_babe)(CORPORA / name / file)
    assert alpha_of(made, "biased-sentence") == pytest.approx(published, abs=0.01)


@needs_corpora
@pytest.mark.slow
def test_alpha_of_babes_first_sentences_is_nltks() -> None:
    from exports.corpora.babe import read_babe

    values = sentence_values(read_babe(CORPORA / "babe" / "raw_labels_SG1.csv"))
    own = values[(values["label"] == "biased-sentence") & (values["sentence"] == 0)].head(2000)
    many = own.groupby("article_id", observed=True)["value"].transform("size")
    own = own[many > 1]
    task = AnnotationTask(list(zip(own["annotator"], own["article_id"], own["value"], strict=True)))
    table = own.astype({"value": float}).pivot_table("value", "annotator", "article_id", observed=True)
    assert krippendorff_alpha(table.to_numpy()).value == pytest.approx(task.alpha(), abs=1e-9)
