"""The pages for the teacher, before axe: the report on a class, and the slips."""

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Request

from annotate.course.classroom.collect_results import collect_results
from annotate.course.classroom.create import login_sheet_html
from annotate.course.grading.result import write_result
from annotate.course.reports.run import PAGE, write_report
from docs.invented_class import invented_course, invented_results

TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("class")
    for result in invented_results():
        write_result(result, folder / f"{result.student}.json")
    found = replace(
        collect_results([str(folder)], quiet=True), course=invented_course(), touched=("S01 was changed by S02",)
    )
    write_report(found, folder / "report", names=True)
    return {
        "report": (folder / "report" / PAGE).read_text(encoding="utf-8"),
        "slips": login_sheet_html(invented_course(), "http://192.168.1.20:8080"),
    }


@pytest.mark.parametrize("name", ["report", "slips"])
def test_no_barrier_and_no_request(name: str, pages: dict[str, str], browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 800})
    page = context.new_page()
    left: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            left.append(request.url)

    page.on("request", note)
    path = tmp_path / f"{name}.html"
    path.write_text(pages[name], encoding="utf-8")
    page.goto(path.as_uri())
    found = Axe().run(page, options=TAGS)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways on a phone"
    assert left == []
    context.close()
