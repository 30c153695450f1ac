"""What a workspace knows of its server: written whole, readable by its owner alone, refused where damaged."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from unsourced.errors import SettingsError
from unsourced.label_studio.local_server import (
    READY,
    StudioCredentials,
    StudioFolder,
    StudioRecord,
    is_alive,
    read_credentials,
    read_record,
    write_credentials,
    write_record,
)

RECORD = StudioRecord(
    pid=7, local_url="http://127.0.0.1:8080", public_url=None, port=8080, instance="x", started="now", phase=READY
)
OWNER = StudioCredentials(email="owner@example.org", password="a long one", secret_key="s", token="t")
HOLDER = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def folder(workspace: Path) -> StudioFolder:
    made = StudioFolder(workspace)
    made.path.mkdir()
    return made


def test_both_files_read_back(tmp_path: Path) -> None:
    made = folder(tmp_path)
    assert (read_record(made), read_credentials(made)) == (None, None)
    write_record(made, RECORD)
    write_credentials(made, OWNER)
    assert (read_record(made), read_credentials(made)) == (RECORD, OWNER)
    assert "a long one" not in repr(OWNER)


def test_people_are_told_the_public_address() -> None:
    assert RECORD.url == "http://127.0.0.1:8080"
    assert StudioRecord(**{**vars(RECORD), "public_url": "https://labels.example.org"}).url.startswith("https")


@pytest.mark.skipif(os.name != "posix", reason="permissions are a Unix thing")
def test_credentials_that_others_can_read_are_refused(tmp_path: Path) -> None:
    made = folder(tmp_path)
    write_credentials(made, OWNER)
    assert made.credentials.stat().st_mode & 0o077 == 0
    made.credentials.chmod(0o644)
    with pytest.raises(SettingsError, match=r"other users can read.*chmod 600"):
        read_credentials(made)


def test_a_damaged_record_says_what_to_do(tmp_path: Path) -> None:
    made = folder(tmp_path)
    made.record.write_text("{}", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"server.json: is damaged.*unsourced studio start"):
        read_record(made)


def test_it_lives_as_long_as_its_process_holds_the_lock(tmp_path: Path) -> None:
    made = folder(tmp_path)
    assert not is_alive(made)
    call = [sys.executable, "-c", HOLDER, str(made.server_lock)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert is_alive(made)
        holder.kill()
    assert not is_alive(made)
