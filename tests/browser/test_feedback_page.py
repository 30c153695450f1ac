"""A student's page of feedback: before axe, and "I disagree", by keyboard, on its way to the teacher's queue."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, Request

from annotate.commands.course import command as course
from annotate.course.grading.result import read_result
from tests.annotate.course.students import write_class
from tests.browser.test_course_pages import TAGS

WHY = "Brock is who runs the mill, everybody there knows her."


@pytest.fixture
def options(tmp_path: Path) -> list[str]:
    options = write_class(tmp_path)
    run(["feedback", str(tmp_path / "results"), *options, "--out", str(tmp_path / "out")])
    return options


def run(arguments: list[str]) -> str:
    done = CliRunner().invoke(course, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def opened(browser: Browser, path: Path, left: list[str], *, width: int, dark: bool) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", accept_downloads=True
    )
    page = context.new_page()

    def note(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            left.append(request.url)

    page.on("request", note)
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1200, True)])
def test_no_barrier_and_no_request(
    browser: Browser, options: list[str], tmp_path: Path, width: int, dark: bool
) -> None:
    left: list[str] = []
    page = opened(browser, tmp_path / "out" / "half-right-weir.html", left, width=width, dark=dark)
    for details in page.locator(".disagree > summary").all():
        details.click()
    found = Axe().run(page, options=TAGS)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways on a phone"
    assert left == []
    page.context.close()


def test_an_objection_reaches_the_teachers_queue(browser: Browser, options: list[str], tmp_path: Path) -> None:
    left: list[str] = []
    page = opened(browser, tmp_path / "out" / "half-right-weir.html", left, width=1200, dark=False)
    summary = page.locator("summary", has_text="I disagree with").nth(2)
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(WHY)
    page.locator("#save").focus()
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    assert coming.value.suggested_filename == "weir-half-right.json"
    assert "Saved with 1" in page.locator("#told").inner_text()
    assert left == []
    back = tmp_path / "back" / "weir-half-right.json"
    coming.value.save_as(back)
    page.context.close()

    before, after = read_result(tmp_path / "results" / "half-right.json"), read_result(back)
    assert after.items[0].spans == before.items[0].spans
    assert [each.reason for each in after.items[0].disagreements] == [WHY]
    assert WHY in run(["disputes", str(back), *options])
    # Once more: what was said stands there, and the teacher has it.
    run(["feedback", str(tmp_path / "back"), *options, "--out", str(tmp_path / "again")])
    assert f"You disagreed: {WHY}" in (tmp_path / "again" / "half-right-weir.html").read_text(encoding="utf-8")
    assert WHY in (tmp_path / "again" / "disagreements.csv").read_text(encoding="utf-8")


def test_without_script_it_says_whom_to_tell(browser: Browser, options: list[str], tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "out" / "half-right-weir.html").as_uri())
    assert page.locator("#words").is_visible()
    assert not page.locator("#hand").is_visible()
    assert not page.locator(".disagree").first.is_visible()
    context.close()
