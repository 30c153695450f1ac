"""The loader's journal: wherever a kill falls, the next run leaves each article in the project exactly once."""

import contextlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.label_studio.tasks import ProjectTask
from annotate.loading.batches import ReadyTask, batches
from annotate.loading.journal import DamagedJournalError, Entry, Identity, Journal, replay
from annotate.loading.upload import Uploader
from unsourced.errors import StudioError, UnavailableError
from unsourced.io.progress import Reporter

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


ON_WRITING = st.tuples(st.sampled_from(["well", "well", "killed before", "killed after", "torn"]), st.integers(0, 999))
ON_SENDING = st.sampled_from(
    ["well", "well", "killed before", "killed after", "killed, comes late", "lost before", "lost after"]
)
RUNS = st.lists(
    st.tuples(st.lists(ON_WRITING, max_size=8), st.lists(ON_SENDING, max_size=5), st.booleans()), max_size=6
)


@settings(max_examples=120)
@given(RUNS, st.integers(1, 12), st.integers(1, 5), st.sampled_from(["kept", "lost", "emptied"]))
def test_exactly_once_whatever_happens(
    runs: list[tuple[list[tuple[str, int]], list[str], bool]], count: int, batch: int, journal: str
) -> None:
    articles = [f"a{number}" for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        shelf = Shelf()
        for writing, sending, late_now in runs:
            shelf.plan = iter(sending)
            with contextlib.suppress(KilledError, UnavailableError):
                run(path, shelf, articles, batch, writing)
            if late_now:
                shelf.commit_late()
        if journal == "lost":
            path.unlink(missing_ok=True)
        elif journal == "emptied" and path.exists():
            path.write_bytes(b"")
        shelf.commit_late()
        shelf.plan = iter(())
        run(path, shelf, articles, batch, [])
        assert Counter(shelf.tasks.values()) == Counter(articles)
        run(path, shelf, articles, batch, [])
        assert Counter(shelf.tasks.values()) == Counter(articles)


@settings(max_examples=60)
@given(st.integers(1, 9), st.integers(1, 4), st.integers(0, 9999))
def test_any_prefix_of_the_file_is_enough(count: int, batch: int, cut: int) -> None:
    articles = [f"a{number}" for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        shelf = Shelf()
        run(path, shelf, articles, batch, [])
        whole = path.read_bytes()
        path.write_bytes(whole[: cut % (len(whole) + 1)])
        run(path, shelf, articles, batch, [])
        assert Counter(shelf.tasks.values()) == Counter(articles)
        assert Journal(path, IDENTITY).state.tasks == {article: task for task, article in shelf.tasks.items()}


def test_an_undisturbed_load_reads_the_project_never(tmp_path: Path) -> None:
    class Counting(Shelf):
        def __init__(self) -> None:
            super().__init__()
            self.reads: list[int] = []

        def after(self, task: int) -> Iterator[ProjectTask]:
            self.reads.append(task)
            return super().after(task)

    shelf = Counting()
    run(tmp_path / "j", shelf, ["a", "b", "c"], 2, [])
    assert shelf.reads == [0, 3]
    run(tmp_path / "j", shelf, ["a", "b", "c", "d"], 2, [])
    assert shelf.reads == [0, 3, 3, 4]


def test_tasks_deleted_by_hand_are_loaded_again(tmp_path: Path) -> None:
    shelf = Shelf()
    run(tmp_path / "j", shelf, ["a", "b", "c"], 2, [])
    del shelf.tasks[2]
    run(tmp_path / "j", shelf, ["a", "b", "c"], 2, [])
    assert sorted(shelf.tasks.values()) == ["a", "b", "c"]


def test_deleted_here_and_added_there_with_the_same_number(tmp_path: Path) -> None:
    shelf = Shelf()
    run(tmp_path / "ours", shelf, ["a", "b"], 2, [])
    shelf.tasks.clear()
    run(tmp_path / "theirs", shelf, ["c", "d"], 2, [])
    run(tmp_path / "ours", shelf, ["a", "b"], 2, [])
    assert sorted(shelf.tasks.values()) == ["a", "b", "c", "d"]


def test_tasks_of_others_stay_and_cost_one_reading(tmp_path: Path) -> None:
    shelf = Shelf()
    shelf.commit(b'["", ""]')
    run(tmp_path / "j", shelf, ["a"], 1, [])
    assert sorted(shelf.tasks.values()) == ["", "", "a"]
    assert Journal(tmp_path / "j", IDENTITY).state.total == 3


def test_work_of_annotators_is_never_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Worked(Shelf):
        def after(self, task: int) -> Iterator[ProjectTask]:
            return (
                ProjectTask(t.id, t.article_id, t.source_id, 1 if t.id in (2, 3) else 0) for t in super().after(task)
            )

    shelf = Worked()
    shelf.commit(b'["a", "a", "a"]')
    loud = Reporter(quiet=False)
    delivery = Uploader(shelf, Journal(tmp_path / "j", IDENTITY), settle=0.0, reporter=loud)  # type: ignore[arg-type]
    assert delivery.catch_up() == 1
    assert sorted(shelf.tasks) == [2, 3]
    assert "as tasks 2, 3" in capsys.readouterr().err


def test_another_project_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "j"
    journal = Journal(path, IDENTITY)
    journal.intend([Entry("a", "s")], 1.0)
    journal.confirm([4])
    assert Journal(path, IDENTITY).state.tasks == {"a": 4}
    assert Journal(path, Identity(IDENTITY.server, 7, "later")).state.tasks == {}
    assert Journal(path, IDENTITY).state.tasks == {}


@pytest.mark.parametrize(
    "line",
    ["[]", "{", '{"confirm":[1]}', '{"absent":true}', '{"intend":[["a"]],"at":1}', '{"known":1}', "null", "\ufffd"],
)
def test_lines_that_make_no_sense_are_not_trusted(line: str, tmp_path: Path) -> None:
    path = tmp_path / "j"
    Journal(path, IDENTITY)
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(DamagedJournalError, match="line 2"):
        replay(path.read_text(encoding="utf-8").splitlines(), IDENTITY)
    assert Journal(path, IDENTITY).state.tasks == {}


def test_too_few_ids_are_not_believed(tmp_path: Path) -> None:
    class Short(Shelf):
        def commit(self, content: bytes) -> list[int]:
            return super().commit(content)[:1]

    shelf = Short()
    with pytest.raises(StudioError, match="1 task ids for 2 tasks"):
        run(tmp_path / "j", shelf, ["a", "b"], 2, [])
    run(tmp_path / "j", shelf, ["a", "b"], 2, [])
    assert sorted(shelf.tasks.values()) == ["a", "b"]
