"""`unsourced demo`: the whole loop on a Label Studio of its own, without a terminal and then, again, with one."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from annotate.studio import add_user, status
from classifier.model.persistence import load_model
from exports.dataset.dataset import read_dataset
from tests.conftest import StudioUnderTest
from unsourced.demo.run import HELD_BACK, _account
from unsourced.label_studio.client import connect

UNSOURCED = str(Path(sys.executable).with_name("unsourced"))
PATIENCE_SECONDS = 400


@pytest.mark.slow
@pytest.mark.timeout(2 * PATIENCE_SECONDS)
def test_the_loop_runs_and_runs_again(tmp_path: Path) -> None:
    done = subprocess.run(
        [UNSOURCED, "demo", "--folder", "d"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "d"
    assert status(folder).state == "stopped"
    _check_labels(folder)
    assert load_model(folder / "model.skops").card["synthetic"]
    _check_scores(folder)
    assert (folder / "annotators.json").stat().st_mode & 0o077 == 0

    assert "Done in" in done.stderr

    for ended_by in (signal.SIGINT, signal.SIGHUP):
        printed, url, stopped = _in_a_terminal(tmp_path, ended_by)
        assert url, printed
        assert stopped
    _check_labels(folder)


@pytest.mark.slow
def test_an_account_whose_password_was_not_written_down_is_made_anew(studio: StudioUnderTest, tmp_path: Path) -> None:
    add_user(studio.connection, "dora@sample.example", "a-long-password")
    token = _account(studio.connection, tmp_path / "annotators.json", "dora@sample.example")
    with connect(url=studio.url, token=token) as theirs:
        assert theirs.user == "dora@sample.example"
    assert _account(studio.connection, tmp_path / "annotators.json", "dora@sample.example") == token


def _check_labels(folder: Path) -> None:
    dataset = read_dataset(folder / "labels")
    assert dataset.synthetic
    people = dataset.annotations.groupby("annotator")["article_id"].nunique()
    assert len(people) == 3
    assert dataset.annotations.groupby(["annotator", "article_id"]).size().max() == 1
    assert set(dataset.annotations["status"]) == {"submitted", "skipped", "draft"}
    assert set(dataset.spans["origin"]) == {"manual"}
    assert dataset.annotations["article_id"].nunique() == 28 - HELD_BACK
    assert len(dataset.relations) > 100


def _check_scores(folder: Path) -> None:
    page = (folder / "scored.html").read_text(encoding="utf-8")
    assert "a question to ask" in page
    trained_on = set(read_dataset(folder / "labels").annotations["article_id"])
    scored = [json.loads(line) for line in (folder / "suggestions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert scored
    assert not trained_on & {span["article_id"] for span in scored}


def _in_a_terminal(folder: Path, ended_by: signal.Signals) -> tuple[str, str, bool]:
    """What is printed until the demo waits, the address that answered then, and whether the signal stopped it."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [UNSOURCED, "demo", "--folder", "d"],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    printed, deadline = "", time.monotonic() + PATIENCE_SECONDS
    while "Ctrl-C stops" not in printed and time.monotonic() < deadline:
        try:
            printed += os.read(ours, 65536).decode("utf-8", "replace")
        except OSError:  # it has ended
            break
    found = re.search(r"(http://127\.0\.0\.1:\d+)/projects/\d+", printed)
    url = found.group(1) if found and httpx.get(f"{found.group(1)}/health").is_success else ""
    process.send_signal(ended_by)
    process.wait(60)
    os.close(ours)
    return printed, url, status(folder / "d").state == "stopped"
