"""The console blocks of the README, the tutorial and the guide for teachers print what they say, run in order.

`...` stands for anything. Each document has a folder of its own; the tutorial's holds the sample as a checkout does.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ["README.md", "docs/researchers.md", "docs/teachers.md"]
IN_CHECKOUT = ("docs/researchers.md",)
# What a command says of its progress where a busy machine has it take longer than five seconds.
_PROGRESS = re.compile(r"^[\w ]+: (\d+( of \d+)?|step \d+, loss [\d,]+)\n", re.MULTILINE)
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS)
def test_console_blocks_print_what_they_say(document: str, tmp_path: Path) -> None:
    calls = [call for block in _BLOCK.findall((ROOT / document).read_text(encoding="utf-8")) for call in _calls(block)]
    assert calls, f"{document} has no console block"
    if document in IN_CHECKOUT:
        (tmp_path / "unsourced").mkdir()
        (tmp_path / "unsourced" / "sample").symlink_to(ROOT / "unsourced" / "sample")
    for command, expected in calls:
        printed = re.sub(r" +$", "", _run(command, tmp_path), flags=re.MULTILINE).strip()
        assert re.fullmatch(_pattern(expected), printed), f"$ {command}\nprinted:\n{printed}\nnot:\n{expected}"


@pytest.mark.slow
@pytest.mark.parametrize("document", ["README.md", "docs/researchers.md"])
def test_blocks_on_the_front_door_run(document: str, tmp_path: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / document).read_text(encoding="utf-8"), re.M | re.S)
    (block,) = [block for block in blocks if "import unsourced" in block]
    (tmp_path / "unsourced").mkdir()
    (tmp_path / "unsourced" / "sample").symlink_to(ROOT / "unsourced" / "sample")
    (tmp_path / "block.py").write_text(block, encoding="utf-8")
    # -P: the folder `unsourced` beside the block is no package.
    done = subprocess.run(
        [sys.executable, "-P", "block.py"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=300
    )
    written = {path.name for path in tmp_path.glob("*.html")}
    assert written == set(re.findall(r"\w+\.html", block))
    assert bool(done.stdout) == ("print(" in block)


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
    return done.stdout + _PROGRESS.sub("", done.stderr)
