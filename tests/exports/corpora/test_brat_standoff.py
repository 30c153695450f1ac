"""Standoff files as PolNeAR has them: pieces, words over several lines, events."""

import pytest

from exports.corpora.brat_standoff import Event, TextBound, read_standoff
from unsourced.errors import InputError

ANN = """T1\tSource 0 3;8 12\tthe mayor
of Tarsk
T2\tCue 4 8\tsaid
E1\tAttribution:T2 Source:T1 Content2:T3
A1\tNested T1
"""


def test_marks_events_and_other_records_are_kept_apart() -> None:
    found = read_standoff(ANN, where="a.ann")
    assert found.marks == {
        "T1": TextBound("T1", "Source", ((0, 3), (8, 12)), "the mayor\nof Tarsk"),
        "T2": TextBound("T2", "Cue", ((4, 8),), "said"),
    }
    assert found.events == [Event("E1", (("Attribution", "T2"), ("Source", "T1"), ("Content", "T3")))]
    assert [record.rstrip() for record in found.others] == ["A1\tNested T1"]


def test_an_empty_file_marks_nothing() -> None:
    found = read_standoff("\n\n", where="a.ann")
    assert (found.marks, found.events, found.others) == ({}, [], [])


@pytest.mark.parametrize(
    ("text", "line"), [("words alone", 1), ("\nT1\tSource 0 x\tthe", 2), ("T1\tCue 1 2\ta\nT2\tCue 1\tb", 2)]
)
def test_a_broken_record_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(InputError, match=rf"a\.ann, line {line}: is no record of brat's"):
        read_standoff(text, where="a.ann")
