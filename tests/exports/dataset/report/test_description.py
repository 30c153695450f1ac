"""A description in words, line by line."""

from exports.dataset.describe import describe
from exports.dataset.report.description import description_lines
from tests.exports.building import annotation, article, dataset, span

ONE = article("Pumps fail", "Critics said so. Nobody counted.")


def test_counts_and_ends_are_said_under_their_headings() -> None:
    rows = [annotation("1", ONE.id, "ada", lead_time=10.0), annotation("2", ONE.id, "bo", status="skipped")]
    lines = description_lines(describe(dataset([ONE], rows, [span("1", "source", 12, 19)])))
    assert lines["Articles"][:3] == [
        "1 articles, 7 words; median 7 words (7 to 7; most 7)",
        "published: not said",
        "outlets: Tarsk Courier (1)",
    ]
    assert "ada: submitted (1); 1 spans" in lines["Annotations"]
    assert lines["Labels"][0] == "1 spans; origin: manual (1)"
    source = "source: 1 in 1 annotations, 7 characters (7 to 7); no sentence was put to several annotators"
    assert source in lines["Labels"]
    assert lines["Problems"] == ["kept in problems.jsonl: none"]


def test_an_empty_dataset_has_the_same_headings() -> None:
    lines = description_lines(describe(dataset([], [])))
    assert list(lines) == ["Articles", "Annotations", "Labels", "Relations and answers", "Problems"]
    assert lines["Articles"][0] == "0 articles, 0 words; not said"
