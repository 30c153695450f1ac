"""The page of `unsourced compare --format html`: in a browser, by keyboard, on a phone, in print, and before axe."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from annotate.commands.compare import command as compare

ORIGINAL = """\
# Ford reopens 👩‍👩‍👧 after <b>two</b> weeks

Water stopped when gunmen wrecked the pump, <img src=x onerror="window.executed = 1"> the clerk wrote. The pump was \
not old, according to the mayor.

The קטע road is open, the port authority said. “We saw no lights,” said Ilse Marrek.

Nobody was hurt in the first week of the closure, and the school stayed open.

<script>window.executed = true; alert("harm")</script> The ferry will sail again on Friday at the usual hour.
"""
REPOST = (
    ORIGINAL.replace("gunmen wrecked", "gunmen [supported covertly by US-NATO] wrecked")
    .replace(", according to the mayor", "")
    .replace("saw no lights", "saw two lights")
    .replace("“", '"')
    .replace("”", '"')
)


def page_file(folder: Path, *options: str) -> Path:
    one, other, page = folder / "a.md", folder / "b.md", folder / "compared.html"
    paragraphs = REPOST.split("\n\n")
    paragraphs[2], paragraphs[3] = paragraphs[3], paragraphs[2]
    one.write_text(ORIGINAL, encoding="utf-8")
    other.write_text("\n\n".join(paragraphs), encoding="utf-8")
    done = CliRunner().invoke(
        compare, [str(one), str(other), "--format", "html", "--out", str(page), "--quiet", *options]
    )
    assert done.exit_code == 0, done.output
    return page


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_file(tmp_path_factory.mktemp("compare"))


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    opened.goto(file.as_uri(), wait_until="networkidle")
    yield opened
    context.close()


def test_it_asks_nobody_for_anything_and_runs_nothing(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    opened = context.new_page()
    requests: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: requests.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.on("dialog", lambda dialog: said.append(dialog.message))
    opened.goto(file.as_uri(), wait_until="networkidle")
    assert [url for url in requests if not url.startswith("data:")] == [file.as_uri()]
    assert said == []
    assert opened.evaluate("window.executed") is None
    assert opened.locator("main script, main img, main b").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, scheme: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme="dark" if scheme == "dark" else "light"
    )
    opened = context.new_page()
    opened.goto(page_file(tmp_path, "--all").as_uri())
    found = Axe().run(opened)
    assert found.violations_count == 0, found.generate_report()
    # Nothing to scroll sideways.
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_paragraphs_stand_side_by_side_and_on_a_phone_below_each_other(page: Page) -> None:
    row = page.locator("#texts .row", has_text="Water stopped when").first
    left, right = (row.locator(".cell").nth(number).bounding_box() for number in (0, 1))
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    page.set_viewport_size({"width": 390, "height": 844})
    left, right = (row.locator(".cell").nth(number).bounding_box() for number in (0, 1))
    assert left is not None
    assert right is not None
    assert left["y"] + left["height"] <= right["y"]
    expect(row.get_by_text("B", exact=True)).to_be_visible()


def test_each_change_is_told_by_a_sign_a_line_and_a_word(page: Page) -> None:
    styles = set()
    kinds = (("only-in-a", "−", "Only in A"), ("only-in-b", "+", "Only in B"), ("altered", "≠", "Altered"))
    for kind, sign, name in kinds:
        change = page.locator(f"#texts .change.{kind}").first
        assert change.locator(".sign").inner_text() == sign
        assert f"[{name}, change" in str(change.text_content())
        styles.add(change.evaluate("node => getComputedStyle(node).borderBottomStyle"))
    assert len(styles) == 3
    moved = page.locator("#texts .change.moved")
    assert moved.count() == 2
    assert moved.first.evaluate("node => getComputedStyle(node).borderBottomStyle") == "dashed"


def test_with_the_keyboard_from_the_text_to_what_a_change_does_and_back(page: Page) -> None:
    link = page.locator("#texts .change.only-in-b .number").first
    link.focus()
    page.keyboard.press("Enter")
    note = page.locator(".note:target")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("[supported covertly by US-NATO]")
    expect(note).to_contain_text("“covertly” judges")
    expect(note).to_contain_text("in B, not in A")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()
    assert page.locator(":target").get_attribute("class") == "gap only-in-b"


def test_every_link_leads_somewhere(page: Page) -> None:
    for target in page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        assert page.locator(target).count() == 1, target


def test_what_matters_most_stands_first(page: Page) -> None:
    first = page.get_by_role("region", name="Look at these first").get_by_role("listitem").first
    expect(first).to_contain_text("“the mayor”")
    expect(page.locator(".note").first).to_contain_text("according to the mayor")
    quotations = page.get_by_role("region", name="Quotations that differ")
    expect(quotations).to_contain_text("We saw two lights")


def test_a_kind_can_be_hidden_without_a_script(page: Page) -> None:
    sign = page.locator("#texts .change.only-in-b .sign").first
    expect(sign).to_be_visible()
    page.get_by_role("checkbox", name="Only in B").uncheck()
    expect(sign).to_be_hidden()
    expect(page.locator(".note-only-in-b").first).to_be_hidden()
    expect(page.get_by_text("[supported covertly by US-NATO]").first).to_be_visible()


def test_on_paper_both_texts_and_all_notes_are_there(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".note").last).to_be_visible()
    expect(page.locator("#texts .change").first).to_be_visible()
    assert (
        page.locator("#texts .change.only-in-b").first.evaluate("n => getComputedStyle(n).printColorAdjust") == "exact"
    )
    assert len(page.pdf()) > 10_000
