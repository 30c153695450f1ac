"""The page of `unsourced course practice`: graded as in Python, played by keyboard alone, on a phone, before axe."""

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Locator, Page, expect

from annotate.commands.course.practice import command as practice
from annotate.course.grading.grade import Grade, grade, pool
from annotate.course.grading.graded_result import grade_result
from annotate.course.grading.result import Item, MarkRecord, Result, read_results
from annotate.course.grading.wording import explain
from annotate.course.lessons.gold import Gold
from annotate.course.lessons.lesson import Lesson
from annotate.course.lessons.material import load_material
from annotate.course.lessons.tokens import pieces
from annotate.course.pages.feedback import feedback_page
from annotate.course.pages.practice import practice_page
from configs import lesson_names
from unsourced.core.spans import Span

GRADE = """
([name, marks, offered]) => {
  const reading = DATA.readings.find((reading) => reading.article.name === name);
  const article = { ...reading.article, characters: Array.from(reading.article.text) };
  const { verdicts, score } = Grading.grade(article, marks, offered);
  return {
    verdicts, score, rates: Grading.rates(Grading.pool([score, score], offered)),
    explained: verdicts.map((verdict) => Wording.explain(verdict, article)),
  };
}
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    seen = context.new_page()
    errors: list[str] = []
    requests: list[str] = []
    seen.on("console", lambda message: errors.append(message.text))
    seen.on("pageerror", lambda error: errors.append(str(error)))
    seen.on("request", lambda request: requests.append(request.url))
    yield seen
    context.close()
    assert errors == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []


def written(tmp_path: Path, *arguments: str) -> Path:
    path = tmp_path / "practice.html"
    done = CliRunner().invoke(practice, [*arguments, "--out", str(path)])
    assert done.exit_code == 0, done.output
    return path


def some_marks(gold: Gold, lesson: Lesson, chance: random.Random) -> list[Span]:
    """Gold spans as they are, their other answers, another label, moved by a word or two, and marks out of the air."""
    text = gold.article.text
    places = pieces(text)
    marks = []
    for span in gold.spans:
        if chance.random() < 0.6:
            label = span.label if chance.random() < 0.7 else chance.choice(lesson.labels)
            marks.append((label, *chance.choice([(span.start, span.end), *((v.start, v.end) for v in span.accepted)])))
        # Another label's answer, or a second answer of this span.
        marks += [(v.label, v.start, v.end) for v in span.accepted[1:] if chance.random() < 0.3]
    for _ in range(chance.randrange(6)):
        first = chance.randrange(len(places))
        last = min(len(places) - 1, first + chance.choice([0, 1, 3, 9, 40]))
        marks.append((chance.choice(lesson.labels), places[first][0], places[last][1]))
    for label, start, end in list(marks):
        if chance.random() < 0.4:
            marks.append((label, max(0, start - chance.randrange(12)), min(len(text), end + chance.randrange(30))))
    return [Span(label=label, start=start, end=end) for label, start, end in sorted(set(marks))]


@pytest.mark.parametrize("name", lesson_names())
def test_it_grades_and_explains_as_python_does(page: Page, tmp_path: Path, name: str) -> None:
    material = load_material(name)
    lesson = material.lesson
    path = tmp_path / "practice.html"
    path.write_text(practice_page(material, "A" if lesson.forms else None), encoding="utf-8")
    page.goto(path.as_uri())
    chance = random.Random(7)
    for reading in lesson.readings:
        gold = material.golds[reading.article]
        for _ in range(25):
            marks = some_marks(gold, lesson, chance)
            ours = grade(gold, marks, lesson.labels)
            told = [{"label": m.label, "start": m.start, "end": m.end, "reason": ""} for m in marks]
            theirs = page.evaluate(GRADE, [gold.name, told, list(lesson.labels)])
            assert theirs["verdicts"] == [as_record(verdict) for verdict in ours.verdicts]
            assert rounded(theirs["score"]) == rounded(as_record(ours.score))
            assert theirs["explained"] == [explain(verdict, gold, lesson.scheme) for verdict in ours.verdicts]
            pooled = pool([ours.score, ours.score], lesson.labels)
            rates = {
                "hit": pooled.hit_rate,
                "falseAlarm": pooled.false_alarm_rate,
                "discernment": pooled.discernment,
            }
            assert rounded(theirs["rates"]) == rounded(rates)


def rounded(value: Any) -> Any:
    """JSON without the last digits of its numbers: Python's `sum` is more exact than a page's from 3.12 on."""
    if isinstance(value, dict):
        return {name: rounded(one) for name, one in value.items()}
    if isinstance(value, list):
        return [rounded(one) for one in value]
    return round(value, 12) if isinstance(value, float) else value


def as_record(made: object) -> dict[str, object]:
    """A dataclass as the page has it."""
    assert is_dataclass(made)
    assert not isinstance(made, type)
    return dict(json.loads(json.dumps(asdict(made))))


class Keys:
    """Somebody at a keyboard, who never touches the mouse and goes where Tab leads."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, target: Locator) -> None:
        for _ in range(150):
            if target.evaluate("node => node === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never reaches {target}")

    def activate(self, name: str) -> None:
        self.tab_to(self.page.get_by_role("button", name=name, exact=True))
        self.press("Enter")

    def mark(self, gold: Gold, start: int, end: int, hotkey: str) -> None:
        """From the beginning of the text word by word to the first one, then extend to the last."""
        places = pieces(gold.article.text)
        numbers = [n for n, (left, right) in enumerate(places) if left < end and right > start]
        self.press("Control+Home", *["ArrowRight"] * numbers[0])
        self.press(*["Shift+ArrowRight"] * (numbers[-1] - numbers[0]), hotkey)


def read_download(page: Page, keys: Keys, tmp_path: Path) -> Result:
    with page.expect_download() as coming:
        keys.tab_to(page.get_by_role("link", name="Save the result file"))
        keys.press("Enter")
    path = tmp_path / "results" / coming.value.suggested_filename
    coming.value.save_as(path)
    (result,) = read_results(path.parent).values()
    return result


def test_a_lesson_is_played_from_end_to_end_by_keyboard_alone(page: Page, tmp_path: Path) -> None:
    material = load_material("inserted-words")
    lesson = material.lesson
    hotkeys = {key: lesson.scheme.label(key).hotkey for key in lesson.labels}
    page.goto(written(tmp_path, "inserted-words", "--form", "A").as_uri())
    keys = Keys(page)
    expect(page.get_by_text("This page contains its answers. It is for learning, not for tests")).to_be_visible()
    keys.tab_to(page.get_by_label("Your name in this class"))
    page.keyboard.type("heron")
    keys.press("Enter")

    keys.tab_to(page.get_by_role("radio").first)
    keys.press("ArrowDown", "ArrowDown")
    keys.activate("Next")

    planned = [(lesson.forms["A"], "before"), (lesson.practice, "practice"), (lesson.forms["B"], "after")]
    expected: dict[str, list[Grade]] = {}
    for readings, phase in planned:
        for reading in readings:
            gold = material.golds[reading.article]
            text = page.get_by_role("application")
            expect(text).to_contain_text(gold.article.title)
            keys.tab_to(text)
            made = [span for span in gold.spans if span.label in lesson.labels and not span.optional]
            for span in made[:3]:
                keys.mark(gold, span.start, span.end, hotkeys[span.label])
                expect(page.get_by_role("status")).to_contain_text("Marked as")
            # A slip, and how it is put right.
            keys.press("Control+Home", hotkeys["neutral-insertion"])
            expect(page.get_by_role("status")).to_contain_text("Marked as Neutral insertion")
            keys.press("Delete")
            expect(page.get_by_role("status")).to_contain_text("Deleted: Neutral insertion")
            # One false alarm an article, with a reason.
            keys.press("Control+End", "Shift+ArrowUp", hotkeys["editorial-insertion"])
            keys.tab_to(page.get_by_label("Why?").last)
            page.keyboard.type("It sounds like a comment.")
            keys.activate("Check my marks" if phase == "practice" else "Hand in this article")
            if phase == "practice":
                expect(page.get_by_text("False alarm").first).to_be_visible()
                verdicts = page.locator(".verdicts > li")
                expect(verdicts.first).to_contain_text("Right")
                expect(verdicts.first).to_contain_text(made[0].reason)
                keys.tab_to(page.locator("summary", has_text="I disagree with answer 1").first)
                keys.press("Enter")
                keys.tab_to(page.get_by_label("Why do you disagree with answer 1?"))
                page.keyboard.type("The colonel may have said it.")
                keys.activate("Keep")
                expect(page.get_by_role("status")).to_contain_text("Noted for your teacher")
                keys.activate("Next")
            marks = [Span(label=s.label, start=s.start, end=s.end) for s in made[:3]]
            expected.setdefault(phase, []).append(grade(gold, marks, lesson.labels))

    keys.tab_to(page.get_by_role("radio").first)
    keys.press("Space")
    keys.activate("Next")

    result = read_download(page, keys, tmp_path)
    assert (result.student, result.lesson, result.form, result.finished) == ("heron", "inserted-words", "A", True)
    assert [item.phase for item in result.items] == ["before"] * 2 + ["practice"] * 2 + ["after"] * 2
    assert {(answer.when, answer.question) for answer in result.answers} == {
        ("before", "brackets"),
        ("after", "brackets"),
    }
    for item in result.items:
        gold = material.golds[item.name]
        assert item.article == gold.article.id
        assert item.seconds > 0
        assert item.spans[-1].reason == "It sounds like a comment."
        done = grade(gold, item.marks, lesson.labels)
        assert done.score.false_alarms == 1
        assert sum(row.hits for row in done.score.labels) == min(3, done.score.spans)
        assert len(item.disagreements) == (item.phase == "practice")
    for phase in ("before", "practice", "after"):
        scores = [grade(material.golds[i.name], i.marks, lesson.labels).score for i in result.items if i.phase == phase]
        discernment = pool(scores, lesson.labels).discernment
        assert discernment is not None
        shown = page.locator(f"[data-phase={phase}] strong")
        expect(shown).to_have_text(f"{discernment:.2f}".replace("-", "−"))

    code = page.get_by_label("Your result as a code").input_value()
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "mail.txt").write_text(code, encoding="utf-8")
    assert list(read_results(tmp_path / "code").values()) == [result]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1100])
def test_axe_finds_nothing_on_any_step(browser: Browser, tmp_path: Path, scheme: str, width: int) -> None:
    path = written(tmp_path, "full-scheme", "--form", "B")
    context = browser.new_context(
        viewport={"width": width, "height": 740}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(path.as_uri())
    for step in range(20):
        if step == 1:
            page.get_by_label("Your name in this class").fill("heron")
            page.keyboard.press("Enter")
        elif step:
            if (text := page.get_by_role("application")).count():
                text.focus()
                for key in ("ArrowDown", "ArrowDown", "Shift+End", "4", "ArrowDown", "9", "Shift+ArrowRight", "1"):
                    page.keyboard.press(key)
                check(page, f"marking at step {step}")
            page.locator("button.main").last.click()
        check(page, f"step {step}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if page.get_by_role("heading", name="Your result").count():
            break
    else:
        raise AssertionError("the lesson never ends")
    context.close()


def check(page: Page, where: str) -> None:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"


def test_a_reload_goes_on_where_one_stopped(page: Page, tmp_path: Path) -> None:
    page.goto(written(tmp_path, "first-lesson").as_uri())
    page.get_by_label("Your name in this class").fill("heron")
    page.keyboard.press("Enter")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("application").focus()
    for key in ("ArrowDown", "Shift+End", "4"):
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="Your marks (1)")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Your marks (1)")).to_be_visible()
    page.get_by_role("button", name="Check my marks").click()
    page.reload()
    expect(page.get_by_role("heading", name="Article 1: what you found")).to_be_visible()


def test_words_are_chosen_by_mouse_and_by_touch(browser: Browser, tmp_path: Path) -> None:
    path = written(tmp_path, "first-lesson")
    for touch in (False, True):
        context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=touch, is_mobile=touch)
        page = context.new_page()
        page.goto(path.as_uri())
        page.get_by_label("Your name in this class").fill("heron")
        page.get_by_role("button", name="Begin").click()
        page.get_by_role("button", name="Next").click()
        first, last = page.locator("[data-n='11']"), page.locator("[data-n='14']")
        if touch:
            first.tap()
            last.tap()
        else:
            first.hover()
            page.mouse.down()
            last.hover()
            page.mouse.up()
        label = page.get_by_role("button", name="Unsourced claim", exact=True)
        label.tap() if touch else label.click()
        expect(page.locator(".marks li")).to_contain_text("Furious families are stranded,")
        box = label.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1100])
def test_axe_finds_nothing_on_the_feedback_page(browser: Browser, tmp_path: Path, scheme: str, width: int) -> None:
    material = load_material("full-scheme")
    chance = random.Random(3)
    golds = [material.golds[reading.article] for reading in material.lesson.practice]
    items = tuple(
        Item(phase="practice", article=gold.article.id, name=gold.name, seconds=1, spans=_records(gold, chance))
        for gold in golds
    )
    page_file = tmp_path / "feedback.html"
    graded = grade_result(Result(student="heron", lesson="full-scheme", items=items), material)
    page_file.write_text(feedback_page(graded), encoding="utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 740}, color_scheme="dark" if scheme == "dark" else "light"
    )
    opened = context.new_page()
    requests: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: requests.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.goto(page_file.as_uri(), wait_until="networkidle")
    assert [url for url in requests if not url.startswith("data:")] == [page_file.as_uri()]
    assert said == []
    check(opened, "feedback")
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    # Each kind of verdict has a line of its own, whatever its colour.
    lines = "kinds => kinds.map(k => document.querySelector('.v.' + k)).filter(n => n).map(n => { const s ="
    lines += " getComputedStyle(n); return s.textDecorationLine + s.textDecorationStyle + s.textDecorationThickness })"
    styles = opened.evaluate(lines, ["right", "partial", "wrong-label", "false-alarm", "missed", "accepted"])
    assert len(styles) >= 4
    assert len(set(styles)) == len(styles)
    context.close()


def _records(gold: Gold, chance: random.Random) -> tuple[MarkRecord, ...]:
    marks = some_marks(gold, load_material("full-scheme").lesson, chance)
    return tuple(MarkRecord(label=m.label, start=m.start, end=m.end, reason="so I think") for m in marks)
