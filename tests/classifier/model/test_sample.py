"""The shipped sample: what the demo trains on and scores."""

from pathlib import Path

import pytest

import unsourced
from classifier.model.persistence import load_model
from classifier.scoring.output.page import render_page
from classifier.scoring.score import score
from classifier.training.train import train
from exports.dataset.dataset import read_dataset

FOLDER = Path(unsourced.__file__).parent / "sample" / "dataset"


@pytest.mark.slow
def test_the_sample_trains_a_model_that_scores_its_articles() -> None:
    dataset = read_dataset(FOLDER)
    model = train(dataset)
    assert model.card["synthetic"] is True
    # The shipped model is this one; if it is not: make sample.
    shipped = load_model(Path("sample"))
    assert shipped.card["training_hash"] == model.card["training_hash"]
    assert shipped.rules_version == model.rules_version
    assert [label.label for label in shipped.learned] == [label.label for label in model.learned]
    assert model.card["held_out"]["apart"] == "article"
    assert model.card["held_out"]["folds"] >= 3
    assert model.learned
    for label, figures in model.card["held_out"]["labels"].items():
        assert figures["decided_by"] == ("learned" if label in {one.label for one in model.learned} else "rules")
        assert figures["decided_by"] == "learned" or figures["why"]
    articles = dataset.article_list()
    scores = list(score(articles, [model]))
    assert [each.article.id for each in scores] == [article.id for article in articles]
    html = render_page(scores)
    assert html.count("<article ") == len(articles)
