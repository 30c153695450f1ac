"""The HTML page of agreement: whole, escaped, the same by every way of reading it."""

import re
from dataclasses import replace

import lxml.html
import pytest

from exports.agreement.agreement import agreement
from exports.agreement.report.page import agreement_page
from exports.agreement.report.plots import dispute_plots, origin_plots
from exports.sample.build import sample_dataset
from tests.exports.agreement.disputes import TEXT, disputed
from tests.paths import ROOT

GOLDEN = ROOT / "tests" / "exports" / "agreement" / "golden" / "sample-page.txt"


@pytest.fixture(scope="module")
def sample_page() -> str:
    return agreement_page(agreement(sample_dataset()))


def words(page: str) -> str:
    """What the page says, a line an element: headings, tables with their cells, and the words and figures of plots."""
    tree = lxml.html.fromstring(page)
    for gone in tree.xpath("//style"):
        gone.drop_tree()
    lines = []
    for one in tree.iter("h1", "h2", "p", "li", "summary", "caption", "tr", "svg", "text", "title", "figcaption"):
        told = " | ".join(cell.text_content() for cell in one) if one.tag == "tr" else one.text_content()
        told = one.get("aria-label") if one.tag == "svg" else told
        lines.append(f"{one.tag}: {' '.join(told.split())}\n")
    return "".join(lines)


def test_the_page_says_what_the_golden_file_says(sample_page: str) -> None:
    """`python -m tests.exports.agreement.report.test_page` writes the golden file anew."""
    assert words(sample_page) == GOLDEN.read_text(encoding="utf-8")


def test_it_needs_nothing_else_and_is_escaped() -> None:
    made = disputed()
    text = TEXT.text.replace("The pumps failed", "<script>x('b')</")
    page = agreement_page(agreement(replace(made, articles=made.articles.assign(text=text))))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    tree = lxml.html.fromstring(page)
    assert not tree.xpath("//@src | //link | //script")
    assert all(link.startswith("#") and tree.xpath(f"//*[@id='{link[1:]}']") for link in tree.xpath("//@href"))
    assert tree.xpath("//html/@lang") == ["en"]


def test_tables_and_plots_have_names_and_can_be_reached_by_keyboard(sample_page: str) -> None:
    tree = lxml.html.fromstring(sample_page)
    assert all(table.xpath("caption") and table.xpath("thead//th[@scope='col']") for table in tree.xpath("//table"))
    wide = tree.xpath("//div[@class='wide']")
    assert len(wide) == len(tree.xpath("//table")) + len(tree.xpath("//svg"))
    assert all(box.get("tabindex") == "0" and box.get("aria-label") for box in wide)
    assert all(plot.get("role") == "img" and plot.get("aria-label") for plot in tree.xpath("//svg"))
    assert "<strong>Synthetic</strong>" in sample_page


def test_it_follows_the_readers_mode_and_prints(sample_page: str) -> None:
    assert "@media (prefers-color-scheme: dark)" in sample_page
    assert "@media print" in sample_page
    # What has a colour has it from the properties that the modes set.
    svg = "".join(re.findall(r"<svg.*?</svg>", sample_page, flags=re.DOTALL))
    assert not re.search(r"#[0-9a-f]{3,6}", svg)


def test_plots_of_the_sample() -> None:
    found = agreement(sample_dataset())
    labels, pairs = origin_plots(found.origins[0])
    marks = [mark for row in labels.parts["rows"] for mark in row["marks"]]
    assert len(marks) == 3 * 9
    assert all(mark["low"] < mark["x"] < mark["high"] for mark in marks)
    # Three annotators, each with two others.
    assert len(pairs.parts["cells"]) == 6
    told = {cell["tooltip"]: cell["text"] for cell in pairs.parts["cells"]}
    assert told["anka@annotators.example and bram@annotators.example: 0.69 [0.64, 0.73]"] == "0.69"
    confusions, time, speed = dispute_plots(found)
    assert sum(int(cell["text"]) for cell in confusions.parts["cells"]) == sum(
        row["often"] for row in found.disagreement.confusions
    )
    for plot in (time, speed):
        assert len(plot.parts["panels"]) == 3
        for panel in plot.parts["panels"]:
            assert all(panel["top"] < point["y"] < panel["base"] for point in panel["points"])
            across = [point["x"] for point in panel["points"]]
            assert across == sorted(across)
            assert panel["from"] <= across[0] < across[-1] <= panel["to"]


def test_a_plot_that_would_show_nothing_is_left_out() -> None:
    made = disputed()
    times = made.annotations.assign(created=None, updated=None, lead_time=None)
    found = agreement(replace(made, annotations=times.astype(made.annotations.dtypes)))
    assert [plot.kind for plot in dispute_plots(found)] == ["grid"]
    alone = agreement(replace(made, annotations=made.annotations.iloc[:1]))
    assert [plot.kind for plot in origin_plots(alone.origins[0])] == ["labels"]
    assert "undefined: one annotator" in agreement_page(alone)


if __name__ == "__main__":
    GOLDEN.write_text(words(agreement_page(agreement(sample_dataset()))), encoding="utf-8")
