"""Sending batches: whatever happens, each article arrives exactly once."""

import contextlib
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.label_studio.tasks import ProjectTask
from annotate.loading.journal import Journal
from annotate.loading.upload import Uploader
from tests.annotate.loading.shelf import IDENTITY, KilledError, Shelf, run
from unsourced.errors import StudioError, UnavailableError
from unsourced.io.progress import Reporter

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


def test_too_few_ids_are_not_believed(tmp_path: Path) -> None:
    class Short(Shelf):
        def commit(self, content: bytes) -> list[int]:
            return super().commit(content)[:1]

    shelf = Short()
    with pytest.raises(StudioError, match="1 task ids for 2 tasks"):
        run(tmp_path / "j", shelf, ["a", "b"], 2, [])
    run(tmp_path / "j", shelf, ["a", "b"], 2, [])
    assert sorted(shelf.tasks.values()) == ["a", "b"]
