"""Words that another version lacks, as suggestions."""

from dataclasses import replace

from annotate.compare import compare
from annotate.compare.comparison import Comparison, Lineage
from annotate.compare.output.suggestions import suggestions_of
from tests.annotate.compare.building import article

A = article("The guards left the pier at noon. Nobody was hurt.", outlet="Hill Post", published="2024-05-01")
B = article("The masked guards fled the pier at noon. Nobody was hurt.\n\nIt burned.\n\nAll night.")


def spans(found: Comparison) -> list[list[tuple[str, str]]]:
    """For each article that gets suggestions their words and reasons."""
    return [
        [(article.text[span.start : span.end], span.reason) for span in made.spans]
        for article, made in suggestions_of(found)
    ]


def test_the_repost_alone_gets_spans_one_for_each_paragraph() -> None:
    lacks = (
        "Another version (Hill Post, 2024-05-01) does not have these words. Who put them here, or who left them out "
        "there?"
    )
    assert spans(replace(compare(A, B), lineage=Lineage("b"))) == [
        [
            ("masked", lacks),
            ("fled", "Another version (Hill Post, 2024-05-01) has here: “left”"),
            ("It burned.", lacks),
            ("All night.", lacks),
        ]
    ]


def test_without_evidence_both_get_theirs() -> None:
    assert [[words for words, _ in some] for some in spans(compare(A, B))] == [
        ["left"],
        ["masked", "fled", "It burned.", "All night."],
    ]


def test_small_words_and_what_moved_are_no_suggestion() -> None:
    one, two = "The pier of Tarsk burned on Monday night.", "Nobody on the old ferry Anna was hurt at all."
    assert spans(compare(article(f"{one}\n\n{two}"), article(f"{two}\n\n{one}"))) == [[], []]
    assert spans(compare(article(one), article(one.replace("on Monday", "Monday")))) == [[], []]
