"""Planted leaks are caught, and where none is planted labels without a pattern cannot be learned."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from classifier.evaluation import held_out_predictions
from classifier.evaluation.evaluate import evaluate, evaluate_models
from classifier.evaluation.held_out_predictions import HeldOutPredictions, predict_held_out
from classifier.evaluation.options import EvaluationOptions
from classifier.evaluation.reference_labels import judged_sentences
from classifier.evaluation.systems import MODEL, SYSTEMS, WORDS, Scorer, System, model_scorer, train_words
from classifier.model.leakage import text_hash, trained_hashes, unseen
from classifier.model.model import Model
from classifier.scoring.scores import Scores
from classifier.splits.evaluation_folds import Fold, plan
from classifier.splits.fold_unit_names import FoldUnit
from exports.dataset.dataset import Dataset
from tests.classifier.invented import asked_for_one_label, invented_articles, invented_dataset
from unsourced.core.article import Article, make_article
from unsourced.errors import DatasetError, LeakError, ModelError

DATASET = invented_dataset(invented_articles(12))


def trained_on(model: Model, **facts: object) -> Model:
    """The model with other facts in its card on what it was trained on."""
    return replace(model, card=dict(model.card) | {"trained_on": model.card["trained_on"] | facts})


def run(train: Callable[[Dataset], Scorer], dataset: Dataset = DATASET) -> HeldOutPredictions:
    sentences = judged_sentences(dataset)
    folds = plan(sentences.articles, count=3).folds[:1]
    return predict_held_out(dataset, sentences, folds, {MODEL: System("", train)})[MODEL]


def test_a_system_sees_only_the_training_articles() -> None:
    seen: list[Dataset] = []

    def watching(dataset: Dataset) -> Scorer:
        seen.append(dataset)
        return train_words(dataset)

    sentences = judged_sentences(DATASET)
    folds = plan(sentences.articles, count=3).folds
    predict_held_out(DATASET, sentences, folds, {WORDS: System("", watching)})
    for fold, part in zip(folds, seen, strict=True):
        held = {sentences.articles[n].id for n in fold.held_out}
        assert not held & set(part.articles["id"])
        assert not held & set(part.annotations["article_id"])
        assert part.spans["annotation_id"].isin(part.annotations["annotation_id"]).all()


def test_a_model_that_learned_from_every_label_is_caught_by_its_card(model: Model) -> None:
    with pytest.raises(LeakError, match=r"trained on \d+ articles that are not in its fold"):
        run(lambda _: model_scorer(model), invented_dataset())
    with pytest.raises(LeakError, match="does not say which articles"):
        run(lambda _: model_scorer(trained_on(model, article_ids=None)))


def test_a_cut_that_leaves_everything_in_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_out_predictions, "subset_of_articles", lambda dataset, _: dataset)
    with pytest.raises(LeakError, match="are among those to learn from"):
        run(train_words)


def test_a_held_out_text_under_another_name_is_caught() -> None:
    articles = invented_articles(6)
    reprint = make_article(
        title=articles[0].title, body=articles[0].body.upper(), raw="again", reader_version="test", outlet="Elsewhere"
    )
    dataset = invented_dataset([*articles, reprint])
    sentences = judged_sentences(dataset)
    fold = Fold(np.arange(1, 7), np.array([0]))
    with pytest.raises(LeakError, match="under another name"):
        predict_held_out(dataset, sentences, [fold], {WORDS: SYSTEMS[WORDS]})


def test_a_system_that_scores_other_articles_is_caught() -> None:
    def swapping(dataset: Dataset) -> Scorer:
        scorer = train_words(dataset)

        def score(articles: Sequence[Article]) -> Iterable[Scores]:
            return scorer.score(articles[::-1])

        return Scorer(score)

    with pytest.raises(LeakError, match="other articles than it was asked about"):
        run(swapping)


def marker_dataset() -> Dataset:
    """Every article has a word of its own in all sentences, and chance decides whether these are marked.

    Each article stands there twice, at two outlets. Who holds a copy back and learns from the other knows the word, and
    so the label: the word is the leak.
    """
    random = np.random.default_rng(5)
    articles = []
    for number in range(40):
        marker = "".join(random.choice(list("abcdefghij"), 9))
        word = "wretchedly" if random.random() < 0.5 else "plainly"
        body = " ".join(f"The {marker} ferry of {marker} left pier {place} {marker}." for place in range(3))
        articles += [
            make_article(title="", body=body, raw=f"{number}", reader_version=word, outlet=f"Outlet {outlet}")
            for outlet in (number % 4, (number + 1) % 4)
        ]
    whole = asked_for_one_label(articles, word="ferry")
    marked = {article.id for article in articles if article.reader_version == "wretchedly"}
    of = whole.annotations.set_index("annotation_id")["article_id"]
    return replace(
        whole,
        spans=whole.spans[whole.spans["annotation_id"].map(of).isin(marked)].reset_index(drop=True),
    )


def area(dataset: Dataset, by: FoldUnit) -> float:
    found = evaluate(dataset, EvaluationOptions(by=by, resamples=10), systems={WORDS: SYSTEMS[WORDS]})
    (figures,) = [each.figures for each in found.origins[0].labels if each.label == "opinion-as-fact"]
    assert figures["auc"].value is not None
    return figures["auc"].value


def test_a_marker_that_copies_carry_across_folds_is_not_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = marker_dataset()
    assert area(dataset, "random") < 0.65
    assert area(dataset, "outlet") < 0.65
    # The same without care for copies: the leak is real, and this is what it would look like.
    alone = "classifier.splits.evaluation_folds.near_duplicate_groups"
    monkeypatch.setattr(alone, lambda articles: np.arange(len(articles)))
    monkeypatch.setattr("classifier.evaluation.held_out_predictions.refuse_seen", lambda *_: None)
    assert area(dataset, "random") > 0.85


def test_a_model_file_is_judged_by_what_it_has_not_seen(model: Model) -> None:
    articles = invented_articles(24)
    reprint = replace(articles[0], id="0" * 16, text=articles[0].text.upper())
    newer = invented_dataset([*articles[:4], reprint, *invented_articles(8, seed=11)])
    found = evaluate_models(newer, {"ours": model}, EvaluationOptions(resamples=10))
    assert found.origins[0].articles == 8
    assert "5 of 13 articles left out" in found.notes[0]
    with pytest.raises(DatasetError, match="every article was used to train"):
        evaluate_models(invented_dataset(), {"ours": model}, EvaluationOptions(resamples=10))


def test_a_text_that_a_model_learned_under_another_name_is_left_out(model: Model) -> None:
    articles = invented_articles(6, seed=11)
    known = trained_on(model, article_hashes=trained_hashes(articles[:2]))
    assert unseen(known, articles, where="ours") == articles[2:]


def test_a_model_that_does_not_say_what_it_saw_is_refused(model: Model) -> None:
    with pytest.raises(ModelError, match="does not say which articles"):
        evaluate_models(DATASET, {"ours": trained_on(model, article_ids=None)}, EvaluationOptions(resamples=10))


def test_a_trained_model_passes() -> None:
    predictions = run(SYSTEMS[MODEL].train)
    assert np.isfinite(predictions.values[predictions.predicted]).any()


def test_hashes_are_of_letters() -> None:
    one = make_article(title="A Pier", body="It  closed!", raw="1", reader_version="test", outlet="Post")
    other = make_article(title="", body="a pier it closed", raw="2", reader_version="test")
    assert text_hash(one) == text_hash(other)
    assert trained_hashes([one, other]) == [text_hash(one)]
