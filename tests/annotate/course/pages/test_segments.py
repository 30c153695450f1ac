"""A text cut where marks begin and end."""

from annotate.course.pages.segments import paragraphs


def test_segments_of_a_line_joined_are_the_line() -> None:
    text = "One two three\n\nfour five"
    places = [(0, 7), (4, 13), (4, 7), (15, 19)]
    found = paragraphs(text, places)
    assert ["".join(segment.text for segment in line) for line in found] == ["One two three", "four five"]
    assert [(s.text, s.inside, s.ends) for s in found[0]] == [
        ("One ", (0,), ()),
        ("two", (1, 0, 2), (0, 2)),
        (" three", (1,), (1,)),
    ]
