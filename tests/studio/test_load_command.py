"""`unsourced load` as a process: killed at any moment, run twice at once, given a wrong token, a full disk."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from annotate.label_studio.project import require_project
from annotate.label_studio.tasks import tasks_after
from tests.conftest import StudioUnderTest
from tests.dying import runs_to_the_end
from tests.studio.articles import plain_articles
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.core.article import Article
from unsourced.core.article_records import article_to_record

pytestmark = pytest.mark.slow


def written(folder: Path, articles: list[Article]) -> Path:
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(article_to_record(article)) + "\n" for article in articles), encoding="utf-8")
    return path


def server(studio: StudioUnderTest) -> dict[str, str]:
    """The variables that name the server."""
    return {URL_VARIABLE: studio.url, TOKEN_VARIABLE: studio.connection.token}


def begin(
    studio: StudioUnderTest, folder: Path, *arguments: str, token: str | None = None, prefix: tuple[str, ...] = ()
) -> "subprocess.Popen[str]":
    """A started `unsourced load` in `folder`."""
    environment = os.environ | server(studio) | ({TOKEN_VARIABLE: token} if token else {})
    return subprocess.Popen(
        [*prefix, sys.executable, "-m", "unsourced", "load", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def held(studio: StudioUnderTest, title: str) -> Counter[str]:
    project = require_project(studio.connection, title)
    return Counter(task.article_id for task in tasks_after(studio.connection, project.id))


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_again_and_again(studio: StudioUnderTest, tmp_path: Path, seed: int) -> None:
    articles = plain_articles(400)
    path = written(tmp_path, articles)
    title = f"killed {seed}"
    call = ["load", str(path), "--project", title, "--batch-size", "4", "--suggest", "0.2"]
    runs, loaded = [], []
    for run in runs_to_the_end(call, first=20 + seed, folder=tmp_path, variables=server(studio)):
        runs.append(run)
        loaded.append(sum(held(studio, title).values()))
    assert runs[-1].returncode == 0, runs[-1].stdout
    *killed_at, at_last = loaded
    assert len(killed_at) >= 4
    assert 0 < killed_at[0] < len(articles)
    assert loaded == sorted(loaded)
    before = re.search(r"(\d+) had been there before", runs[-1].stdout)
    assert before is not None
    assert killed_at[-1] <= int(before[1]) <= killed_at[-1] + 4  # the server may have been at work on the last batch
    assert at_last == len(articles)
    assert held(studio, title) == Counter(article.id for article in articles)


def test_two_at_once(studio: StudioUnderTest, tmp_path: Path) -> None:
    articles = plain_articles(300)
    path = written(tmp_path, articles)
    options = (str(path), "--project", "two at once", "--batch-size", "10", "--suggest", "none", "--quiet")
    both = [begin(studio, tmp_path, *options) for _ in range(2)]
    said = [process.communicate() for process in both]
    codes = [process.returncode for process in both]
    assert sorted(codes) == [0, 1], said
    (refused,) = (err for code, (_, err) in zip(codes, said, strict=True) if code)
    assert "another `unsourced load` or `scheme migrate` is at work on project two at once" in refused
    assert refused.count("\n") == 1
    assert held(studio, "two at once") == Counter(article.id for article in articles)


def test_a_wrong_token_is_one_line(studio: StudioUnderTest, tmp_path: Path) -> None:
    path = written(tmp_path, plain_articles(1))
    process = begin(studio, tmp_path, str(path), "--quiet", token="0" * 40)
    out, err = process.communicate()
    assert process.returncode == 1
    assert out == ""
    assert "refuses the token" in err
    assert err.count("\n") == 1


def test_a_full_disk_loses_nothing(studio: StudioUnderTest, tmp_path: Path) -> None:
    articles = plain_articles(100)
    path = written(tmp_path, articles)
    options = (str(path), "--project", "full disk", "--batch-size", "10", "--suggest", "none", "--quiet")
    full = begin(studio, tmp_path, *options, prefix=("sh", "-c", 'ulimit -f 2; exec "$@"', "sh"))
    _, err = full.communicate()
    assert full.returncode == 1
    assert "journal cannot be written" in err
    assert "it goes on" in err
    assert err.count("\n") == 1
    loaded = held(studio, "full disk")
    assert 0 < len(loaded) < 100
    process = begin(studio, tmp_path, *options)
    _, err = process.communicate()
    assert process.returncode == 0, err
    assert held(studio, "full disk") == Counter(article.id for article in articles)


def test_what_cannot_be_read_is_told_after_the_rest_is_loaded(studio: StudioUnderTest, tmp_path: Path) -> None:
    path = written(tmp_path, plain_articles(2))
    (tmp_path / "empty.txt").write_bytes(b"")
    process = begin(studio, tmp_path, str(path), "empty.txt", "--project", "one unread", "--suggest", "all")
    _, err = process.communicate()
    assert process.returncode == 1
    assert "empty.txt" in err
    assert "1 of 3 failed; the others are done" in err
    assert "Every article gets suggestions by rule" in err
    assert len(held(studio, "one unread")) == 2
