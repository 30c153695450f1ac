"""What an annotator does in Label Studio's editor, in a real Chromium: keys and mouse, no shortcuts through its API.

Labels are chosen by their hotkeys, questions and answers by the words that the page shows. Offsets are code points into
the article's text, as everywhere in the project; a region is called by the id that Label Studio gives it.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from playwright.sync_api import Browser, Dialog, Locator, Page, Response, ViewportSize, expect

WINDOW = ViewportSize(width=1500, height=1000)
PATIENCE_MS = 60_000

_TEXT = ".lsf-htx-richtext"

# The mouse's way along places start to end of the article: lines are text nodes with a BR between them.
_WAY = """
([start, end]) => {
  const root = document.querySelector('.lsf-htx-richtext');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const places = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === 'BR') places.push(null);
    if (node.nodeType !== Node.TEXT_NODE) continue;
    let unit = 0;
    for (const character of node.data) {
      places.push([node, unit, character]);
      unit += character.length;
    }
  }
  const marked = places.slice(start, end).filter(place => place);
  if (end > places.length || !marked.length) return null;
  const box = ([node, unit, character]) => {
    const range = document.createRange();
    range.setStart(node, unit);
    range.setEnd(node, unit + character.length);
    return [...range.getClientRects()].at(-1);
  };
  // A combining mark has no box of its own: the letter before it has.
  const base = marked.findLast(place => !/^[\\p{M}\\u200d]$/u.test(place[2]));
  marked[0][0].parentElement.scrollIntoView({block: 'center'});
  const [first, last] = [box(marked[0]), box(base)];
  const leftwards = place => /\\p{Script=Hebrew}|\\p{Script=Arabic}/u.test(place[2]);
  return {
    x1: leftwards(marked[0]) ? first.right - 0.5 : first.left + 0.5,
    y1: first.top + first.height / 2,
    x2: leftwards(base) ? last.left + 0.5 : last.right - 0.5,
    y2: last.top + last.height / 2,
  };
}
"""

# A mark's classes hold its region's id: htx-highlight-ID-NUMBER.
_REGIONS = r"""
() => [...new Set(
  [...document.querySelectorAll('.lsf-htx-richtext .htx-highlight')]
    .flatMap(node => [...node.classList])
    .flatMap(name => name.match(/^htx-highlight-(.+)-\d+$/)?.[1] ?? [])
)]
"""


class Annotator:
    """One person at one browser window; make it with `annotator`."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.dialogs: list[str] = []
        self._released = (0.0, 0.0, 0.0)
        page.set_default_timeout(PATIENCE_MS)
        page.on("dialog", self._dialog)

    def log_in(self, email: str, password: str) -> Self:
        self.page.goto(f"{self.url}/user/login/", wait_until="domcontentloaded")
        self.page.fill("input[name=email]", email)
        self.page.fill("input[name=password]", password)
        self.page.click("button[type=submit]")
        self.page.wait_for_url(lambda url: "/user/login" not in url, wait_until="domcontentloaded")
        return self

    def open_task(self, project: int, task: int) -> None:
        """Show one task of the project's table, on which nobody has worked yet.

        One that somebody has submitted would open with their annotation and a button that updates it.
        """

        def told(response: Response) -> bool:
            return f"/api/tasks/{task}?" in response.url and response.request.method == "GET"

        # Until this answer the editor shows the text under a spinner and takes no marks.
        with self.page.expect_response(told):
            self.page.goto(f"{self.url}/projects/{project}/data?task={task}", wait_until="domcontentloaded")
        self._ready()

    def open_stream(self, project: int) -> int:
        """Show the task that Label Studio wants next; returns its id."""

        def told(response: Response) -> bool:
            return "id=next_task" in response.url or f"/api/projects/{project}/next" in response.url

        with self.page.expect_response(told):
            self.page.goto(f"{self.url}/projects/{project}/data?labeling=1", wait_until="domcontentloaded")
        self._ready()
        # The number, and below it the place in the stream.
        return int(self.page.locator(".lsf-current-task__task-id").inner_text().split()[0].removeprefix("#"))

    def mark(self, start: int, end: int, hotkey: str) -> str:
        """Press the label's key, drag the mouse over `text[start:end]`; returns the new region's id."""
        before = self.regions()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press(hotkey)
        self._drag(start, end)
        self.page.wait_for_function(f"count => ({_REGIONS})().length > count", arg=len(before))
        (new,) = self.regions() - before
        # Otherwise the next label's key would change this region's label.
        self.page.keyboard.press("Escape")
        return new

    def regions(self) -> set[str]:
        """The ids of the regions that are shown."""
        return set(self.page.evaluate(_REGIONS))

    def marked_words(self, region: str) -> str:
        """The words under a region's mark, of which an editor with lines has one piece a line."""
        return "\n".join(self.page.locator(f"{_TEXT} {_of(region)}").all_text_contents())

    def select(self, region: str) -> None:
        self.page.keyboard.press("Escape")
        self._piece(region).click()

    def delete(self, region: str) -> None:
        self.select(region)
        self.page.keyboard.press("Backspace")

    def relabel(self, region: str, hotkey: str) -> None:
        self.select(region)
        self.page.keyboard.press(hotkey)
        self.page.keyboard.press("Escape")

    def stretch(self, region: str, end: int) -> None:
        """Drag the handle at a mark's end to another place of the article."""
        self.select(region)
        way = self._way(end - 1, end)
        # After the way, which may scroll.
        handle = self.page.locator(f"{_of(region)} .__resize_right").bounding_box()
        assert handle, "the selected mark shows no handle"
        mouse = self.page.mouse
        mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
        mouse.down()
        mouse.move(way["x2"] - 3, way["y2"], steps=4)
        mouse.move(way["x2"], way["y2"], steps=2)
        mouse.up()
        self.page.keyboard.press("Escape")

    def link(self, claim: str, source: str) -> None:
        """Draw a relation with Alt+R, from the claim to the source."""
        self.select(claim)
        self.page.keyboard.press("Alt+r")
        self._piece(source).click()
        self.page.keyboard.press("Escape")

    def give_reason(self, region: str, reason: str, *, question: str = "reason") -> None:
        self.select(region)
        self._write(question, reason)
        self.page.keyboard.press("Escape")

    def comment(self, question: str, words: str) -> None:
        """Answer a question in words about the article."""
        self._write(question, words)

    def choose(self, question: str, answer: str, *, region: str | None = None) -> None:
        """Tick an answer of a question about the article, or about a region."""
        if region is not None:
            self.select(region)
        # The name of a choice is followed by its key on the page.
        option = self._question(question).get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}(?:\[.\])?$"))
        option.check()
        expect(option).to_be_checked()
        if region is not None:
            self.page.keyboard.press("Escape")

    def submit(self) -> None:
        """Press Submit, and see that the server took it."""
        with self.page.expect_response(_saves("/annotations")) as coming:
            self.page.locator("[data-testid=bottombar-submit-button]").click()
        assert coming.value.ok, f"submitting: status {coming.value.status}"

    def skip(self) -> None:
        """Press Skip, which only the stream of tasks has."""
        with self.page.expect_response(_saves("/annotations")) as coming:
            self.page.locator("[data-testid=bottombar-skip-button]").click()
        assert coming.value.ok, f"skipping: status {coming.value.status}"

    @contextmanager
    def draft_saved(self) -> Iterator[None]:
        """What is done inside ends when Label Studio has saved it as a draft by itself."""
        with self.page.expect_response(_saves("/drafts")) as coming:
            yield
        assert coming.value.ok, f"saving a draft: status {coming.value.status}"

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _ready(self) -> None:
        self.page.wait_for_function(f"() => document.querySelector('{_TEXT}')?.textContent.length > 0")
        self.page.wait_for_selector("[data-testid=bottombar-submit-button]:enabled")
        # The editor takes its keys a moment after it can be seen.
        self.page.wait_for_timeout(300)

    def _drag(self, start: int, end: int) -> None:
        way = self._way(start, end)
        self._outwait_double_click(way["x2"], way["y2"])
        mouse = self.page.mouse
        mouse.move(way["x1"], way["y1"])
        mouse.down()
        mouse.move((way["x1"] + way["x2"]) / 2, (way["y1"] + way["y2"]) / 2, steps=3)
        mouse.move(way["x2"], way["y2"], steps=3)
        mouse.up()
        self._released = (way["x2"], way["y2"], time.monotonic())

    def _way(self, start: int, end: int) -> dict[str, float]:
        # Twice: the first may scroll.
        way: dict[str, float] = self.page.evaluate(_WAY, [start, end]) and self.page.evaluate(_WAY, [start, end])
        assert way, f"the article on the page has no place {start} to {end}"
        return way

    def _outwait_double_click(self, x: float, y: float) -> None:
        """A second release on one spot within half a second is a double click, which selects the older mark."""
        x_before, y_before, when = self._released
        if abs(x - x_before) < 8 and abs(y - y_before) < 8:
            self.page.wait_for_timeout(max(0, 700 - 1000 * (time.monotonic() - when)))

    def _piece(self, region: str) -> Locator:
        return self.page.locator(f"{_TEXT} {_of(region)}").first

    def _question(self, question: str) -> Locator:
        heading = self.page.get_by_role("heading", name=question, exact=True)
        return self.page.locator("div").filter(has=heading).last

    def _write(self, question: str, words: str) -> None:
        self.page.locator(f"[data-testid=textarea-input][name={question}]").fill(words)
        # In a box of one line Enter would do; in a larger one it begins a line.
        self.page.keyboard.press("Shift+Enter")


def _of(region: str) -> str:
    return f"[class*='htx-highlight-{region}-']"


def _saves(path: str) -> Callable[[Response], bool]:
    def saves(response: Response) -> bool:
        return path in response.url and response.request.method in ("POST", "PATCH")

    return saves


@contextmanager
def annotator(
    browser: Browser, url: str, email: str, password: str, *, size: ViewportSize = WINDOW, scale: float = 1
) -> Iterator[Annotator]:
    """A logged-in person in a window of their own, with cookies of their own."""
    context = browser.new_context(viewport=size, device_scale_factor=scale)
    try:
        yield Annotator(context.new_page(), url).log_in(email, password)
    finally:
        context.close()
