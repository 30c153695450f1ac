"""The majority and the model of each sentence."""

import pandas as pd

from exports.consensus.sentences import by_label, majority, reason_without_model, sentence_consensus
from exports.dataset.sentence_targets import sentence_targets, sentence_values
from exports.sample.build import sample_dataset
from tests.exports.consensus.labelled import LABEL, labelled, of_label


def test_sentences_stand_as_their_shares_do() -> None:
    data = sample_dataset()
    rows, shares = sentence_consensus(data), sentence_targets(data)
    columns = ["article_id", "sentence", "start", "end", "label", "share", "annotators"]
    pd.testing.assert_frame_equal(rows[columns], shares)
    decided = rows.dropna(subset="majority")
    assert (decided["majority"].astype(bool) == (decided["share"] > 0.5)).all()
    undecided = rows[rows["majority"].isna()]
    assert ((undecided["share"] == 0.5) | (undecided["annotators"] < 2)).all()
    assert rows["dawid_skene"].between(0, 1).all()


def test_majority_needs_enough_people_and_no_tie() -> None:
    marks = {"ada": {0, 1}, "bo": {0}}
    rows = of_label(sentence_consensus(labelled(marks, ("ada", "bo"))))
    first = rows[rows["sentence"] == 1]["majority"].to_list()
    assert first[0] is True
    assert first[1] is pd.NA
    assert first[2:] == [False] * 4
    assert sentence_consensus(labelled(marks, ("ada", "bo")), minimum=3)["majority"].isna().all()


def test_more_than_half_of_enough_workers_decide() -> None:
    votes = pd.DataFrame({"task": [2, 2, 2, 1, 1, 0], "worker": list("abcaba"), "label": list("xxyxyz")})
    assert [None if pd.isna(one) else one for one in majority(votes)] == ["x", None, "z"]
    assert majority(votes, minimum=2).isna().to_list() == [False, True, True]
    assert majority(votes).index.to_list() == [2, 1, 0]


def test_why_a_label_has_no_model() -> None:
    rows = dict(by_label(sentence_values(labelled({"ada": {0}, "bo": {0}, "cy": {1}}))))
    assert reason_without_model(rows[LABEL]) == ""
    assert reason_without_model(rows["source"]) == "nobody marked it"
    assert reason_without_model(rows[LABEL].assign(value=True)) == "everybody marked every sentence"
