"""A diff in a terminal: counts by table, and the first changes with their words."""

from exports.dataset.report.differences import diff_text
from tests.exports.building import annotation, article, dataset, span

ONE = article("Pumps fail", "Critics said so. Nobody counted.")
ROWS = [annotation("1", ONE.id, "ada")]
OLD = dataset([ONE], ROWS)


def test_what_came_is_said_with_its_words() -> None:
    new = dataset([ONE], ROWS, [span("1", "source", 12, 19, "r1")])
    assert diff_text(OLD, new) == "spans: 1 added\n  + 1 r1 0 source 12..19 “Critics”\n"
    assert diff_text(new, OLD) == "spans: 1 removed\n  - 1 r1 0 source 12..19 “Critics”\n"
    assert diff_text(OLD, OLD) == "nothing changed\n"


def test_only_the_first_are_shown_and_all_are_counted() -> None:
    new = dataset([ONE], ROWS, [span("1", "source", n, n + 1, f"r{n}") for n in range(5)])
    lines = diff_text(OLD, new, shown=2).splitlines()
    assert (lines[0], len(lines), lines[-1]) == ("spans: 5 added", 4, "    and 3 more added")
