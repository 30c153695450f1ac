"""Marks against people's, and one annotator against the others, by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.evaluation.human_ceiling import human_ceiling
from classifier.evaluation.reference_labels import judged_sentences, shares_of
from classifier.evaluation.span_metrics import MAJORITY, TWO, reference_spans, span_cells, span_statistics
from classifier.metrics import classification as decisions
from classifier.metrics.bootstrap import draws
from exports.dataset.dataset import Dataset
from exports.dataset.schema import frame
from exports.metrics.partial_span_f1 import partial_span_f1
from tests.classifier.invented import PLANTED, invented_articles, invented_dataset

LABEL = "loaded-language"


def marks(*rows: tuple[int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["article", "start", "end"])


def statistics(found: pd.DataFrame, true: pd.DataFrame, texts: list[str]) -> dict[str, float]:
    cells = span_cells(found, true, texts, range(len(texts)))
    return {name: values[0] for name, values in span_statistics(cells, draws(len(texts), seed=1, resamples=2)).items()}


def test_tokens_exact_and_partial_by_hand() -> None:
    texts = ["one two three four", "five six"]
    # The first mark is one token too long, the second is right, the third stands where nobody marked.
    found = statistics(marks((0, 0, 7), (0, 14, 18), (1, 0, 4)), marks((0, 0, 3), (0, 14, 18)), texts)
    assert found["token_precision"] == pytest.approx(2 / 4)
    assert found["token_recall"] == 1
    assert found["exact_f1"] == pytest.approx(2 * 1 / (3 + 2))
    assert found["partial_precision"] == pytest.approx((3 / 7 + 1 + 0) / 3)
    assert found["partial_recall"] == 1


def test_nothing_to_find_is_undefined() -> None:
    found = statistics(marks((0, 0, 3)), marks(), ["one two"])
    assert np.isnan([found["token_f1"], found["exact_f1"], found["partial_f1"]]).all()


SPAN_OFFSETS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 30), st.integers(1, 9)), max_size=6)


@settings(max_examples=50)
@given(SPAN_OFFSETS, SPAN_OFFSETS.filter(bool))
def test_partial_is_the_exporters(ours: list[tuple[int, int, int]], theirs: list[tuple[int, int, int]]) -> None:
    apart = [[(article, start * 2, start * 2 + length) for article, start, length in side] for side in (ours, theirs)]
    found = statistics(marks(*apart[0]), marks(*apart[1]), ["x " * 40] * 2)
    expected = partial_span_f1(*apart)
    assert found["partial_f1"] == pytest.approx(expected.f1)
    assert 0 <= found["token_f1"] <= 1


def three_voices() -> Dataset:
    """Two of three annotators mark the planted words alike, the third marks something else."""
    whole = invented_dataset(invented_articles(4), label=LABEL, whole_sentence=False)
    third = whole.annotations["annotation_id"].str.endswith("cem")
    names = set(whole.annotations.loc[third, "annotation_id"])
    own = [
        {"annotation_id": name, "region_id": "x", "part": 0, "label": LABEL, "start": 0, "end": 5, "origin": "manual"}
        for name in sorted(names)
    ]
    kept = whole.spans[~whole.spans["annotation_id"].isin(names)]
    return replace(whole, spans=pd.concat([kept, frame("spans", own)], ignore_index=True))


def test_references_are_what_enough_people_marked() -> None:
    dataset = three_voices()
    sentences = judged_sentences(dataset)
    wanted = reference_spans(dataset, sentences, roles=("annotator",), suggested=None)
    for reference in (MAJORITY, TWO):
        rows = wanted[reference]
        texts = {
            sentences.articles[a].text[start:end]
            for a, start, end in zip(rows["article"], rows["start"], rows["end"], strict=True)
        }
        assert texts == {PLANTED}
        assert len(rows) == sum(article.text.count(PLANTED) for article in sentences.articles)


def test_one_annotator_against_the_others() -> None:
    dataset = three_voices()
    sentences = judged_sentences(dataset)
    drawn = draws(len(sentences.articles), seed=1, resamples=3)
    found = human_ceiling(dataset, sentences, drawn)
    shares = shares_of(dataset, sentences)[:, sentences.labels.index(LABEL)]
    two, one, none = (int(np.isclose(shares, share).sum()) for share in (2 / 3, 1 / 3, 0))
    hits, wrong, missed, rest = found.cells[LABEL][0]
    # Ada and bo are split from each other's view only where cem says no: those pairs are ties and left out.
    assert (hits, wrong, missed, rest) == (0, one, two, 3 * none)
    assert found.answers[LABEL] == one + two + 3 * none
    words = span_statistics(found.word_cells[LABEL], drawn)
    # Cem is judged by ada and bo and has none of their words; they are judged by nobody's common words.
    assert words["token_recall"][0] == 0
    assert decisions.figures(found.cells["source"])["f1"].value is None
