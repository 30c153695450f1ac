"""The page of a consensus: labels, annotators, and why a figure is missing."""

from exports.consensus.report.text import consensus_page
from tests.exports.consensus.labelled import LABEL, labelled


def test_each_label_has_its_counts_and_each_annotator_a_rate() -> None:
    page = consensus_page(labelled({"ada": {0, 1, 2}, "bo": {0, 1, 2}, "cy": {0}}), resamples=100)
    rows = [line.split() for line in page.splitlines()]
    [counts] = [row for row in rows if row[:1] == [LABEL] and len(row) == 7]
    # 24 sentences, three by majority and by the model, three spans, all that anybody marked.
    assert counts[1:] == ["24", "3", "0", "3", "3", "100%"]
    assert any("cy" in row and "0.33" in row for row in rows)
    assert "source: nobody marked it" in page


def test_without_a_model_the_page_says_why() -> None:
    page = consensus_page(labelled({"ada": {1}, "bo": {1}}, ("ada", "bo")), resamples=100)
    assert f"{LABEL}: two annotators alone cannot show which of them errs; the model needs three" in page
    assert "nan" not in page
