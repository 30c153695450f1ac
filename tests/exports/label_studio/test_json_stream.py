"""A saved export, read and written piece by piece, is what it is when it is read at once."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.dataset.dataset import Dataset, read_dataset, write_dataset
from exports.dataset.schema import SCHEMAS, to_arrow
from exports.dataset.validate import validate
from exports.label_studio import json_stream as task_stream
from exports.label_studio import tally as summary
from exports.label_studio import tasks_to_dataset
from exports.label_studio.export import export, write_export
from exports.label_studio.json_stream import read_tasks, seekable_file, stream_tasks
from exports.label_studio.name_mapping import mapping_of_scheme
from exports.label_studio.run import run_export
from exports.label_studio.tally import tally_of
from exports.label_studio.tasks_to_dataset import Names, dataset_of_tasks
from tests.exports.building import SCHEME
from tests.exports.label_studio.test_damaged_export import whole
from tests.exports.label_studio.test_export import annotation, loaded, mark, task
from unsourced.errors import BatchError, InputError

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text('aé👩"\\\n[]{},: \ud800', max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def many() -> list[dict[str, Any]]:
    """Tasks of all kinds, the same article in the first and the last, one annotation twice, losses and leftovers."""
    link = {"type": "relation", "from_id": "r1", "to_id": "gone", "direction": "right", "labels": []}
    return [
        *whole(),
        task(9, {"text": "Untouched."}),
        task(10, {"text": "   "}, annotation(5)),
        task(11, {"text": "Critics 👩‍🚒\r\nsaid so."}, annotation(6, mark(0, 7), mark(0, 999, region="bad"), link)),
        loaded(12, annotation(1, mark(0, 4)), annotation(7, mark(0, 5, origin="prediction"), by=2)),
    ]


def save(tasks: object, path: Path, **options: Any) -> Path:
    path.write_text(json.dumps(tasks, **options), encoding="utf-8", errors="surrogatepass")
    return path


def same(one: Dataset, other: Dataset) -> bool:
    tables = (to_arrow(name, getattr(one, name)).equals(to_arrow(name, getattr(other, name))) for name in SCHEMAS)
    return all(tables) and one.problems == other.problems and one.scheme == other.scheme


@pytest.mark.parametrize("read", [1, 3, 100, 1 << 20])
@pytest.mark.parametrize("part", [1, 2000, 1 << 22])
def test_a_dataset_in_parts_is_the_whole_dataset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: int, part: int
) -> None:
    tasks = many()
    write_dataset(dataset_of_tasks(tasks, mapping_of_scheme(SCHEME), Names(versions={})), tmp_path / "at once")
    monkeypatch.setattr(task_stream, "READ_CHARACTERS", read)
    monkeypatch.setattr(tasks_to_dataset, "PART_CHARACTERS", part)
    saved = save(tasks, tmp_path / "saved.json", indent=1, ensure_ascii=part == 1)
    tally = write_export(saved, tmp_path / "labels", quiet=True)
    dataset = read_dataset(tmp_path / "labels")
    assert same(dataset, read_dataset(tmp_path / "at once"))
    assert validate(dataset) == []
    assert dataset.provenance["tasks"] == len(tasks)
    assert summary.summary(tally) == summary.summary(tally_of(dataset))
    assert tally.losses == len(tally.lost) == 3


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.dictionaries(st.text(max_size=3), JSON, max_size=3), max_size=5),
    st.integers(1, 40),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32-be"]),
    st.booleans(),
    st.sampled_from([None, 0, 7]),
)
def test_any_list_of_tasks_is_read_as_json_reads_it(
    tmp_path: Path, extra: list[dict[str, Any]], read: int, encoding: str, escaped: bool, indent: int | None
) -> None:
    tasks = [more | {"id": n, "data": {}, "annotations": []} for n, more in enumerate(extra)]
    written = json.dumps(tasks, ensure_ascii=escaped, indent=indent)
    path = tmp_path / "tasks.json"
    path.write_bytes(written.encode(encoding, "surrogatepass"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(task_stream, "READ_CHARACTERS", read)
        found = list(stream_tasks(path))
    assert json.dumps([task for task, _ in found]) == json.dumps(
        task_stream._without_lone_surrogates(json.loads(written))
    )
    assert sum(size for _, size in found) <= len(written)


@pytest.mark.parametrize("read", [1, 7, 1 << 20])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is not JSON: Expecting value at character 0"),
        (" \n", "is not JSON: Expecting value at character 2"),
        ("nothing", "is not JSON"),
        ("[", "is not JSON: Expecting value at character 1"),
        ("[TASK", "is not JSON: Expecting ',' or ']' at character 42"),
        ("[TASK,", "is not JSON: Expecting value at character 43"),
        ("[TASK,]", "is not JSON: Expecting value at character 43"),
        ("[TASK TASK]", "is not JSON: Expecting ',' or ']' at character 43"),
        ("[TASK] x", "is not JSON: Extra data at character 44"),
        ('[TASK, {"id": 2, "data": {"text": "cut', "is not JSON: Unterminated string starting at character 71"),
        ('[TASK, {"id" 2, "data": {}}]', "is not JSON: Expecting ':' delimiter at character 50"),
        ("[TASK, 12]", "item 2 is not a task"),
        ("[TASK, null]", "item 2 is not a task"),
        ('[TASK, {"id": 2}]', "item 2 is not a task.*: data: Field required"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: int, content: str, message: str
) -> None:
    monkeypatch.setattr(task_stream, "READ_CHARACTERS", read)
    path = tmp_path / "tasks.json"
    one = json.dumps({"id": 10, "data": {}, "annotations": []})
    assert len(one) == 41
    path.write_text(content.replace("TASK", one), encoding="utf-8")
    if content == "nothing" and read <= len(content):
        message = "is not a list"
    with pytest.raises(InputError, match=message):
        read_tasks(path)


def test_a_broken_file_is_given_up_where_it_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task_stream, "READ_CHARACTERS", 50)
    path = tmp_path / "tasks.json"
    path.write_text('[{"id": 1 "data"' + " " * 100_000, encoding="utf-8")
    window = task_stream._Window(path.open(encoding="utf-8"))
    with pytest.raises(ValueError, match="Expecting ',' delimiter at character 10"):
        list(task_stream._items(window))
    assert len(window.text) <= 100
    window._file.close()


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are a Unix thing")
def test_a_pipe_is_read_too(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(json.dumps(many()),))
    writer.start()
    export(pipe, tmp_path / "labels", quiet=True)
    writer.join()
    save(many(), tmp_path / "saved.json")
    export(tmp_path / "saved.json", tmp_path / "from file", quiet=True)
    assert same(read_dataset(tmp_path / "labels"), read_dataset(tmp_path / "from file"))
    with seekable_file(tmp_path / "saved.json") as same_path:
        assert same_path == tmp_path / "saved.json"


def test_of_very_many_losses_the_first_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "LOSSES_KEPT", 2)
    monkeypatch.setattr(tasks_to_dataset, "PART_CHARACTERS", 1)
    lost = [loaded(n, annotation(n, mark(0, 9999), mark(0, 5, region="good"))) for n in range(1, 6)]
    saved = save(lost, tmp_path / "saved.json")
    with pytest.raises(BatchError, match=r"^5 of 10 failed \(the first 2 are named\); the others are done") as caught:
        run_export(tmp_path / "labels", file=saved, workspace=tmp_path, quiet=True)
    assert [str(one).split(",")[0] for one in caught.value.failures] == ["task 1", "task 2"]
    assert len(read_dataset(tmp_path / "labels").problems) == 5


MEASURED = """
import resource, sys
from pathlib import Path
from exports.label_studio.export import write_export
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
write_export(Path(sys.argv[1]), Path(sys.argv[2]), quiet=True)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
def test_memory_does_not_grow_with_the_export(tmp_path: Path) -> None:
    text = "Critics said so, and nobody counted. " * 400
    growth = []
    for number in (400, 3200):
        marks = [annotation(n, mark(0, 7)) for n in range(number)]
        saved = save([task(n, {"text": f"{n} {text}"}, one) for n, one in enumerate(marks)], tmp_path / "saved.json")
        program = [sys.executable, "-c", MEASURED, str(saved), str(tmp_path / f"labels-{number}")]
        done = subprocess.run(program, check=True, stdout=subprocess.PIPE, text=True)
        growth.append(int(done.stdout) / 1000)
    # The larger file has 42 MB more.
    assert growth[1] - growth[0] < 30, growth
