"""What `unsourced load` says, and what it refuses before a server is asked."""

from pathlib import Path

import pytest

from annotate.label_studio.project import Project
from annotate.loading.load import Loaded
from annotate.loading.run import in_words, load_files
from unsourced.config.settings import TOKEN_VARIABLE, URL_VARIABLE
from unsourced.errors import SchemeError, StudioError

LOADED = Loaded(
    project=Project(id=7, title="strait", created="", tasks=3, model_version="", config=""),
    url="http://studio.example/projects/7",
    added=1,
    suggested=0,
    already=0,
    suggested_later=0,
    realigned=0,
    version=None,
    doubles=0,
)


def test_what_a_load_did() -> None:
    assert in_words(LOADED) == (
        "1 article loaded into project 7 (strait).\nLabel them at http://studio.example/projects/7"
    )
    numbers = {"added": 3, "suggested": 2, "already": 4, "suggested_later": 1, "realigned": 1, "doubles": 1}
    everything = Loaded(project=LOADED.project, url=LOADED.url, version="rules-1", **numbers)
    assert in_words(everything).partition(".\n")[0] == (
        "3 articles loaded into project 7 (strait); 2 of them with suggestions (rules-1); 4 had been there before; "
        "1 of these keep the text that the project has; 1 of these got suggestions now (rules-1); 1 double removed"
    )


def test_a_scheme_with_faults_and_a_missing_server_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    article = tmp_path / "a.md"
    article.write_text("# Weir\n\nIt leaks.", encoding="utf-8")
    with pytest.raises(SchemeError, match="no-such-scheme"):
        load_files([article], scheme="no-such-scheme", workspace=tmp_path)
    with pytest.raises(StudioError, match="there is no Label Studio here"):
        load_files([article], workspace=tmp_path)
