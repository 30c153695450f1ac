"""Figures and cells as people read them, and tables as the terminal prints them."""

import pytest

from exports.report.tables import TextTable, clip_text, console_text, format_figure, print_table, text_console


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((0.5,), "0.50"),
        ((0.5, 0.25, 0.999), "0.50 [0.25, 1.00]"),
        ((0.5, 0.25, None), "0.50"),
        ((None, 0.25, 0.75, "nobody marked it"), "undefined: nobody marked it"),
        ((None,), "undefined"),
    ],
)
def test_a_figure_has_its_interval_or_its_reason(arguments: tuple[float | None, ...], text: str) -> None:
    assert format_figure(*arguments) == text  # type: ignore[arg-type]


def test_a_figure_in_another_style() -> None:
    assert format_figure(0.5, 0.4, 0.6, style=".0%") == "50% [40%, 60%]"


def test_a_cell_is_one_printable_line() -> None:
    assert clip_text(" two\n\tlines \x1b[31m") == "two lines �[31m"
    assert clip_text("abcdef", 6) == "abcdef"
    assert clip_text("abcdefg", 6) == "abcde…"


def test_a_table_is_printed_as_it_is_written_without_markup_or_trailing_blanks() -> None:
    console = text_console(40)
    print_table(console, TextTable(title="Labels", columns=("label", "α"), rows=(("[b]source", "0.50"), ("x", "1"))))
    lines = [line for line in console_text(console).split("\n") if line]
    assert lines[0] == "Labels"
    assert [line.split() for line in lines[1:] if "─" not in line] == [
        ["label", "α"],
        ["[b]source", "0.50"],
        ["x", "1"],
    ]
    assert all(line == line.rstrip() for line in lines)
    assert lines[-1].endswith("   1")
