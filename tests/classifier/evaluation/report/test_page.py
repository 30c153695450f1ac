"""An evaluation as one page: escaped, and without anything to load."""

from classifier.evaluation.report.page import evaluation_page
from tests.classifier.evaluation.invented import evaluation, learning_curve, origin_figures


def test_the_page_shows_plots_and_mistakes_of_the_headline_and_runs_nothing() -> None:
    page = evaluation_page(evaluation(origin_figures(), origin_figures("suggested"), curve=learning_curve()))
    assert "Critics &lt;say&gt;" in page
    assert "<say>" not in page
    assert "<script" not in page
    assert "://" not in page.replace("http://www.w3.org/2000/svg", "")
    for title in ("Reliability", "Precision and recall", "Coverage and accuracy", "Learning curve"):
        assert title in page
    assert "More labels help." in page
    assert "4 sentences: value 0.90, positive 75%" in page


def test_without_a_learning_curve_there_is_none_on_the_page() -> None:
    page = evaluation_page(evaluation())
    assert "Learning curve" not in page
    assert "Unsuggested work: 10 sentences of 2 articles" in page
