"""One loader at a time for a project."""

from pathlib import Path

import pytest

from annotate.loading.project_lock import project_lock
from unsourced.errors import StudioError

URL = "http://studio.example"


def test_a_second_loader_of_the_same_project_is_refused(tmp_path: Path) -> None:
    with project_lock(tmp_path, URL, "strait"):
        with project_lock(tmp_path, URL, "bay"), project_lock(tmp_path, "http://other.example", "strait"):
            pass
        with (
            pytest.raises(StudioError, match="is at work on project strait"),
            project_lock(tmp_path, URL, "strait"),
        ):
            pass
    with project_lock(tmp_path, URL, "strait"):
        assert len(list((tmp_path / "load").glob("*.lock"))) == 3
