"""The page of `unsourced score --format html`, opened as a reader opens it: a file, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Dialog, Page, expect

from classifier.commands.score import command as score

ARTICLE = """\
Ford reopens 👩‍👩‍👧 after <b>two</b> weeks

According to local sources, the garrison is preparing to leave the town.

Water stopped when gunmen [supported covertly by US-NATO] wrecked the pump, <img src=x onerror="window.executed = 1"> \
the clerk wrote.

<script>window.executed = true; alert("harm")</script> The קטע road is open, the port authority said.
"""
INSERTION = "[supported covertly by US-NATO]"


@dataclass
class Opened:
    """The page, and what its loading did besides."""

    page: Page
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("score")
    source, page_file = folder / "ford.txt", folder / "ford.html"
    source.write_text(ARTICLE, encoding="utf-8", newline="\r\n")
    done = CliRunner().invoke(score, [str(source), "--format", "html", "--out", str(page_file), "--quiet"])
    assert done.exit_code == 0, done.output
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    seen = Opened(context.new_page())
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.on("console", lambda message: seen.console.append(message.text))
    seen.page.on("pageerror", lambda error: seen.console.append(str(error)))
    seen.page.on("dialog", seen.dismiss)
    seen.page.goto(page_file.as_uri(), wait_until="networkidle")
    yield seen
    context.close()


def test_it_asks_nobody_for_anything_and_says_nothing_to_the_console(opened: Opened) -> None:
    assert [url for url in opened.requests if not url.startswith(("file://", "data:"))] == []
    assert len([url for url in opened.requests if url.startswith("file://")]) == 1
    assert opened.console == []


def test_markup_in_the_article_is_shown_and_not_run(opened: Opened) -> None:
    text = opened.page.locator("main").inner_text()
    for words in ('<script>window.executed = true; alert("harm")</script>', "<b>two</b>", "<img src=x onerror="):
        assert words in text
    assert opened.page.evaluate("window.executed") is None
    assert opened.page.locator("main script, main img, main b").count() == 0
    assert opened.dialogs == []


def test_the_legend_names_what_is_marked(opened: Opened) -> None:
    legend = opened.page.get_by_role("group", name="Marks on this page")
    expect(legend).to_be_visible()
    for name in ("Editorial insertion", "Vague source", "Attributed claim"):
        expect(legend.get_by_role("checkbox", name=name)).to_be_checked()
    expect(opened.page.get_by_text("A mark is a question to ask, not a verdict.")).to_be_visible()


def test_every_mark_is_reached_with_tab_and_shows_its_reason(opened: Opened) -> None:
    page = opened.page
    stops = page.locator("mark[tabindex='0']").count()
    reached = {}
    page.locator("body").press("Home")
    for _ in range(stops + 30):
        page.keyboard.press("Tab")
        focused = page.locator("mark:focus")
        if focused.count():
            note = page.locator(f"#{focused.get_attribute('aria-describedby')}")
            expect(note).to_be_visible()
            box = note.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 1200
            reached[focused.inner_text()] = note.locator(".why").first.inner_text()
    assert len(reached) == stops >= 3
    assert INSERTION in reached
    assert all(len(reason.split()) > 3 for reason in reached.values()), reached


def test_a_kind_of_mark_can_be_hidden_without_a_script(opened: Opened) -> None:
    page = opened.page
    mark = page.locator("mark", has_text=INSERTION).locator(".u").first
    box = page.get_by_role("checkbox", name="Editorial insertion")
    decoration = "node => getComputedStyle(node).textDecorationLine"
    assert mark.evaluate(decoration) == "underline"
    box.uncheck()
    assert mark.evaluate(decoration) == "none"
    box.check()
    assert mark.evaluate(decoration) == "underline"
