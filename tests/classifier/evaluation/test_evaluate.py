"""The whole evaluation: figures, origins, baselines, curve, JSON and page."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from classifier.evaluation.evaluate import evaluate
from classifier.evaluation.learning_curve import hint, sizes
from classifier.evaluation.options import EvaluationOptions
from classifier.evaluation.records import Evaluation
from classifier.evaluation.report.page import evaluation_page
from classifier.evaluation.report.text import evaluation_json, evaluation_text
from classifier.evaluation.systems import MODEL, OUTLET, RULES, SYSTEMS, WORDS
from classifier.metrics.bootstrap import Figure
from exports.dataset.dataset import Dataset
from tests.classifier.invented import asked_for_one_label, invented_articles, invented_dataset
from unsourced.errors import DatasetError

LABEL = "opinion-as-fact"


def asked_for_two_labels() -> Dataset:
    """One that is there and one that nobody marked."""
    whole = invented_dataset()
    offered = pd.Series([[LABEL, "speculation"]] * len(whole.annotations))
    return replace(whole, annotations=whole.annotations.assign(labels_offered=offered))


def half_suggested() -> Dataset:
    whole = asked_for_two_labels()
    begun = ["rules-1" if number % 2 else None for number in range(len(whole.articles)) for _ in range(3)]
    return replace(whole, annotations=whole.annotations.assign(suggested_version=pd.Series(begun, dtype="str")))


@pytest.fixture(scope="module")
def found() -> Evaluation:
    return evaluate(half_suggested(), EvaluationOptions(folds=2, learning_curve=True, resamples=50))


def test_what_is_planted_is_found_and_baselines_stand_beside(found: Evaluation) -> None:
    assert list(found.systems) == [MODEL, WORDS, RULES, OUTLET]
    (origin, other) = found.origins
    by_system = {each.system: each for each in origin.labels if each.label == LABEL}
    assert (by_system[MODEL].figures["f1"].value or 0) > 0.95
    assert by_system[RULES].figures["f1"].value == 0
    assert by_system[OUTLET].figures["auc"].value == 0.5
    gains = {gain.over: gain.figures["f1"] for gain in origin.gains if gain.label == LABEL}
    assert (gains[RULES].low or 0) > 0.8
    assert other.origin == "suggested"


def test_suggested_work_stands_apart(found: Evaluation) -> None:
    assert found.headline == "unsuggested"
    assert [(origin.origin, origin.articles) for origin in found.origins] == [("unsuggested", 12), ("suggested", 12)]
    only_suggested = evaluate(
        replace(half_suggested(), annotations=half_suggested().annotations.assign(suggested_version="rules-1")),
        EvaluationOptions(resamples=5),
        systems={RULES: SYSTEMS[RULES]},
    )
    assert only_suggested.headline == "suggested"


def test_the_record_is_json_without_nan(found: Evaluation) -> None:
    record = json.loads(evaluation_json(found))
    labels = record["origins"][0]["labels"]
    undefined = next(each for each in labels if each["label"] == "speculation" and each["system"] == MODEL)
    assert undefined["figures"]["f1"] == {"value": None, "low": None, "high": None, "reason": "no sentence is positive"}
    assert undefined["figures"]["brier"]["reason"] == "it gives no value where it finds nothing"


def test_the_same_seed_gives_the_same_figures() -> None:
    dataset = asked_for_one_label(invented_articles(8))
    systems = {WORDS: SYSTEMS[WORDS]}
    seeds = (1, 1, 2)
    one, same, other = (
        evaluate(dataset, EvaluationOptions(folds=2, seed=seed, resamples=20), systems=systems) for seed in seeds
    )
    assert evaluation_json(one) == evaluation_json(same) != evaluation_json(other)


def test_terminal_and_page_show_it(found: Evaluation) -> None:
    text = evaluation_text(found)
    assert text.startswith("Synthetic")
    assert "2 folds by outlet: no outlet is both learned from and judged (4 units, seed 1)." in text
    assert "Unsuggested work, the figures to cite: " in text
    assert "F1 is undefined for speculation: no sentence is positive." in text
    assert "The last 54 labelled sentences bought" in text
    page = evaluation_page(found)
    assert page.count("<svg") == 4
    assert "<script" not in page
    assert "nan" not in page.replace("finance", "")


def test_mistakes_are_escaped() -> None:
    articles = invented_articles(12)
    found = evaluate(invented_dataset(articles), EvaluationOptions(resamples=5), systems={RULES: SYSTEMS[RULES]})
    (origin,) = found.origins
    assert origin.mistakes
    mean = replace(origin.mistakes[0], text="<script>alert(1)</script>", label=LABEL)
    page = evaluation_page(replace(found, origins=(replace(origin, mistakes=(mean,)),)))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.slow
def test_in_processes_it_is_the_same() -> None:
    systems = {RULES: SYSTEMS[RULES], OUTLET: SYSTEMS[OUTLET]}
    one, other = (
        evaluate(invented_dataset(invented_articles(9)), EvaluationOptions(jobs=jobs, resamples=5), systems=systems)
        for jobs in (1, 2)
    )
    assert evaluation_json(one) == evaluation_json(other)


def test_gold_labels_alone() -> None:
    whole = asked_for_one_label(invented_articles(9))
    gold = whole.annotations["annotation_id"].str.endswith("ada")
    dataset = replace(whole, annotations=whole.annotations[gold].assign(role="gold", annotator="gold"))
    systems = {WORDS: SYSTEMS[WORDS], OUTLET: SYSTEMS[OUTLET]}
    (origin,) = evaluate(dataset, EvaluationOptions(resamples=5), systems=systems).origins
    figures = {each.system: each.figures for each in origin.labels if each.label == LABEL}
    assert (figures[WORDS]["auc"].value or 0) > 0.95
    assert [each.figures["f1"].reason for each in origin.human] == ["no two annotators share a sentence"]


def test_nobody_to_judge_by() -> None:
    with pytest.raises(DatasetError, match="nobody with the role gold"):
        evaluate(invented_dataset(), EvaluationOptions(against="gold"))


def test_sizes_of_the_curve() -> None:
    assert sizes(1000) == [62, 125, 250, 500, 900]
    assert sizes(1001)[-1] == 901
    assert sizes(60) == []


def fig(value: float | None, low: float = 0, high: float = 0) -> Figure:
    return Figure(value=value, low=low, high=high, reason="too few" if value is None else "")


@pytest.mark.parametrize(
    ("last", "half", "words"),
    [
        (fig(0.02, 0.01, 0.03), fig(0.05, 0.02, 0.08), "Go on: more labels still pay"),
        (fig(0.002, -0.01, 0.01), fig(0.05, 0.02, 0.08), "More labels pay, slowly"),
        (fig(0.002, -0.01, 0.01), fig(0.001, -0.02, 0.02), "or stop"),
        (fig(None), fig(None), "cannot be told yet: too few"),
    ],
)
def test_the_hint_says_no_more_than_the_intervals(last: Figure, half: Figure, words: str) -> None:
    assert words in hint(last, half, 100)
