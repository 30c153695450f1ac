"""A lock that other processes respect and that no dead one keeps."""

import subprocess
import sys
from pathlib import Path

import pytest

from unsourced.errors import InputError, SettingsError
from unsourced.io.file_lock import file_lock

BUSY = InputError("somebody else is at it")
HOLD = """
import sys
from pathlib import Path
from unsourced.errors import InputError
from unsourced.io.file_lock import file_lock
with file_lock(Path(sys.argv[1]), InputError("busy")):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_is_refused_until_the_first_is_dead(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(InputError, match="somebody else is at it"), file_lock(path, BUSY):
            pass
        holder.kill()
    with file_lock(path, BUSY):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_a_private_folder_is_closed_to_others(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    for name, private in (("open", False), ("closed", True)):
        with file_lock(tmp_path / name / "a.lock", BUSY, private=private):
            pass
    modes = {name: (tmp_path / name).stat().st_mode & 0o777 for name in ("plain", "open", "closed")}
    assert modes["open"] == modes["plain"]
    assert modes["closed"] == 0o700


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(SettingsError, match=r"a\.lock: cannot be written"),
        file_lock(tmp_path / "file" / "a.lock", BUSY),
    ):
        pass
