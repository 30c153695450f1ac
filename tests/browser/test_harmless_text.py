"""Text that breaks careless programs: nothing of it runs in the editor, and marks after and around it stay exact."""

from pathlib import Path

from tests.browser.conftest import ANKA, SetUp
from tests.browser.driver import Annotator
from tests.browser.work import Mark, work_on

_HEBREW = "\u05d4\u05e2\u05d9\u05e8 \u05e0\u05e4\u05ea\u05d7\u05d4"
_ARABIC = "\u0642\u0627\u0644 \u0627\u0644\u0645\u062a\u062d\u062f\u062b"
_HARBOUR = "\u0627\u0644\u0645\u064a\u0646\u0627\u0621"
_PAGE = f"""\
Ferry 👩‍👩‍👧 sails 🇸🇪 <b>again</b>

Cafe\u0301 owners said the nai\u0308ve plan failed 😀 twice.

<script>window.executed = true; alert("harm")</script> The mayor <img src=x onerror="window.executed = true"> denied it.

{_HEBREW}, the clerk wrote; {_ARABIC} that {_HARBOUR} is shut.

A tab\there, &amp; a {{{{template}}}}, critics said.
"""
_MARKED = [
    ("👩‍👩‍👧", "9", "loaded-language"),
    ("🇸🇪", "2", "source"),
    ("<b>again</b>", "1", "attributed-claim"),
    ("Cafe\u0301 owners", "3", "vague-source"),
    ("nai\u0308ve", "9", "loaded-language"),
    ("😀 twice", "4", "unsourced-claim"),
    ('<script>window.executed = true; alert("harm")</script>', "5", "editorial-insertion"),
    ("The mayor", "2", "source"),
    (_HEBREW, "3", "vague-source"),
    ("the clerk", "2", "source"),
    (_ARABIC, "3", "vague-source"),
    (f"that {_HARBOUR} is shut", "4", "unsourced-claim"),
    ("&amp; a {{template}}, critics", "8", "speculation"),
    ("critics", "3", "vague-source"),
]


def test_marks_are_exact_and_nothing_runs(set_up: SetUp, anka: Annotator, tmp_path: Path) -> None:
    page = tmp_path / "ferry.txt"
    page.write_text(_PAGE, encoding="utf-8", newline="\r\n")
    desk = set_up("harmless text", [page])
    (article,) = desk.articles
    assert "\r" not in article.text
    expected = set()
    anka.open_task(desk.project, desk.tasks[article.id])
    for words, hotkey, label in _MARKED:
        assert article.text.count(words) == 1
        start = article.text.index(words)
        anka.mark(start, start + len(words), hotkey)
        expected.add(Mark(label, (start, start + len(words))))
    anka.submit()
    assert anka.page.evaluate("window.executed") is None
    assert anka.dialogs == []
    assert anka.page.locator(".lsf-htx-richtext").locator("script, img, b").count() == 0

    dataset = desk.export(tmp_path / "exported")
    (work,) = work_on(dataset, article.id)
    assert work.marks == expected
    assert work.annotator == ANKA
    assert dataset.problems == ()
