"""The wheel, installed elsewhere without extras, is a working `unsourced`."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).with_name("uv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([UV, "build", "--quiet", "--wheel", "--out-dir", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("elsewhere") / "venv"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, place], check=True)
    constraints = ROOT / "constraints.txt"
    install: list[str | Path] = [UV, "pip", "install", "--quiet", "--python", place / "bin" / "python"]
    subprocess.run([*install, "--constraints", constraints, wheel], check=True)
    return place / "bin" / "unsourced"


@pytest.mark.slow
def test_the_wheel_holds_the_five_packages_and_what_they_read(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packages = ("annotate", "classifier", "configs", "exports", "unsourced")
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == set(packages)
    assert {f"{package}/py.typed" for package in packages} <= set(names)
    tracked = subprocess.run(["git", "ls-files", *packages], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(tracked.stdout.split()) <= set(names)


@pytest.mark.slow
def test_the_core_reads_suggests_and_scores_in_an_empty_folder(command: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Bridge shut\n\nAccording to local sources, the bridge [built by crooks] will stay shut.\n")
    calls: list[tuple[list[str | Path], str]] = [
        (["--help"], "Says who?"),
        (["read", page], '"text": "Bridge shut'),
        (["suggest", page], '"vague-source"'),
        (["score", page, "--format", "jsonl"], '"editorial-insertion"'),
    ]
    for call, expected in calls:
        done = _run(command, call, tmp_path)
        assert done.returncode == 0, done.stderr
        assert expected in done.stdout


@pytest.mark.slow
def test_a_missing_extra_is_named(command: Path, tmp_path: Path) -> None:
    done = _run(command, ["studio", "start"], tmp_path)
    assert done.returncode == 1
    assert "pip install 'unsourced[studio]'" in done.stderr
    assert done.stderr.count("\n") == 1


def _run(command: Path, call: list[str | Path], folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(command), *map(str, call)], cwd=folder, capture_output=True, text=True, env=environment, timeout=120
    )
