"""Sending batches so that each arrives exactly once."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import httpx

from annotate.label_studio.tasks import ProjectTask, ProjectTasks
from annotate.loading.batches import ReadyTask, ahead, body
from annotate.loading.journal import Entry, Journal
from unsourced.errors import StudioError, UnavailableError, UnsourcedError
from unsourced.io.progress import SILENT, Reporter

# How long a server may still be at work on a batch whose sender has gone. A batch takes it about a second.
SETTLE_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 0.5
# Between attempts at one batch: a minute in all, as long as a server takes to restart.
PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
# What Label Studio answers to a task it does not take, and a proxy to a body it does not.
_REFUSALS = (400, 413)
# So many refused tasks are not a few bad articles: then loading ends.
_TOO_MANY = 50


class Uploader:
    """The loader's dealings with the tasks of one project. `failures` holds an error for each refused article."""

    def __init__(
        self,
        tasks: ProjectTasks,
        journal: Journal,
        *,
        pauses: Sequence[float] | None = None,
        settle: float = SETTLE_SECONDS,
        reporter: Reporter = SILENT,
    ) -> None:
        self._tasks = tasks
        self._journal = journal
        self._pauses = PAUSES if pauses is None else pauses
        self._settle = settle
        self._reporter = reporter
        self.failures: list[UnsourcedError] = []

    def catch_up(self) -> int:
        """Bring the journal to what the project holds, and return how many doubles were removed."""
        self._resolve_open_batch()
        return self.reconcile()

    def upload(self, batches: Iterable[list[ReadyTask]]) -> Iterator[ReadyTask]:
        """Send each batch, and yield its tasks when they are in the project; the next is made meanwhile."""
        for batch in ahead(batches):
            yield from self._upload(batch)

    def reconcile(self) -> int:
        """Remove tasks that came in twice (a batch that arrived after all), and return their number.

        Where nothing is newer than what the journal knows, and the number is right, it accounts for every task.
        Otherwise the whole project is read into it.
        """
        state = self._journal.state
        newer = next(iter(self._tasks.after(state.last_task)), None)
        return 0 if newer is None and self._tasks.count() == state.total else self._read_all()

    def _upload(self, batch: list[ReadyTask]) -> list[ReadyTask]:
        """The tasks that arrived. A batch that the server refuses is halved until the bad task is found."""
        entries = [task.entry for task in batch]
        self._journal.intend(entries, time.time())
        try:
            self._confirm(self._send(entries, body(batch)), len(batch))
        except StudioError as error:
            if _status(error) not in _REFUSALS or len(self.failures) >= _TOO_MANY:
                raise
            self._journal.absent()
            if len(batch) == 1:
                self.failures.append(StudioError(error.what, where=f"article {entries[0].article_id}"))
                return []
            half = len(batch) // 2
            return self._upload(batch[:half]) + self._upload(batch[half:])
        return batch

    def _confirm(self, ids: Sequence[int], wanted: int) -> None:
        if len(ids) != wanted:
            raise StudioError(
                f"Label Studio gave {len(ids)} task ids for {wanted} tasks", remedy="Run the same command again."
            )
        self._journal.confirm(ids)

    def _send(self, entries: Sequence[Entry], content: bytes) -> list[int]:
        """The ids of the tasks of a batch, sent again after a look where it is not known to have arrived."""
        for pause in self._pauses:
            try:
                return self._tasks.add(content)
            except UnavailableError as error:
                self._reporter.say(f"{error.what}; trying again in {pause:.0f} s")
                time.sleep(pause)
            try:
                found = self._find(entries)
            except UnavailableError:
                continue  # still away; the next attempt waits longer
            if found:
                return found
        try:
            return self._tasks.add(content)
        except UnavailableError as error:
            raise UnavailableError(
                error.what, where=error.where, remedy="Run the same command again when it is back; it goes on."
            ) from error

    def _find(self, entries: Sequence[Entry]) -> list[int] | None:
        """The tasks of a batch among the project's newest, in its order; None where it is not there."""
        there = {task.article_id: task.id for task in self._tasks.after(self._journal.state.last_task)}
        if all(entry.article_id in there for entry in entries):
            return [there[entry.article_id] for entry in entries]
        return None

    def _resolve_open_batch(self) -> None:
        """Find out whether the batch that a killed loader had sent arrived; the server may still be at work on it."""
        batch = self._journal.state.open
        if batch is None:
            return
        deadline = min(batch.since, time.time()) + self._settle
        while (found := self._find(batch.entries)) is None and time.time() < deadline:
            time.sleep(_LOOK_AGAIN_SECONDS)
        if found:
            self._journal.confirm(found)
        else:
            self._journal.absent()

    def _read_all(self) -> int:
        """Take what the project holds into the journal; doubles without work are removed, and counted."""
        copies: dict[str, list[ProjectTask]] = defaultdict(list)
        last = 0
        for task in self._tasks.after(0):
            copies[task.article_id].append(task)
            last = task.id
        others = len(copies.pop("", ()))
        removed = [task for same in copies.values() for task in self._superfluous(same)]
        for task in removed:
            self._tasks.remove(task.id)
        kept = {
            article: min((task for task in same if task not in removed), key=lambda task: task.id)
            for article, same in copies.items()
        }
        self._journal.known(
            {article: task.id for article, task in kept.items()},
            {article: task.source_id for article, task in kept.items()},
            others=others + sum(map(len, copies.values())) - len(removed) - len(kept),
            last=last,
        )
        return len(removed)

    def _superfluous(self, same: list[ProjectTask]) -> list[ProjectTask]:
        """All tasks of one article but one, unless somebody worked on them: that is never thrown away."""
        if len(same) < 2:
            return []
        worked = [task for task in same if task.work or self._tasks.has_drafts(task.id)]
        if len(worked) > 1:
            self._reporter.say(
                f"Article {same[0].article_id} is in the project {len(worked)} times with work of annotators, "
                f"as tasks {', '.join(str(task.id) for task in worked)}; nothing of it was removed.",
            )
        keep = worked or [min(same, key=lambda task: task.id)]
        return [task for task in same if task not in keep]


def _status(error: StudioError) -> int | None:
    """The HTTP status behind an error, None where there is none."""
    cause = error.__cause__
    return cause.response.status_code if isinstance(cause, httpx.HTTPStatusError) else None
