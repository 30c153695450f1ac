"""The console blocks of the README and of the guide for teachers print what they say, run in order in an empty folder.

`...` stands for anything.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ["README.md", "docs/teachers.md"]
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS)
def test_console_blocks_print_what_they_say(document: str, tmp_path: Path) -> None:
    calls = [call for block in _BLOCK.findall((ROOT / document).read_text(encoding="utf-8")) for call in _calls(block)]
    assert calls, f"{document} has no console block"
    for command, expected in calls:
        printed = re.sub(r" +$", "", _run(command, tmp_path), flags=re.MULTILINE).strip()
        assert re.fullmatch(_pattern(expected), printed), f"$ {command}\nprinted:\n{printed}\nnot:\n{expected}"


def _calls(block: str) -> list[tuple[str, str]]:
    calls = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command.replace("\\\n", " "), expected) for command, expected in map(_parts, calls)]


def _parts(call: str) -> tuple[str, str]:
    lines = call.split("\n")
    last = next(place for place, line in enumerate(lines) if not line.endswith("\\"))
    return "\n".join(lines[: last + 1]), "\n".join(lines[last + 1 :]).strip()


def _pattern(expected: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, expected.split("..."))), re.DOTALL)


def _run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"$ {command}\n{done.stderr}"
    return done.stdout + done.stderr
