"""The data statement fills in what can be counted and asks for the rest."""

from dataclasses import replace

from exports.dataset.describe import describe
from exports.dataset.report.data_statement import (
    SYNTHETIC,
    data_statement,
    describe_markdown,
    describe_record,
    describe_text,
)
from exports.sample.build import sample_dataset
from tests.exports.building import annotation, article, dataset

ONE = article("Pumps fail", "Critics said so. Nobody counted.")


def test_an_empty_dataset_can_be_described() -> None:
    told = describe_text(dataset([], []))
    assert "0 articles, 0 words; not said" in told
    assert "SYNTHETIC" not in told


def test_the_statement_has_all_its_sections_each_with_something_to_answer() -> None:
    sections = data_statement(describe(sample_dataset()))
    assert "".join(section.letter for section in sections) == "ABCDEFGHI"
    assert all(section.questions for section in sections)


def test_names_of_outlets_are_no_markdown() -> None:
    odd = dataset([ONE], [annotation("1", ONE.id, "ada")])
    odd = replace(odd, articles=odd.articles.assign(outlet="*The* <b>Wire</b>").astype({"outlet": "str"}))
    assert "\\*The\\* \\<b\\>Wire\\</b\\> (1)" in describe_markdown(odd)


def test_what_is_invented_is_said_first_and_the_record_has_the_questions() -> None:
    invented = replace(dataset([ONE], [annotation("1", ONE.id, "ada")]), provenance={"synthetic": True})
    assert describe_text(invented).startswith(f"{SYNTHETIC}\n\nArticles\n  1 articles, 7 words")
    statement = describe_record(invented)["data_statement"]
    assert statement["Language variety"]["known"] == ["languages: en (1)"]
    assert statement["Speaker demographic"]["questions"][0].startswith("Who wrote the articles")
