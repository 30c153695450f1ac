"""The page of `unsourced serve` in a browser: by mouse, keyboard and finger, before axe, in the dark and in print."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from classifier.model.persistence import SHIPPED
from classifier.service.access import Access
from classifier.service.app import make_app
from tests.classifier.service.conftest import TOKEN, served

TITLE = 'Ford reopens 👩‍👩‍👧 <script>window.executed = 1; alert("harm")</script>'
BODY = """\
According to local sources, the garrison is preparing to leave the town.

Water stopped when gunmen [supported covertly by US-NATO] wrecked the pump, <img src=x onerror="window.executed = 1"> \
the clerk wrote.

The קטע road is open, the port authority said."""
INSERTION = "[supported covertly by US-NATO]"


@pytest.fixture(scope="module")
def remarks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("remarks") / "remarks.jsonl"


@pytest.fixture(scope="module")
def url(remarks: Path) -> Iterator[str]:
    with served(make_app([Path(SHIPPED)], feedback=remarks)) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1200, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, url: str) -> Page:
    opened = context.new_page()
    opened.goto(f"{url}/")
    return opened


def mark_text(page: Page, title: str = TITLE, body: str = BODY) -> None:
    page.get_by_label("Headline").fill(title)
    page.get_by_label("Text", exact=True).fill(body)
    page.get_by_role("button", name="Mark the text").click()
    expect(page.get_by_role("group", name="Marks on this page")).to_be_visible()


def test_pasted_text_is_marked_and_nothing_in_it_is_run(page: Page, url: str) -> None:
    requests: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    mark_text(page)
    expect(page.get_by_text("Claims: ")).to_be_visible()
    mark = page.locator("mark", has_text=INSERTION).first
    mark.hover()
    note = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    expect(note).to_contain_text("Who says so?")
    expect(note).to_contain_text("Log-odds: “supported” +")
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    assert page.evaluate("window.executed") is None
    assert page.locator("article script, article img").count() == 0
    assert said == []
    assert all(each.startswith((url, "data:")) for each in requests)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_axe_finds_nothing_on_any_page_and_none_is_too_wide(
    browser: Browser, url: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()

    def check() -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(f"{url}/")
    check()
    page.get_by_role("button", name="Mark the text").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no text")
    check()
    mark_text(page)
    check()
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
    check()
    page.get_by_label("Text", exact=True).fill(BODY.replace(f" {INSERTION}", ""))
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_role("heading", name="Who wrote these words?")).to_be_visible()
    check()
    for path, heading in (("model", "What marks here"), ("nothing", "That did not work")):
        page.goto(f"{url}/{path}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        check()
    context.close()


def test_without_a_script_and_by_keyboard_alone(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}/")
    for keys in ("", "", "", "Lights out", "Critics say [paid by the rail lobby] that the depot fell.", "", ""):
        page.keyboard.press("Tab")
        page.keyboard.type(keys)
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.locator("mark:focus")
        if focused.count():
            expect(page.locator(f"#{focused.get_attribute('aria-describedby')}")).to_be_visible()
            reached.add(focused.inner_text())
    assert {"Critics", "[paid by the rail lobby]"} <= reached
    context.close()


def test_on_a_phone_a_tap_shows_why_and_leads_to_a_remark(browser: Browser, url: str, remarks: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{url}/")
    mark_text(page)
    page.locator("mark", has_text=INSERTION).first.tap()
    note = page.locator(".note:visible")
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] + box["height"] <= 741
    page.get_by_role("link", name="Is “Editorial insertion” wrong here?").tap()
    form = page.locator(".remark[open]")
    expect(form).to_be_in_viewport()
    form.get_by_role("radio", name="Nothing should be marked here").check()
    form.get_by_label("Why?").fill("The clerk <b>did</b> write it.")
    form.get_by_role("button", name="Send").tap()
    expect(page.get_by_role("alert")).to_contain_text("tick the box")
    page.get_by_role("link", name="Back to what you wrote").tap()
    form = page.locator(".remark[open]")
    expect(form.get_by_label("Why?")).to_have_value("The clerk <b>did</b> write it.")
    form.get_by_role("checkbox", name="Keep this, with the paragraph").check()
    form.get_by_role("button", name="Send").tap()
    expect(page.get_by_role("status")).to_contain_text("it was kept")
    context.close()
    (line,) = remarks.read_text(encoding="utf-8").splitlines()
    said = json.loads(line)["extra"]["feedback"]
    assert (said["words"], said["reason"]) == (INSERTION, "The clerk <b>did</b> write it.")


def test_from_a_mark_by_keyboard_to_what_is_wrong_with_it(page: Page) -> None:
    mark_text(page)
    page.locator("mark", has_text=INSERTION).first.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".doubt:focus")).to_have_text("Is “Editorial insertion” wrong here?")
    page.keyboard.press("Enter")
    summary = page.locator("li", has_text=INSERTION).get_by_text("This mark is wrong, because").last
    expect(summary).to_be_in_viewport()
    expect(summary).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_enter_key_in_a_remark_sends_nothing(browser: Browser, url: str, remarks: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{url}/")
    mark_text(page)
    before = remarks.read_text(encoding="utf-8")
    page.get_by_text("marks of this article in order").click()
    page.get_by_text("This mark is wrong, because").nth(1).click()
    form = page.locator(".remark[open]")
    form.get_by_label("Why?").fill("Because.")
    form.get_by_role("checkbox", name="Keep this").check()
    form.get_by_role("radio", name="It is another kind").check()
    form.get_by_role("radio", name="It is another kind").press("Enter")
    page.wait_for_timeout(300)
    expect(page.get_by_role("alert")).to_have_count(0 if scripts else 1)
    expect(page.locator(".remark[open]").get_by_label("Why?")).to_have_value("Because.")
    assert remarks.read_text(encoding="utf-8") == before
    context.close()


def test_selected_words_are_what_lacks_a_mark(page: Page) -> None:
    mark_text(page)
    page.locator(".text p").last.click(click_count=3)
    page.get_by_text("Something is not marked that should be").click()
    expect(page.get_by_label("The words, as they stand in the text")).to_have_value(
        re.compile("the port authority said")
    )


def test_a_dropped_file_is_read(page: Page, tmp_path: Path) -> None:
    html = f"<html><body><h1>Ford reopens</h1><p>Critics say {INSERTION} so.</p></body></html>"
    dropped = page.evaluate_handle(
        """html => { const data = new DataTransfer();
        data.items.add(new File([html], "<b>ford</b>.html", {type: "text/html"})); return data; }""",
        html,
    )
    page.dispatch_event("form.ask", "drop", {"dataTransfer": dropped})
    page.get_by_role("button", name="Mark the text").click()
    expect(page.locator("article h2")).to_contain_text("Ford reopens")
    expect(page.locator("mark", has_text=INSERTION)).to_be_visible()


def test_downloads_open_without_the_service(page: Page, tmp_path: Path) -> None:
    mark_text(page, "Ford reopens")
    files = {}
    for name in ("One HTML file", "Marks as CSV", "All as JSON"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        files[name] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(files[name])
    assert [file.name for file in files.values()] == [f"ford-reopens-marks.{kind}" for kind in ("html", "csv", "json")]
    assert json.loads(files["All as JSON"].read_text(encoding="utf-8"))["results"][0]["marks"]
    assert files["Marks as CSV"].read_text(encoding="utf-8-sig").startswith("article_id,label,start,end")
    page.goto(files["One HTML file"].as_uri())
    page.locator("mark", has_text=INSERTION).first.hover()
    expect(page.locator(".note:visible")).to_contain_text("Who says so?")


def test_from_a_comparison_to_the_marks_of_either(page: Page) -> None:
    mark_text(page, "Ford reopens")
    page.get_by_label("Headline").fill("Ford reopens")
    page.get_by_label("Text", exact=True).fill(BODY.replace(f" {INSERTION}", ""))
    page.get_by_label("Text", exact=True).press("Control+Enter")
    expect(page.locator("#texts .change.only-in-a")).to_contain_text(INSERTION)
    page.get_by_role("button", name="Marks of B").click()
    expect(page.locator("mark", has_text="local sources").first).to_be_visible()
    expect(page.locator("article")).not_to_contain_text(INSERTION)
    page.get_by_role("button", name="Change the text").click()
    expect(page.get_by_label("Headline")).to_have_value("Ford reopens")


def test_print_shows_the_text_the_legend_and_the_reasons(page: Page) -> None:
    mark_text(page)
    page.emulate_media(media="print")
    expect(page.locator("mark", has_text=INSERTION).first).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()
    for button in page.get_by_role("button").all():
        expect(button).to_be_hidden()
    assert len(page.pdf()) > 10_000


def test_with_a_token_a_browser_logs_in(browser: Browser) -> None:
    with served(make_app([], access=Access(TOKEN))) as url:
        known = browser.new_context(http_credentials={"username": "anybody", "password": TOKEN})
        page = known.new_page()
        page.goto(f"{url}/")
        mark_text(page)
        expect(page.get_by_text("nobody has measured")).to_be_visible()
        known.close()
