"""The embedding as a part of the model: learned, kept, explained, and asked for where it is missing."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from classifier.embedding import encode
from classifier.embedding.encode import embed, name
from classifier.estimators import SentenceClassifier
from classifier.features.sentence_table import sentence_table
from classifier.model.model import Model
from classifier.model.persistence import load_model, save_model
from classifier.scoring.contributions import SentenceInputs, contributions
from classifier.scoring.explanations import WHOLE, drivers
from classifier.scoring.score import score
from classifier.splits.training_folds import folds
from classifier.token_model import fit as learn
from classifier.token_model.fit import fit_words, word_rows
from classifier.token_model.sentence_aggregates import aggregates
from classifier.token_model.token_table import word_table
from classifier.training.fit import Learning
from classifier.training.run import train_file
from classifier.training.train import train
from tests.classifier.invented import PLANTED, invented_articles, invented_dataset
from unsourced.errors import MissingExtraError, ModelError

LABEL = "opinion-as-fact"


@pytest.fixture(scope="module")
def model() -> Model:
    try:
        return train(invented_dataset(whole_sentence=False), embedding=True)
    except MissingExtraError as error:
        pytest.skip(f"the extra `embedding` is not installed: {error}")


def test_the_card_names_it(model: Model) -> None:
    assert model.embedding == model.card["embedding"] == name()
    assert any("needs the sentence embedding" in limit for limit in model.card["limits"])
    assert model.vector_weights.any()
    assert model.word_model.vectors.any()


def test_the_parts_still_add_up(model: Model) -> None:
    text = f"The council {PLANTED} closed the pier."
    words, features = word_table([text]), np.linspace(0, 1, len(model.feature_weights), dtype=np.float32)
    said = embed(words)
    scores = model.word_model.probabilities(words, said.tokens)
    summed = aggregates(scores, words.ends)
    [parts] = contributions(model, [SentenceInputs(text, features, words.starts, scores, summed[0], said.sentences[0])])
    logits = model.logits([text], features[None], summed, said.sentences)
    assert parts.totals == pytest.approx(logits[0], abs=1e-3)
    assert len(parts.features) == len(features) + 1
    only_whole = replace(
        parts, pieces=0 * parts.pieces, features=np.vstack([0 * parts.features[:-1], parts.features[-1:]])
    )
    (told,) = drivers(model, text, only_whole, 0)
    assert (told.text, told.start) == (WHOLE, None)


def test_it_is_read_back_from_a_file(model: Model, tmp_path: Path) -> None:
    save_model(model, tmp_path / "m.skops")
    again = load_model(tmp_path / "m.skops")
    articles = invented_articles(3, seed=5)
    assert again.embedding == model.embedding
    assert list(score(articles, [again])) == list(score(articles, [model]))


def test_it_works_beside_a_model_without(model: Model) -> None:
    plain = train(invented_dataset())
    articles = invented_articles(2, seed=5)
    assert [each.sentences for each in score(articles, [plain, model])] == [
        each.sentences for each in score(articles, [plain])
    ]


def test_the_same_dataset_gives_the_same_weights(model: Model) -> None:
    again = train(invented_dataset(whole_sentence=False), embedding=True)
    np.testing.assert_array_equal(again.weights, model.weights)
    np.testing.assert_array_equal(again.word_model.vectors, model.word_model.vectors)


def test_scoring_without_the_extra_says_what_to_install(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"unsourced\[embedding\]"):
        next(score(invented_articles(1), [model]))


def test_training_without_the_extra_says_so_before_it_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"unsourced\[embedding\]"):
        train_file(tmp_path / "nowhere", tmp_path / "m.skops", embedding=True)


def test_a_model_of_another_version_is_refused(model: Model) -> None:
    with pytest.raises(ModelError, match="Train it again"):
        next(score(invented_articles(1), [replace(model, embedding="other 2")]))


def test_a_part_sees_nothing_that_it_is_asked_about(extra: None) -> None:
    """Labels by chance are told in training, and not out of fold."""
    table = sentence_table(invented_dataset())
    column = table.labels.index(LABEL)
    shares = table.shares.copy()
    shares[:, column] = np.random.default_rng(1).integers(0, 2, len(shares))
    words = table.word_shares.copy()
    words[:, column] = shares[table.words.sentence_of, column]
    noise = replace(table, shares=shares, word_shares=words)
    parts = Learning.of(noise, [column], [column], embedding=True).out_of_fold(folds(table.groups))
    assert abs(np.corrcoef(shares[:, column], parts.embedding[:, 0])[0, 1]) < 0.25
    assert np.abs([np.corrcoef(shares[:, column], row)[0, 1] for row in parts.aggregates.T[:7]]).max() < 0.25


def test_the_word_model_learns_from_vectors_what_a_logistic_regression_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that look alike, so that vectors are all there is to tell them apart."""
    from sklearn.linear_model import LogisticRegression

    monkeypatch.setattr(learn, "_OPTIONS", {"maxiter": 1000, "ftol": 1e-12})
    # A text of one word gives many columns that say the same little; here they are kept.
    monkeypatch.setattr(learn, "LEAST_WEIGHT", 0)
    chance = np.random.default_rng(4)
    table = word_table(["pier"] * 400)
    vectors = (chance.normal(size=(400, 5)) + 2).astype(np.float16)
    shares = np.where(vectors[:, 0] + 0.5 * vectors[:, 1] > 3, 0.9, 0.2)
    model = fit_words(word_rows(table, shares[:, None], vectors), np.arange(400), ["x"], C=2.0)
    wide = vectors.astype(np.float64)
    rows = (wide - wide.mean(axis=0)) / wide.std(axis=0) * learn.VECTOR_SCALE
    peer = LogisticRegression(C=2.0, tol=1e-8).fit(
        np.vstack([rows, rows]), np.repeat([1, 0], 400), sample_weight=np.concatenate([shares, 1 - shares])
    )
    assert_allclose(model.probabilities(table, vectors)[:, 0], peer.predict_proba(rows)[:, 1], atol=0.01)


def test_the_estimator(extra: None) -> None:
    texts = [f"The crew {PLANTED if number % 2 else 'slowly'} shut pier {number}." for number in range(40)]
    labels = np.arange(40) % 2
    marks = [[(9, 9 + len(PLANTED), 0.8)] if label else [] for label in labels]
    fitted = SentenceClassifier(embedding=True).fit(texts, labels, spans=marks)
    assert fitted.model_.embedding == name()
    assert (fitted.predict(texts) == labels).all()
    assert SentenceClassifier().fit(texts, labels).model_.embedding == ""
