"""Where an inserted run begins when the alignment leaves a choice."""

import pytest

from annotate.compare.alignment.align import align
from annotate.compare.alignment.gap_boundaries import slide
from annotate.compare.alignment.tokens import tokens


def put_in(a: str, b: str) -> list[str]:
    """The words that only b has, as runs."""
    ours, theirs = tokens(a), tokens(b)
    blocks = slide(align(ours.keys, theirs.keys), ours, theirs, a, b)
    ends = [(theirs.ends[block.b_end - 1], block.b_end) for block in blocks]
    starts = [theirs.starts[block.b_start] for block in blocks]
    runs = [b[end:start].strip() for (end, _), start in zip(ends, starts[1:], strict=False)]
    last, number = ends[-1]
    return [run for run in [*runs, b[last:].strip() if number < len(theirs) else ""] if run]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("He spoke. He left.", "He spoke. It was cold. He left.", "It was cold."),
        ("It rained.\n\nThe end.", "It rained.\n\nThe pier is shut.\n\nThe end.", "The pier is shut."),
        ("He saw [a] [c] there", "He saw [a] [b] [c] there", "[b]"),
        ("They left, tired, on foot", "They left, hungry, tired, on foot", "hungry,"),
        ("the old pier", "the very old pier", "very"),
    ],
)
def test_a_run_begins_where_a_writer_would_put_it(a: str, b: str, expected: str) -> None:
    assert put_in(a, b) == [expected]


def test_the_stop_stays_with_the_sentence_that_stands_in_both() -> None:
    a, b = "The pier is old, he said. Then he left.", "The pier is old. It rained. Then he left."
    ours, theirs = tokens(a), tokens(b)
    blocks = slide(align(ours.keys, theirs.keys), ours, theirs, a, b)
    shared = [" ".join(theirs.keys[slice(*block.in_b)]) for block in blocks]
    assert shared[:2] == ["the pier is old", "."]
    assert slide([], tokens(""), tokens(""), "", "") == []
