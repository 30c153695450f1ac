"""What `unsourced scheme migrate` says, and what it refuses before a server is asked."""

from collections import Counter
from pathlib import Path

import pytest

from annotate.label_studio.project import Project
from annotate.migrate.migrate import PATHS, Migrated
from annotate.migrate.plan import Gone, Plan
from annotate.migrate.run import in_words, migrate_project
from annotate.schemes.labeling_config import labeling_config
from unsourced.config.settings import Settings
from unsourced.errors import StudioError
from unsourced.schemes.load import load_scheme

OLD, RUMOUR = Gone("label", "anonymous"), Gone("label", "rumour")
DONE = Migrated(
    project=Project(id=7, title="strait", created="", tasks=3, model_version="", config=labeling_config(load_scheme())),
    plan=Plan({OLD: "vague-source", RUMOUR: None}),
    backends=True,
    changed=Counter({"annotation": 2, "draft": 1}),
    moved=Counter({OLD: 3, RUMOUR: 1}),
    before=Path("before.jsonl"),
)


def test_what_was_changed() -> None:
    lines = in_words(DONE, dry_run=False).splitlines()
    assert lines[:2] == ["label anonymous: now vague-source, 3 times", "label rumour: removed, once"]
    assert lines[2].startswith("2 annotations, 1 draft, 0 ")
    assert lines[2].endswith(" changed.")
    assert lines[3] == "Project 7 (strait) now has scheme credibility version 1."
    assert lines[4] == "How the results were before: before.jsonl"
    assert lines[5].startswith("A service is connected to it")


def test_what_would_be_changed() -> None:
    told = in_words(DONE, dry_run=True)
    assert "to be changed; nothing was done." in told
    assert "now has scheme" not in told
    assert set(DONE.changed) <= set(PATHS)


def test_without_a_label_studio_nothing_is_changed(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="there is no Label Studio here"):
        migrate_project(Settings(workspace=tmp_path), renames={}, removals=(), dry_run=True, quiet=True)
