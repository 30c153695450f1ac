"""The guide to lessons: its example, written down as it stands there, works."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.course.grading.result import Item, MarkRecord, Result, write_result
from unsourced.main import unsourced

GUIDE = Path(__file__).parents[2] / "docs" / "lessons.md"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def test_the_example_of_the_guide_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8"))
    article, gold, lesson = (text for kind, text in blocks if kind in ("markdown", "toml"))
    Path("gold").mkdir()
    Path("well.md").write_text(article, encoding="utf-8")
    Path("gold/well.toml").write_text(gold, encoding="utf-8")
    Path("my-lesson.toml").write_text(lesson, encoding="utf-8")
    from annotate.course.lessons.articles import named_articles

    well = named_articles([Path("well.md")])["well"]
    start = well.text.index("Insiders")
    item = Item(
        phase="practice",
        article=well.id,
        name="well",
        seconds=9,
        spans=(MarkRecord(label="vague-source", start=start, end=start + len("Insiders")),),
    )
    write_result(Result(student="heron", lesson="my-lesson", items=(item,)), Path("results/heron.json"))
    calls = [shlex.split(line) for kind, text in blocks if kind == "sh" for line in text.splitlines()]
    assert [call[:3] for call in calls] == [
        ["unsourced", "course", name] for name in ("lessons", "practice", "feedback", "disputes")
    ]
    for call in calls:
        done = CliRunner().invoke(unsourced, call[1:], catch_exceptions=False)
        assert done.exit_code == 0, done.output
    assert "Village well runs dry" in Path("practice.html").read_text(encoding="utf-8")
    assert "You found 1 of 4" in Path("feedback/heron-my-lesson.html").read_text(encoding="utf-8")
