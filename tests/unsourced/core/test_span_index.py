"""Whatever touches a span is among what the index gives for it."""

from hypothesis import given
from hypothesis import strategies as st

from unsourced.core.span_index import SpanIndex
from unsourced.core.spans import Span

SPANS = st.lists(
    st.builds(
        lambda start, length: Span(label="source", start=start, end=start + length),
        st.integers(0, 3000),
        st.integers(1, 1200),
    ),
    max_size=12,
)


@given(SPANS, SPANS)
def test_nothing_that_overlaps_is_left_out(added: list[Span], asked: list[Span]) -> None:
    index: SpanIndex[Span] = SpanIndex()
    for span in added:
        index.add(span)
    for one in asked:
        near = index.to(one)
        assert all(other in near for other in added if other.start < one.end and one.start < other.end)
        assert all(other in added for other in near)


def test_what_lies_far_away_is_not_looked_at() -> None:
    index: SpanIndex[Span] = SpanIndex()
    index.add(Span(label="source", start=0, end=10))
    assert index.to(Span(label="source", start=5000, end=5010)) == []
