"""Tables for a notebook: figures to the right, words to the left, every text escaped."""

from unsourced.io.html_tables import html_note, html_table


def test_figures_stand_right_and_words_left() -> None:
    table = html_table(
        "α", ("label", "F1", "why"), [("a", "0.50 [0.40, 0.60]", "x"), ("b", "undefined: why", "7 or so")]
    )
    assert table.count("text-align: right") == 3
    assert '<th scope="col" style="text-align: right">F1</th>' in table
    assert '<td style="text-align: left">7 or so</td>' in table


def test_nothing_in_it_is_markup() -> None:
    table = html_table("<i>", ("<b>",), [("<script>alert(1)</script>",)])
    assert "<script>" not in table
    assert "&lt;script&gt;" in table
    assert "&lt;i&gt;" in table
    assert "&lt;b&gt;" in table
    assert html_note("<b> & c") == "<p>&lt;b&gt; &amp; c</p>"
