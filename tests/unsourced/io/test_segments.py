"""A text cut where spans begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from unsourced.io.segments import cut_lines, lanes

TEXT = st.text(alphabet=st.sampled_from("ab \n"), max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], sum(pair))), max_size=8)


def test_segments_say_what_lies_in_them_begins_and_ends() -> None:
    text = "One two three\n\nfour five"
    lines = cut_lines(text, [(0, 7), (4, 13), (4, 7), (15, 19)])
    assert [line.start for line in lines] == [0, 15]
    assert ["".join(segment.text for segment in line.segments) for line in lines] == ["One two three", "four five"]
    assert [(s.text, s.spans, s.begins, s.ends) for s in lines[0].segments] == [
        ("One ", (0,), (0,), ()),
        ("two", (0, 1, 2), (1, 2), (0, 2)),
        (" three", (1,), (), (1,)),
    ]


@given(text=TEXT, spans=SPANS)
def test_each_character_lies_in_the_segment_of_its_spans(text: str, spans: list[tuple[int, int]]) -> None:
    for line in cut_lines(text, spans):
        start = line.start
        for segment in line.segments:
            assert text[start : start + len(segment.text)] == segment.text
            for offset in range(start, start + len(segment.text)):
                assert set(segment.spans) == {n for n, (left, right) in enumerate(spans) if left <= offset < right}
            start += len(segment.text)
            assert set(segment.ends) == {n for n in segment.spans if spans[n][1] == start}
        assert start == len(text) or text[start] == "\n"
    segments = [segment for line in cut_lines(text, spans) for segment in line.segments]
    begun = [number for segment in segments for number in segment.begins]
    assert len(begun) == len(set(begun))
    assert set(begun) == {number for segment in segments for number in segment.spans}


@given(spans=SPANS)
def test_overlapping_spans_have_lanes_of_their_own(spans: list[tuple[int, int]]) -> None:
    lane_of = lanes(spans)
    for one, (start, end) in enumerate(spans):
        for other, (left, right) in enumerate(spans[:one]):
            assert end <= left or right <= start or lane_of[one] != lane_of[other]
