"""Files and folders that are there whole or not at all: also on a full disk and after a kill."""

import subprocess
import sys
from pathlib import Path

import pytest

from unsourced.errors import InputError
from unsourced.io.atomic import atomic_file, atomic_folder, complete_folder


def python(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(path: Path, words: str) -> None:
    with atomic_folder(path) as folder:
        (folder / "words.txt").write_text(words, encoding="utf-8")


def half_written() -> str:
    raise ZeroDivisionError


def test_a_file_takes_its_name_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out.txt"
    with atomic_file(out) as path:
        path.write_text("words", encoding="utf-8")
        assert not out.exists()
    assert out.read_text(encoding="utf-8") == "words"
    assert names(out.parent) == ["out.txt"]
    assert out.stat().st_mode & 0o777 == 0o644


def test_a_file_stays_as_it_was_where_writing_fails(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), atomic_file(out) as path:
        path.write_text(half_written(), encoding="utf-8")
    assert out.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out.txt"]


def test_a_folder_takes_its_name_at_the_end_and_replaces_another(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "old")
    with atomic_folder(out) as folder:
        (folder / "other.txt").write_text("new", encoding="utf-8")
        assert names(out) == ["words.txt"]
    assert names(out) == ["other.txt"]
    assert names(tmp_path) == ["out"]


def test_a_folder_stays_as_it_was_where_writing_fails(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "old")
    with pytest.raises(ZeroDivisionError), atomic_folder(out) as folder:
        (folder / "words.txt").write_text(half_written(), encoding="utf-8")
    assert (out / "words.txt").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out"]


def test_a_folder_stays_as_it_was_where_the_swap_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write(out, "old")
    rename = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        write(out, "new")
    assert (out / "words.txt").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("writer", [atomic_file, atomic_folder])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, writer: type) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with (
        pytest.raises(InputError, match=r"file/out: cannot be written.*nothing was changed"),
        writer(tmp_path / "file" / "out"),
    ):
        pass


FULL_DISK = """
import resource, sys
from pathlib import Path
from unsourced.errors import InputError
from unsourced.io.atomic import atomic_file, atomic_folder
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
out = Path(sys.argv[1])
try:
    if sys.argv[2] == "file":
        with atomic_file(out) as path:
            path.write_bytes(b"x" * 20_000)
    else:
        with atomic_folder(out) as folder:
            (folder / "small.txt").write_bytes(b"x")
            (folder / "big.txt").write_bytes(b"x" * 20_000)
except InputError as error:
    print(error)
    sys.exit(1)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are a Unix thing")
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, kind: str) -> None:
    done = python(FULL_DISK, tmp_path / "out", kind)
    assert done.returncode == 1, done.stderr
    assert "out: cannot be written" in done.stdout
    assert "Free some space" in done.stdout
    assert names(tmp_path) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from unsourced.io.atomic import atomic_folder
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
rename = Path.replace
if sys.argv[2] == "between the renames":
    Path.replace = lambda self, target: die() if self.name.endswith(".part") else rename(self, target)
elif sys.argv[2] == "after the renames":
    import shutil
    shutil.rmtree = die
with atomic_folder(Path(sys.argv[1])) as folder:
    (folder / "words.txt").write_text("new")
    if sys.argv[2] == "while writing":
        die()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a Unix thing")
@pytest.mark.parametrize(
    ("moment", "words"), [("while writing", "old"), ("between the renames", "old"), ("after the renames", "new")]
)
def test_after_a_kill_a_whole_folder_is_found_and_the_next_write_clears_up(
    tmp_path: Path, moment: str, words: str
) -> None:
    out = tmp_path / "out"
    write(out, "old")
    assert python(KILLED, out, moment).returncode == -9
    assert (complete_folder(out) / "words.txt").read_text(encoding="utf-8") == words
    with pytest.raises(ZeroDivisionError), atomic_folder(out):
        half_written()
    assert (out / "words.txt").read_text(encoding="utf-8") == words
    write(out, "newest")
    assert (out / "words.txt").read_text(encoding="utf-8") == "newest"
    assert names(tmp_path) == ["out"]


def test_a_folder_that_somebody_else_is_writing_is_left_alone(tmp_path: Path) -> None:
    with atomic_folder(tmp_path / "out") as one:
        write(tmp_path / "out", "other")
        assert one.exists()
        assert names(tmp_path / "out") == ["words.txt"]


def test_a_folder_that_was_never_written_is_where_it_should_be(tmp_path: Path) -> None:
    assert complete_folder(tmp_path / "none") == tmp_path / "none"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no /dev/null here")
def test_a_device_is_not_replaced() -> None:
    with pytest.raises(InputError, match="no file that can be replaced"), atomic_file(Path("/dev/null")):
        pass
    assert not Path("/dev/null").is_file()
