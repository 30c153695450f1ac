"""Tables for a notebook: numbers stand to the right, and no text becomes HTML."""

from unsourced.io.html_tables import html_note, html_table


def test_a_table_of_two_columns() -> None:
    table = html_table("Agreement", ["label", "alpha"], [["source", 0.81]])
    assert "<caption" in table
    assert '<th scope="col" style="text-align: left">label</th>' in table
    assert '<td style="text-align: right">0.81</td>' in table
    assert "<caption" not in html_table("", ["label"], [])


def test_every_text_is_escaped() -> None:
    table = html_table("<t>", ["<c>"], [["<script>"]])
    assert all(f"&lt;{name}&gt;" in table for name in ("t", "c", "script"))
    assert html_note("a < b") == "<p>a &lt; b</p>"
