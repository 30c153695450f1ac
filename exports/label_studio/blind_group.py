"""The record of a blind group: which annotator has which project, with which articles, on which server."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from unsourced.core.article import short_hash
from unsourced.io.atomic import atomic_file
from unsourced.io.versioned_json import read_versioned_json

FORMAT = 1


class Member(BaseModel):
    """One annotator: the title of their project, their articles in their own order, and the folder of their own local
    server, relative to the group's workspace; empty where it is the group's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    annotator: str
    project: str
    articles: tuple[str, ...]
    server: str = ""


class Group(BaseModel):
    """All annotators of a group."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    title: str
    members: tuple[Member, ...]


def group_folder(workspace: Path, title: str) -> Path:
    """Where the record of a group lies, and the folders of its servers."""
    return workspace / "blind" / short_hash(title.encode())


def write_group(workspace: Path, group: Group) -> None:
    """Write the record, whole or not at all."""
    folder = group_folder(workspace, group.title)
    folder.mkdir(parents=True, exist_ok=True)
    with atomic_file(folder / "group.json") as path:
        path.write_text(group.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")


def read_group(workspace: Path, title: str) -> Group | None:
    """The group of this title; None where this workspace has none. Raises SettingsError where its record is broken."""
    path = group_folder(workspace, title) / "group.json"
    return _read(path) if path.exists() else None


def titles(workspace: Path) -> list[str]:
    """The titles of the groups that this workspace knows. Raises SettingsError where a record is broken."""
    return sorted(_read(path).title for path in (workspace / "blind").glob("*/group.json"))


def _read(path: Path) -> Group:
    return read_versioned_json(
        path,
        Group,
        format_version=FORMAT,
        what="a blind group",
        remedy="Put it back from a copy: it says whose articles and projects are whose.",
    )
