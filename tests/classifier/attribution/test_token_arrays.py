"""Tokens and quotations: offsets are exact whatever the text, and no lost mark turns a text inside out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.attribution.tag_scheme import spans_of, tags_of
from classifier.attribution.token_arrays import read
from unsourced.core.sentences import sentences

LABELS = ("source", "cue", "content")
_TEXTS = st.text(alphabet="abAB ’'“”\"'`.,:é1\n\t[]-–—😀\u0301", max_size=80)


@given(_TEXTS)
def test_tokens_are_the_text_at_their_offsets(text: str) -> None:
    reading = read(text, sentences(text))
    for word, start, end in zip(reading.words, reading.start, reading.end, strict=True):
        assert text[start:end] == word
    assert all(one <= other for one, other in pairwise([*reading.start.tolist()]))
    # Nothing but white space is left out.
    covered = {place for start, end in zip(reading.start, reading.end, strict=True) for place in range(start, end)}
    assert all(letter.isspace() for place, letter in enumerate(text) if place not in covered)
    assert (reading.paragraph >= 0).all()


@given(_TEXTS, st.lists(st.tuples(st.sampled_from(LABELS), st.integers(0, 80), st.integers(1, 20)), max_size=6))
def test_spans_survive_as_tags(text: str, marks: list[tuple[str, int, int]]) -> None:
    reading = read(text, sentences(text))
    spans = [(label, start, min(start + length, len(text))) for label, start, length in marks if start < len(text)]
    tags = tags_of(reading, spans, LABELS)
    found = spans_of(tags, reading)
    assert all(first < last for _, first, last in found)
    assert all(one[2] <= other[1] for one, other in pairwise(found))
    # A span lies in one paragraph, and tags made of what was found are the same again.
    again = [(LABELS[label], int(reading.start[first]), int(reading.end[last - 1])) for label, first, last in found]
    assert ((tags_of(reading, again, LABELS) + 1) // 2).tolist() == ((tags + 1) // 2).tolist()


def test_the_stronger_label_parts_the_weaker_one() -> None:
    text = "Critics say the union said so."
    reading = read(text, [(0, len(text))])
    tags = tags_of(reading, [("content", 12, 29), ("source", 12, 21), ("cue", 22, 26)], LABELS)
    found = [(LABELS[label], reading.words[first:last]) for label, first, last in spans_of(tags, reading)]
    assert found == [("source", ["the", "union"]), ("cue", ["said"]), ("content", ["so"])]


def test_touching_spans_of_one_label_stay_two() -> None:
    text = "Jan Orel Tove Lind said so."
    reading = read(text, [(0, len(text))])
    tags = tags_of(reading, [("source", 0, 8), ("source", 9, 18)], LABELS)
    assert [(first, last) for _, first, last in spans_of(tags, reading)] == [(0, 2), (2, 4)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("''It is shut,'' he said. ''We know.''", "It is shut We know"),
        ("“It is shut,” he said.\n\nThe pier is old.", "It is shut"),
        # A mark that was lost says nothing of the next paragraph.
        ("He said ''it is shut.\n\nThe pier is old. ''So what?'' he asked.", "So what"),
        ('"It is shut," he said. The pier is old.', "It is shut"),
        ("The union's pier is the council's.", ""),
    ],
)
def test_the_state_of_quotations(text: str, quoted: str) -> None:
    reading = read(text, sentences(text))
    inside = [word for word, flag in zip(reading.words, reading.quoted, strict=True) if flag and word[0].isalnum()]
    assert " ".join(inside) == quoted


def test_clitics_are_tokens_of_their_own() -> None:
    assert read("Holm’s men don’t say we've won", [(0, 30)]).words == [
        *("Holm", "’s", "men", "don’t", "say", "we", "'ve", "won"),
    ]
