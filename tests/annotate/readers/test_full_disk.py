"""A full disk behind stdout is one line, not a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

PAGE = ROOT / "tests" / "annotate" / "pages" / "mill_dam.md"
FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.is_char_device(), reason="no /dev/full here")
def test_full_disk_behind_stdout() -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "unsourced", "read", str(PAGE)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "unsourced: stdout: cannot be written: No space left on device. Free some space or name a file with --out."
    ]
