"""Sensitivity and specificity of each annotator; what is undefined says why."""

import pandas as pd
import pytest

from exports.consensus.annotator_reliability import annotator_reliability
from exports.consensus.sentences import sentence_consensus
from exports.sample.build import sample_dataset
from tests.exports.consensus.labelled import PEOPLE, labelled, of_label


@pytest.mark.parametrize(
    ("marks", "people", "reason"),
    [
        ({"ada": {1}}, ("ada",), "no sentence was judged by two annotators"),
        ({"ada": {1}, "bo": {1}}, ("ada", "bo"), "two annotators alone cannot show which of them errs"),
        ({}, PEOPLE, "nobody marked it"),
    ],
)
def test_what_the_model_cannot_say_is_undefined_with_the_reason(
    marks: dict[str, set[int]], people: tuple[str, ...], reason: str
) -> None:
    data = labelled(marks, people)
    rated = of_label(annotator_reliability(data, resamples=100))
    assert len(rated) == len(people)
    assert rated["note"].str.startswith(reason).all()
    assert rated[["sensitivity", "specificity", "sensitivity_low", "prevalence"]].isna().to_numpy().all()
    assert of_label(sentence_consensus(data))["dawid_skene"].isna().all()


def test_reliability_finds_who_misses_and_who_marks_too_much() -> None:
    data = labelled({"ada": {0, 1, 2}, "bo": {0, 1, 2}, "cy": {0}})
    rated = of_label(annotator_reliability(data, resamples=300)).set_index("annotator")
    assert rated["sensitivity"].to_dict() == pytest.approx({"ada": 1, "bo": 1, "cy": 1 / 3}, abs=1e-3)
    assert rated["specificity"].to_list() == pytest.approx([1, 1, 1], abs=1e-3)
    assert rated["prevalence"].to_list() == pytest.approx([3 / 24] * 3, abs=1e-3)
    assert 0 <= rated["sensitivity_low"]["cy"] < 1 / 3 < rated["sensitivity_high"]["cy"] <= 1
    assert (rated["sentences"]["cy"], rated["marked"]["cy"]) == (24, 1)


def test_the_same_seed_gives_the_same_intervals() -> None:
    data = labelled({"ada": {0, 1, 2}, "bo": {0, 2}, "cy": {0, 3}})
    one, other = annotator_reliability(data, resamples=200, seed=4), annotator_reliability(data, resamples=200, seed=4)
    pd.testing.assert_frame_equal(one, other)
    assert not one.equals(annotator_reliability(data, resamples=200, seed=5))


def test_intervals_contain_the_estimates_of_the_sample() -> None:
    rated = annotator_reliability(sample_dataset(), resamples=200)
    for rate in ("sensitivity", "specificity"):
        low, high = rated[f"{rate}_low"], rated[f"{rate}_high"]
        assert (low <= rated[rate] + 1e-3).all()
        assert (rated[rate] <= high + 1e-3).all()
        assert (low < high + 1e-9).all()
