"""The pictures in README and docs, from real runs on the invented sample: `python -m docs.pictures`.

They are taken again when the editor, a page or the guideline changes; with NAME… only some of them.
All take some minutes, most of them the evaluation.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page, ViewportSize

from annotate.course.classroom.collect_results import collect_results
from annotate.course.classroom.course_record import write_course
from annotate.course.classroom.create import login_sheet_html
from annotate.course.grading.result import write_result
from annotate.course.reports.run import PAGE, write_report
from annotate.loading.load import NONE, load
from annotate.schemes.guideline import guideline_html
from annotate.studio import add_user, start, stop
from classifier.model.persistence import SHIPPED
from classifier.scoring.output.page import render_page
from classifier.scoring.score import score
from classifier.service.app import make_app
from docs.invented_class import invented_course, invented_results
from tests.browser.chromium import chromium, chromium_path
from tests.browser.driver import Annotator, annotator
from tests.classifier.service.conftest import served
from unsourced.core.article import Article
from unsourced.core.article_records import read_article_records
from unsourced.io.shipped_files import sample_folder
from unsourced.label_studio.client import Connection, connect
from unsourced.schemes.load import load_scheme

IMAGES = Path(__file__).with_name("images")

# Reposts into which the sample's activists wrote accusations in brackets.
_MARKED = "Terrorists Driven Off the Dorvik Road"
_SCORED = "They Are Killing the Sill: Far"
_EMAIL, _PASSWORD = "anka@annotators.example", "a-picture-of-it"
_DESK = ViewportSize(width=1440, height=960)
_READER = ViewportSize(width=1200, height=1060)
_SHEET = ViewportSize(width=1000, height=1000)
_SCALE = 1.5

_WHOLE_BLOCKS = """
() => Math.max(...[...document.querySelectorAll('p, li, tr, blockquote, svg, figcaption')]
  .map(block => block.getBoundingClientRect().bottom)
  .filter(bottom => bottom < window.innerHeight - 16)) + 16
"""
_TO_THE_TOP = """
node => { for (let up = node; up; up = up.parentElement) up.scrollTop = 0; }
"""


def main() -> None:
    """Write all pictures, or those that are named, to docs/images."""
    path = chromium_path()
    if path is None:
        sys.exit("pictures need Chromium: apt-get install chromium")
    IMAGES.mkdir(exist_ok=True)
    with chromium(path) as browser:
        for name in sys.argv[1:] or _PICTURES:
            _PICTURES[name](browser, name)


def _scored(browser: Browser, name: str) -> None:
    _page(browser, name, render_page(list(score([_article(_SCORED)]))), _READER, point_at="[which Farholm")


def _compared(browser: Browser, name: str) -> None:
    wire, repost = (sample_folder() / "pages" / f"hesk-road-{who}.md" for who in ("wire", "unquiet"))
    _page(browser, name, _html("compare", wire, repost), _READER)


def _guideline(browser: Browser, name: str) -> None:
    _page(browser, name, guideline_html(load_scheme()), _SHEET)


def _agreement(browser: Browser, name: str) -> None:
    _page(browser, name, _html("agreement", sample_folder() / "dataset"), _READER)


def _evaluation(browser: Browser, name: str) -> None:
    _page(browser, name, _html("evaluate", sample_folder() / "dataset"), _READER)


def _slips(browser: Browser, name: str) -> None:
    _page(browser, name, login_sheet_html(invented_course(), "http://192.168.1.20:8080"), _SHEET)


def _course_report(browser: Browser, name: str) -> None:
    _page(browser, name, _report(), _DESK)


def _html(command: str, *inputs: Path) -> str:
    """The page that a command writes."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "page.html"
        call: list[str | Path] = [
            sys.executable,
            "-m",
            "unsourced",
            command,
            *inputs,
            "--format",
            "html",
            "--out",
            out,
        ]
        subprocess.run(call, check=True)
        return out.read_text(encoding="utf-8")


def _report() -> str:
    """The report on an invented class."""
    with tempfile.TemporaryDirectory() as folder:
        results, workspace = Path(folder) / "results", Path(folder) / "workspace"
        results.mkdir()
        write_course(workspace, invented_course())
        for result in invented_results():
            write_result(result, results / f"{result.student}.json")
        found = collect_results([str(results)], workspace=workspace, quiet=True)
        write_report(replace(found, course=invented_course()), Path(folder) / "report", names=True)
        return (Path(folder) / "report" / PAGE).read_text(encoding="utf-8")


def _article(headline: str) -> Article:
    """The article of the sample whose headline begins so."""
    articles = read_article_records(sample_folder() / "articles.jsonl")
    return next(article for article in articles if article.title.startswith(headline))


def _page(browser: Browser, name: str, html: str, size: ViewportSize, *, point_at: str | None = None) -> None:
    """A page down to the last block that is shown whole, with the mouse on a mark where one is named."""
    context = browser.new_context(viewport=size, device_scale_factor=_SCALE)
    page = context.new_page()
    page.set_content(html)
    if point_at:
        page.locator("mark", has_text=point_at).first.hover()
    _save(page, name, height=page.evaluate(_WHOLE_BLOCKS))
    context.close()


def _service(browser: Browser, name: str) -> None:
    """The page of `unsourced serve`, with a text that was pasted and the mouse on a mark."""
    article = _article(_MARKED)
    with served(make_app([Path(SHIPPED)])) as address:
        context = browser.new_context(viewport=_READER, device_scale_factor=_SCALE)
        page = context.new_page()
        page.goto(address)
        page.get_by_label("Headline").fill(article.title)
        page.get_by_label("Text", exact=True).fill(article.body)
        page.get_by_role("button", name="Mark the text").click()
        page.locator("mark", has_text="[armed and paid").first.hover()
        _save(page, name, height=page.evaluate(_WHOLE_BLOCKS))
        context.close()


def _editor(browser: Browser, name: str) -> None:
    with tempfile.TemporaryDirectory() as workspace:
        _annotated(browser, name, _article(_MARKED), Path(workspace))


def _annotated(browser: Browser, name: str, article: Article, workspace: Path) -> None:
    running = start(workspace)
    try:
        with connect(url=running.local_url, token=running.token) as connection:
            project = _project(connection, article, workspace)
            add_user(connection, _EMAIL, _PASSWORD, first_name="Anka", last_name="Torvell")
            with annotator(browser, running.local_url, _EMAIL, _PASSWORD, size=_DESK, scale=_SCALE) as anka:
                anka.open_stream(project)
                _annotate(anka, article)
                _save(anka.page, name)
    finally:
        stop(workspace)


def _project(connection: Connection, article: Article, workspace: Path) -> int:
    loaded = load(
        connection,
        [article],
        project="Says who?",
        scheme=load_scheme(),
        workspace=workspace,
        share=NONE,
    )
    return loaded.project.id


def _annotate(anka: Annotator, article: Article) -> None:
    def mark(words: str, label: str) -> str:
        start = article.text.index(words)
        return anka.mark(start, start + len(words), load_scheme().label(label).hotkey)

    mark("Terrorists", "loaded-language")
    mark("starving", "loaded-language")
    insertion = mark("[armed and paid through the Northern Compact's front charities]", "editorial-insertion")
    mark("Col. Iven Drask, an army spokesman", "source")
    mark("the Column's fighters fled towards the Marn gorge before dawn", "attributed-claim")
    mark("[of Compact make]", "editorial-insertion")
    mission = mark("The Joint Monitoring Mission", "source")
    counted = mark("it had counted 31 lorries entering the city", "attributed-claim")
    mark("the whole proxy army will collapse within weeks", "speculation")
    anka.choose("What kind of source?", "Organisation", region=mission)
    anka.link(counted, mission)
    anka.choose("Is this a repost of somebody else's article?", "Yes")
    anka.give_reason(insertion, "The report does not say who pays them. Says who?")
    anka.select(insertion)
    anka.page.locator(".lsf-htx-richtext").evaluate(_TO_THE_TOP)
    anka.page.mouse.move(0, 0)
    # The lines of the links are drawn a moment later.
    anka.page.wait_for_timeout(500)


def _save(page: Page, name: str, *, height: float | None = None) -> None:
    """The window, or its upper part."""
    window = page.viewport_size
    assert window
    path = IMAGES / f"{name}.png"
    clip = FloatRect(x=0, y=0, width=window["width"], height=height or window["height"])
    page.screenshot(path=path, clip=clip, animations="disabled")
    print(f"{path}: {path.stat().st_size // 1000} kB")


_PICTURES: dict[str, Callable[[Browser, str], None]] = {
    "scored": _scored,
    "compared": _compared,
    "guideline": _guideline,
    "agreement": _agreement,
    "evaluation": _evaluation,
    "service": _service,
    "course-slips": _slips,
    "course-report": _course_report,
    "label-studio": _editor,
}


if __name__ == "__main__":
    main()
