"""A comparison as records."""

from annotate.compare import compare, explain
from annotate.compare.output.records import records
from tests.annotate.compare.building import article
from unsourced.core.article import Removed

A = article("“We saw no lights,” she said. The pier is shut.", published="2024-05-01")
B = article(
    "“We saw two lights,” she said. The pier is shut.",
    published="2024-05-03",
    removed=(Removed(kind="byline", text="By Holm"),),
)


def test_changes_then_quotations() -> None:
    found = explain(compare(A, B))
    change, line, quotation = records(found, found.changes)
    assert (change["type"], change["number"], change["kind"], change["part"]) == ("change", 1, "altered", "body")
    assert (change["words_a"], change["words_b"]) == ("no", "two")
    start, end = change["a_start"], change["a_end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert A.text[start:end] == "no"
    assert (change["article_a"], change["article_b"]) == (A.id, B.id)
    assert (change["repost"], change["evidence"]) == ("b", ["A is dated 2024-05-01, B 2024-05-03"])
    assert (line["number"], line["part"], line["words_b"], line["b_start"]) == (2, "attribution", "By Holm", None)
    assert (quotation["type"], quotation["words_a"], quotation["changes"]) == (
        "quotation",
        "“We saw no lights,”",
        [1],
    )


def test_the_order_is_the_callers_and_the_number_the_texts() -> None:
    found = explain(compare(A, B))
    numbers = [row["number"] for row in records(found, found.changes[::-1]) if row["type"] == "change"]
    assert numbers == [2, 1]
    same = compare(A, A)
    assert list(records(same, same.changes)) == []
