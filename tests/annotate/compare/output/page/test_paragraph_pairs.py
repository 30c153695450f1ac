"""Which paragraphs of two versions stand beside each other."""

from annotate.compare import Comparison, compare
from annotate.compare.output.page.paragraph_pairs import paragraph_pairs, paragraphs
from tests.annotate.compare.building import article

FIRST = "The ferry Anna struck the pier of Tarsk on Monday night."
SECOND = "Ilse Marrek saw no lights and called the coast guard at once."
THIRD = "The harbour will stay closed until Friday morning."


def beside(found: Comparison) -> list[tuple[list[str], list[str]]]:
    """The rows, as the texts of their paragraphs."""
    return [
        ([found.a.text[slice(*one)] for one in ours], [found.b.text[slice(*one)] for one in theirs])
        for ours, theirs in paragraph_pairs(found)
    ]


def compared(a: list[str], b: list[str]) -> Comparison:
    return compare(article("\n\n".join(a), title=""), article("\n\n".join(b), title=""))


def test_a_paragraph_that_only_one_has_stands_alone() -> None:
    assert beside(compared([FIRST, THIRD], [FIRST, SECOND, THIRD])) == [
        ([FIRST], [FIRST]),
        ([], [SECOND]),
        ([THIRD], [THIRD]),
    ]
    assert beside(compared([FIRST, SECOND], [FIRST])) == [([FIRST], [FIRST]), ([SECOND], [])]


def test_a_paragraph_that_was_parted_stands_beside_its_parts() -> None:
    whole = f"{FIRST} {SECOND}"
    assert beside(compared([whole, THIRD], [FIRST, SECOND, THIRD])) == [([whole], [FIRST, SECOND]), ([THIRD], [THIRD])]


def test_paragraphs_end_at_blank_lines_or_where_there_are_none_at_line_ends() -> None:
    blank, lines = article("One\ntwo.\n\n \nThree."), article("One\ntwo.")
    assert [blank.text[slice(*one)] for one in paragraphs(blank)] == [
        "Harbour closed after collision",
        "One\ntwo.",
        "Three.",
    ]
    assert [lines.text[slice(*one)] for one in paragraphs(lines)][1:] == ["One", "two."]
