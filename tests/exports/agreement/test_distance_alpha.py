"""MASI on label sets and the ratings, against NLTK and the krippendorff package."""

import krippendorff
import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask

from exports.agreement.answers import question_agreement
from exports.agreement.distance_alpha import set_agreement
from exports.agreement.units import marked_units
from exports.dataset.sentence_targets import sentence_values
from exports.dataset.votes import latest_votes
from exports.metrics.coefficients import Coefficient, masi_distances
from exports.sample.build import sample_dataset
from tests.exports.building import annotation, article, dataset, span


def distance(one: int, other: int) -> float:
    return float(masi_distances(np.array(one), np.array(other)))


def test_masi_alpha_of_sentences_is_nltks() -> None:
    sample = sample_dataset()
    votes = latest_votes(sample)
    found = set_agreement(votes, marked_units(sample, votes, "sentence"), len(sample.scheme.labels))
    values = sentence_values(sample)
    bits = values["label"].cat.codes.to_numpy().astype(np.int64)
    sets = values.assign(bit=np.where(values["value"], 1 << bits, 0))
    summed = sets.groupby(["annotator", "article_id", "sentence"], observed=True)["bit"].sum()
    table = summed.reset_index()
    units = zip(table["article_id"], table["sentence"], strict=True)
    data = list(zip(table["annotator"], units, table["bit"].tolist(), strict=True))
    people = sorted({who for who, _, _ in data})
    scopes = [("", ""), *((one, other) for one in people for other in people if one < other)]
    assert [(record["one"], record["other"]) for record in found] == scopes
    for record, (one, other) in zip(found, scopes, strict=True):
        own = [row for row in data if not one or row[0] in (one, other)]
        told = record["alpha"]
        assert isinstance(told, Coefficient)
        # NLTK counts units of one annotator, too, which α leaves out.
        rated = {unit for unit in {row[1] for row in own} if sum(row[1] == unit for row in own) > 1}
        task = AnnotationTask([row for row in own if row[1] in rated], distance=distance)
        assert told.value == pytest.approx(task.alpha(), abs=1e-9)
        assert told.low is not None
        assert told.high is not None
        assert told.low < float(told.value or 0) < told.high


def test_masi_is_undefined_with_the_reason() -> None:
    text, other = article(), article(title="Another")
    alone = dataset([text], [annotation("1", text.id, "ada")])
    apart = dataset([text, other], [annotation("1", text.id, "ada"), annotation("2", other.id, "bo")])
    empty = dataset([text], [annotation("1", text.id, "ada"), annotation("2", text.id, "bo")])
    for made, reason in ((alone, "one annotator"), (apart, "no article in common"), (empty, "no variation")):
        votes = latest_votes(made)
        (first, *_) = set_agreement(votes, marked_units(made, votes, "token"), 9)
        assert first["alpha"] == Coefficient(value=None, reason=reason)


def test_sets_hold_only_labels_that_all_of_an_article_were_offered() -> None:
    text = article()
    rows = [annotation("1", text.id, "ada"), annotation("2", text.id, "bo", labels_offered=["source"])]
    spans = [span("1", "source", 0, 5), span("1", "speculation", 6, 12, "s"), span("2", "source", 0, 5)]
    votes = latest_votes(dataset([text], rows, spans))
    (first, *_) = set_agreement(votes, marked_units(dataset([text], rows, spans), votes, "token"), 9)
    assert first["observed"] == 1


def test_ratings_are_the_krippendorff_packages() -> None:
    sample = sample_dataset()
    answers = question_agreement(sample, latest_votes(sample))
    found = {str(record["question"]): record for record in answers if not record["one"]}
    rows = sample.answers.merge(sample.annotations, on="annotation_id")
    rows = rows[(rows["status"] == "submitted") & (rows["question"] == "credibility")]
    dense = rows.assign(value=rows["value"].astype(float)).pivot(
        index="annotator", columns="article_id", values="value"
    )
    alpha = found["credibility"]["alpha"]
    assert isinstance(alpha, Coefficient)
    assert alpha.value == pytest.approx(krippendorff.alpha(dense.to_numpy(), level_of_measurement="interval"), abs=1e-9)
    (pair, *_) = [row for row in answers if row["question"] == "credibility" and row["one"]]
    alpha = pair["alpha"]
    assert isinstance(alpha, Coefficient)
    two = krippendorff.alpha(dense.loc[[pair["one"], pair["other"]]].to_numpy(), level_of_measurement="interval")
    assert alpha.value == pytest.approx(two, abs=1e-9)
    assert found["credibility"]["level"] == "interval"
    assert found["repost"]["level"] == "nominal"
    assert "comment" not in found


def test_answers_of_one_annotator_or_nobody_are_undefined() -> None:
    text = article()
    answers = [{"annotation_id": "1", "region_id": None, "question": "bias", "value": "some"}]
    made = dataset([text], [annotation("1", text.id, "ada")], answers=answers)
    found = question_agreement(made, latest_votes(made))
    reasons = {
        record["question"]: record["alpha"].reason for record in found if isinstance(record["alpha"], Coefficient)
    }
    assert reasons["bias"] == "one annotator"
    assert reasons["credibility"] == "nobody answered"
