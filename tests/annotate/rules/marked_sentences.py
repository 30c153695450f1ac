"""Invented sentences with their marks: `<s>Marta Oleny</s> said …`."""

import re
from collections.abc import Iterator
from pathlib import Path

_TAG = re.compile(r"</?([a-z])>")
Mark = tuple[str, int, int]


def marked_lines(name: str) -> Iterator[tuple[str, list[Mark]]]:
    """Each line of a file beside this one without its tags, and the marks as (tag, start, end)."""
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield unmarked(line)


def unmarked(line: str) -> tuple[str, list[Mark]]:
    text, done, opened = "", 0, 0
    marks: list[Mark] = []
    for tag in _TAG.finditer(line):
        text += line[done : tag.start()]
        done = tag.end()
        if tag.group().startswith("</"):
            marks.append((tag.group(1), opened, len(text)))
        else:
            opened = len(text)
    return text + line[done:], marks


def near(one: Mark, other: Mark) -> bool:
    """Whether two marks have the same tag and share at least half of each."""
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return one[0] == other[0] and 2 * shared >= max(one[2] - one[1], other[2] - other[1])


def precision_recall(lines: list[tuple[list[Mark], list[Mark]]], tag: str) -> tuple[float, float]:
    """Of pairs (found, gold): the share of found marks that are near a gold one, and the other way round."""
    right = found_count = met = gold_count = 0
    for found, gold in lines:
        ours, theirs = ([mark for mark in marks if mark[0] == tag] for marks in (found, gold))
        right += sum(any(near(mark, other) for other in theirs) for mark in ours)
        met += sum(any(near(mark, other) for other in ours) for mark in theirs)
        found_count, gold_count = found_count + len(ours), gold_count + len(theirs)
    return right / max(found_count, 1), met / max(gold_count, 1)
