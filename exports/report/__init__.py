"""What the reports of several stages are made of: tables of text and the scales of plots.

| file | is |
| --- | --- |
| `tables` | a table of text, a figure with its interval, and both on a terminal |
| `plots` | linear scales and paths, in the units of an SVG |
"""

from exports.report.plots import LinearScale, svg_path
from exports.report.tables import TextTable, clip_text, console_text, format_figure, print_table, text_console

__all__ = [
    "LinearScale",
    "TextTable",
    "clip_text",
    "console_text",
    "format_figure",
    "print_table",
    "svg_path",
    "text_console",
]
