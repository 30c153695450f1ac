"""The loader's journal: wherever a kill falls, the next run leaves each article in the project exactly once."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.loading.journal import DamagedJournalError, Entry, Identity, Journal, replay
from tests.annotate.loading.shelf import IDENTITY, Shelf, run


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
