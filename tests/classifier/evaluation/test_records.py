"""The record of an evaluation says in one line what its figures are of."""

from dataclasses import replace

from classifier.evaluation.records import Overall
from classifier.metrics.bootstrap import Figure
from tests.classifier.evaluation.invented import evaluation, origin_figures


def test_the_line_has_folds_size_and_macro_f1_of_the_origin_to_cite() -> None:
    other = replace(origin_figures("suggested"), sentences=99)
    assert repr(evaluation(origin_figures(), other)) == (
        "Evaluation(2 folds by outlet, 10 sentences of 2 articles, macro F1: model 0.50, rules 0.50)"
    )


def test_model_files_synthetic_work_and_an_undefined_figure_are_told() -> None:
    overall = (
        Overall(system="model", figures={"f1_macro": Figure(value=None, reason="nothing was marked")}),
        Overall(system="rules", figures={}),
    )
    found = replace(evaluation(replace(origin_figures(), overall=overall), by=""), synthetic=True)
    assert repr(found) == (
        "Evaluation(model files, 10 sentences of 2 articles, macro F1: model undefined, rules undefined; synthetic)"
    )
