"""A project that keeps its tasks in memory, and loads of it that may be killed at any moment."""

import json
from collections.abc import Iterator
from pathlib import Path

from annotate.label_studio.tasks import ProjectTask
from annotate.loading.batches import ReadyTask, batches
from annotate.loading.journal import Entry, Identity, Journal
from annotate.loading.upload import Uploader
from unsourced.errors import UnavailableError

IDENTITY = Identity("http://127.0.0.1:1", 7, "2026-11-22T10:00:00Z")


class KilledError(BaseException):
    """The process ends here."""


class Shelf:
    """A project's tasks, kept as Label Studio keeps them: an import is whole or nothing, and doubles are taken.

    `late` holds imports whose sender has gone and which have not happened yet.
    """

    def __init__(self) -> None:
        self.tasks: dict[int, str] = {}
        self.late: list[bytes] = []
        self.plan: Iterator[str] = iter(())
        self._next = 1

    def count(self) -> int:
        return len(self.tasks)

    def after(self, task: int) -> Iterator[ProjectTask]:
        return iter([ProjectTask(i, a, f"s{a}", 0) for i, a in sorted(self.tasks.items()) if i > task])

    def add(self, content: bytes) -> list[int]:
        match next(self.plan, "well"):
            case "killed before":
                raise KilledError
            case "killed after":
                self.commit(content)
                raise KilledError
            case "killed, comes late":
                self.late.append(content)
                raise KilledError
            case "lost before":
                raise UnavailableError("away")
            case "lost after":
                self.commit(content)
                raise UnavailableError("no answer")
            case _:
                return self.commit(content)

    def commit(self, content: bytes) -> list[int]:
        ids = []
        for article in json.loads(content):
            self.tasks[self._next] = article
            ids.append(self._next)
            self._next += 1
        return ids

    def remove(self, task: int) -> None:
        del self.tasks[task]

    def has_drafts(self, task: int) -> bool:
        return False

    def commit_late(self) -> None:
        while self.late:
            self.commit(self.late.pop())


class MortalJournal(Journal):
    """A journal whose process may be killed while it writes: before, after, or leaving a torn line."""

    plan: Iterator[tuple[str, int]] = iter(())

    def _append(self, record: dict[str, object]) -> None:
        fate, keep = next(self.plan, ("well", 0))
        if fate == "killed before":
            raise KilledError
        before = self.path.stat().st_size
        super()._append(record)
        if fate == "torn":
            size = self.path.stat().st_size
            with self.path.open("r+b") as file:
                file.truncate(before + keep % (size - before))
            raise KilledError
        if fate == "killed after":
            raise KilledError


def run(path: Path, shelf: Shelf, articles: list[str], batch: int, fates: list[tuple[str, int]]) -> None:
    """One load, as annotate.loading.load does it, in a process with these fates."""
    MortalJournal.plan = iter(fates)
    journal = MortalJournal(path, IDENTITY)
    delivery = Uploader(shelf, journal, pauses=(0.0, 0.0), settle=0.0)  # type: ignore[arg-type]
    delivery.catch_up()
    new = [article for article in articles if article not in journal.state.tasks]
    tasks = [ReadyTask(Entry(article, f"s{article}"), json.dumps(article).encode(), False) for article in new]
    assert sum(1 for _ in delivery.upload(batches(tasks, batch))) == len(new)
    delivery.reconcile()
