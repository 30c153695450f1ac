"""`load` warns of articles that would be labelled twice, against a real project, and loads them all the same."""

from pathlib import Path

import pytest

from annotate.label_studio.tasks import tasks_after
from annotate.loading import near_duplicates
from annotate.loading.load import NONE, Loaded, load
from tests.annotate.reposts.building import REPORTS, article, with_words_replaced
from tests.conftest import StudioUnderTest
from unsourced.core.article import Article
from unsourced.io.progress import Reporter
from unsourced.schemes.load import load_scheme

ORIGINAL = article(REPORTS[0], title="Pier shut", outlet="Wire")
COPY = article(with_words_replaced(REPORTS[0], 12), title="Pier closed", outlet="Cry")
OTHERS = [article(report, title=f"Report {number}") for number, report in enumerate(REPORTS[1:6])]


def run(studio: StudioUnderTest, workspace: Path, project: str, *articles: Article, quiet: bool = False) -> Loaded:
    return load(
        studio.connection,
        articles,
        project=project,
        scheme=load_scheme(),
        workspace=workspace,
        share=NONE,
        reporter=Reporter(quiet=quiet),
    )


def test_of_what_is_being_loaded_and_of_what_is_there(
    studio: StudioUnderTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = run(studio, tmp_path, "near duplicates", ORIGINAL, COPY, *OTHERS[:3])
    assert first.added == 5
    said = capsys.readouterr().err
    assert "1 of the articles is nearly the same as another" in said
    assert "“Pier closed” (Cry) and “Pier shut” (Wire)" in said
    second = article(COPY.body, title="Pier shut again", outlet="Third")
    assert run(studio, tmp_path, "near duplicates", second, OTHERS[3]).added == 2
    task = next(t.id for t in tasks_after(studio.connection, first.project.id) if t.article_id == COPY.id)
    assert f"“Pier shut again” (Third) and task {task} of the project" in capsys.readouterr().err
    # What is there already is not said again.
    run(studio, tmp_path, "near duplicates", ORIGINAL, COPY, second)
    assert "nearly the same" not in capsys.readouterr().err


def test_the_texts_of_a_project_loaded_elsewhere_are_read_once(
    studio: StudioUnderTest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(studio, tmp_path / "there", "loaded elsewhere", ORIGINAL, *OTHERS[:3], quiet=True)
    assert capsys.readouterr().err == ""
    run(studio, tmp_path / "here", "loaded elsewhere", COPY)
    assert "“Pier closed” (Cry) and task" in capsys.readouterr().err
    run(studio, tmp_path / "here", "loaded elsewhere", OTHERS[4])
    assert "nearly the same" not in capsys.readouterr().err


def test_too_many_to_read_is_said(
    studio: StudioUnderTest, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(studio, tmp_path / "there", "many elsewhere", ORIGINAL, *OTHERS[:3], quiet=True)
    monkeypatch.setattr(near_duplicates, "_MOST_READ", 3)
    assert run(studio, tmp_path / "here", "many elsewhere", COPY).added == 1
    assert "4 articles of the project are not compared with these" in capsys.readouterr().err
