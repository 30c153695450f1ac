"""The loader's journal: what was about to be sent and what was confirmed, so that a killed load can go on.

An append-only JSONL file for one project on one server. Each line is on the disk before the step it announces: `intend`
before a batch is sent, `confirm` after the server gave its task ids, `absent` where a look at the server showed that an
intended batch had not arrived, `known` where everything was read from the server. A line that a kill has torn is the
last one, and is dropped.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from unsourced.errors import SettingsError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """The project a journal belongs to; `created` tells it from a later one with the same id."""

    server: str
    project: int
    created: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article and the page it was read from."""

    article_id: str
    source_id: str


@dataclass(frozen=True, slots=True)
class OpenBatch:
    """A batch that was about to be sent and is not confirmed; `since` in seconds of the wall clock."""

    entries: tuple[Entry, ...]
    since: float


@dataclass
class JournalState:
    """What a journal amounts to. `tasks` maps each confirmed article to its task's id, `sources` to its source.

    `others` counts the tasks beside these that the project was seen to hold; `last_task` is the highest id seen.
    """

    tasks: dict[str, int] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    others: int = 0
    last_task: int = 0
    open: OpenBatch | None = None

    @property
    def total(self) -> int:
        """How many tasks the project holds, as far as the journal knows."""
        return len(self.tasks) + self.others

    def add(self, entry: Entry, task: int) -> None:
        """Take in that an article's task is in the project."""
        self.tasks[entry.article_id] = task
        self.sources[entry.article_id] = entry.source_id
        self.last_task = max(self.last_task, task)


class DamagedJournalError(Exception):
    """A journal whose whole lines make no sense; the server has to be read instead."""


def replay(lines: Iterable[str], identity: Identity) -> JournalState:
    """The state after these whole lines; empty where they belong to another project.

    Raises:
        DamagedJournalError: a line is none of the journal's.
    """
    state = JournalState()
    for number, line in enumerate(lines):
        try:
            record = json.loads(line)
            if number == 0:
                if record != _header(identity):
                    return JournalState()
            else:
                _apply(record, state)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise DamagedJournalError(f"line {number + 1}: {error}") from error
    return state


def _header(identity: Identity) -> dict[str, Any]:
    return {
        "journal": FORMAT,
        "server": identity.server,
        "project": identity.project,
        "created": identity.created,
    }


def _apply(record: dict[str, Any], state: JournalState) -> None:
    match record:
        case {"intend": list(pairs), "at": float() | int() as since} if state.open is None:
            state.open = OpenBatch(tuple(Entry(str(article), str(source)) for article, source in pairs), float(since))
        case {"confirm": list(ids)} if state.open is not None:
            for entry, task in zip(state.open.entries, ids, strict=True):
                state.add(entry, int(task))
            state.open = None
        case {"absent": True} if state.open is not None:
            state.open = None
        case {"known": list(rows), "others": int(others), "last": int(last)}:
            state.tasks, state.sources, state.open = {}, {}, None
            state.others, state.last_task = others, last
            for article, source, task in rows:
                state.add(Entry(str(article), str(source)), int(task))
        case _:
            raise ValueError("unknown or out of order")


class Journal:
    """An open journal. Each method has put its line on the disk when it returns.

    Opening drops a torn last line, and begins anew where the file belongs to another project or is damaged; then
    `state` is empty, which costs a look at the server and nothing else.

    Raises:
        SettingsError: the file cannot be written.
    """

    def __init__(self, path: Path, identity: Identity) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = _whole_lines(path)
            try:
                self.state = replay(lines, identity)
            except DamagedJournalError:
                self.state, lines = JournalState(), []
            if not lines or json.loads(lines[0]) != _header(identity):
                path.write_text("", encoding="utf-8")
                self._append(_header(identity))
        except OSError as error:
            raise _cannot_write(path, error) from error

    def intend(self, entries: Sequence[Entry], at: float) -> None:
        """Before a batch is sent, at this time of the wall clock."""
        self._write({"intend": [[entry.article_id, entry.source_id] for entry in entries], "at": at})

    def confirm(self, tasks: Sequence[int]) -> None:
        """The open batch is in the project under these ids, in its order."""
        self._write({"confirm": list(tasks)})

    def absent(self) -> None:
        """The open batch did not arrive."""
        self._write({"absent": True})

    def known(self, tasks: Mapping[str, int], sources: Mapping[str, str], *, others: int, last: int) -> None:
        """What the server holds, whatever stood here before; `last` is the highest task id."""
        rows = [[article, sources[article], task] for article, task in tasks.items()]
        self._write({"known": rows, "others": others, "last": last})

    def _write(self, record: dict[str, Any]) -> None:
        try:
            self._append(record)
        except OSError as error:
            raise _cannot_write(self.path, error) from error
        _apply(record, self.state)

    def _append(self, record: dict[str, Any]) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(record, separators=(",", ":")) + "\n")
            file.flush()
            os.fsync(file.fileno())


def _whole_lines(path: Path) -> list[str]:
    """The lines that end in a line break; a torn rest is cut off the file."""
    if not path.exists():
        return []
    data = path.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if len(whole) < len(data):
        with path.open("r+b") as file:
            file.truncate(len(whole))
    return whole.decode("utf-8", "replace").split("\n")[:-1]


def _cannot_write(path: Path, error: OSError) -> SettingsError:
    return SettingsError(
        f"the loader's journal cannot be written: {error.strerror or error}",
        where=str(path),
        remedy="Free some space or name another --workspace; then run the same command again, it goes on.",
    )
