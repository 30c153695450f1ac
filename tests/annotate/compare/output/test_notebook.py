"""A comparison as HTML for a notebook."""

from annotate.compare import compare, explain
from annotate.compare.output.notebook import comparison_html
from tests.annotate.compare.building import article


def test_both_texts_with_numbered_changes_escaped() -> None:
    a = article("The rusty ferry sank & burned.", outlet="Hill <Post>")
    b = article("The ferry sank & burned. Nobody <b>saw</b> it.")
    shown = comparison_html(explain(compare(a, b)))
    assert '<sup>−1</sup><span style="text-decoration: line-through #b3261e 2px">rusty</span>' in shown
    assert '<sup title="the other version has more here">‸1</sup>' in shown
    assert "<sup>+2</sup>" in shown
    assert "Hill &lt;Post&gt;" in shown
    assert "Nobody &lt;b&gt;saw&lt;/b&gt; it." in shown
    assert "2 changes: 1 only in A, 1 only in B." in shown


def test_equal_texts_have_no_table_of_changes() -> None:
    one = article("The ferry sank.")
    shown = comparison_html(compare(one, one))
    assert "The two texts are the same, character by character." in shown
    assert shown.count("<table") == 1
