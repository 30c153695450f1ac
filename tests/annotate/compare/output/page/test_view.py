"""What the page of a comparison shows."""

from annotate.compare import compare, explain
from annotate.compare.output.page.view import PageView, Segment, page_view
from tests.annotate.compare.building import article
from unsourced.core.article import Removed

A = article("The ferry had no lights on, said Ilse Marrek.\n\nNobody — was hurt.", outlet="Hill Post")
B = article(
    "The ferry had lights on, said Ilse Marrek.\n\nNobody - was badly hurt.",
    removed=(Removed(kind="byline", text="By Holm"),),
)


def view(*, typography: bool = False) -> PageView:
    return page_view(explain(compare(A, B)), typography=typography)


def test_the_pieces_of_a_paragraph_are_the_paragraph() -> None:
    page = view()
    texts = ["".join(piece.text for piece in some) for row in page.paragraph_pairs for some in row[1].paragraphs]
    assert "\n\n".join(texts) == B.text
    headline, first, second = page.paragraph_pairs
    assert headline[0].headline
    assert not first[0].headline
    assert [piece for piece in first[0].paragraphs[0] if piece.number] == [
        Segment("no", "only-in-a", 1, begins=True, ends=True)
    ]
    assert [piece for piece in first[1].paragraphs[0] if piece.number] == [
        Segment("", "only-in-a", 1, begins=True, ends=True, gap=True)
    ]
    assert [piece.text for piece in second[1].paragraphs[0] if piece.number] == ["badly"]


def test_notes_are_ranked_and_lines_outside_the_text_stand_apart() -> None:
    page = view()
    first = page.notes[0]
    assert (first.number, first.words_a, first.words_b, first.in_a) == (1, "no", "", True)
    assert [note.number for note in page.first] == [1]
    assert [(line.words_a, line.words_b) for line in page.lines] == [("", "By Holm")]
    assert [version.facts for version in page.versions] == ["Hill Post", ""]
    assert page.title == B.title


def test_typography_is_marked_where_it_is_asked_for() -> None:
    assert {kind: count for kind, *_, count in view().legend} == {"only-in-a": 1, "only-in-b": 2}
    assert {kind: count for kind, *_, count in view(typography=True).legend} == {
        "only-in-a": 1,
        "only-in-b": 2,
        "typography": 1,
    }
    bare = compare(A, A)
    assert page_view(bare, typography=True).notes == ()
