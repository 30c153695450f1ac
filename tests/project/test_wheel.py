"""The wheel, installed elsewhere without extras, is a working `unsourced`."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).with_name("uv")
OLD_PIP = "pip==23.2.1"  # Python 3.11.7 brings it; it takes `lxml[html_clean]` for an extra that lxml does not have
PAGES = {
    "html": "<html><body><article><h1>{title}</h1><p>{body}</p></article></body></html>",
    "md": "# {title}\n\n{body}\n",
    "txt": "{title}\n\n{body}\n",
    "tsv": "title\ttext\n{title}\t{body}\n",
}
TABLES = ("jsonl", "json", "csv", "parquet")
BODY = "According to local sources, the bridge [built by crooks] will stay shut until the spring."
INSERTED = "[built by crooks]"


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


@pytest.fixture(scope="module")
def command_by_old_pip(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    python = tmp_path_factory.mktemp("old") / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
    for what in ([OLD_PIP], ["--constraint", ROOT / "constraints.txt", wheel]):
        subprocess.run([python, "-m", "pip", "install", "--quiet", *what], check=True, env=_environment())
    return python.with_name("unsourced")


@pytest.mark.slow
@pytest.mark.timeout(1800)  # the old pip fetches and unpacks everything, one package at a time
def test_installed_by_an_old_pip_it_reads_scores_and_compares_each_kind_of_file(
    command_by_old_pip: Path, tmp_path: Path
) -> None:
    def printed(*call: str | Path) -> str:
        done = _run(command_by_old_pip, list(call), tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    files: dict[str, str] = {}
    for kind in (*PAGES, *TABLES):
        # A title of its own makes each an article of its own, not one that was met before.
        title, page = f"Bridge shut, says {kind}", f"{kind}.{kind if kind in PAGES else 'md'}"
        (tmp_path / page).write_text(PAGES[page.rpartition(".")[2]].format(title=title, body=BODY))
        (tmp_path / f"{kind}-original.md").write_text(f"# {title}\n\n{BODY.replace(f' {INSERTED}', '')}\n")
        files[kind] = page if kind in PAGES else f"{kind}.{kind}"
        if kind in TABLES:
            printed("read", page, "--format", kind, "--out", files[kind])
    texts = [json.loads(line)["text"] for line in printed("read", *files.values()).splitlines()]
    assert [BODY in text for text in texts] == [True] * len(files)
    spans = [json.loads(line) for line in printed("score", *files.values(), "--format", "jsonl").splitlines()]
    assert [span["text"] for span in spans if span["label"] == "editorial-insertion"] == [INSERTED] * len(files)
    for kind, file in files.items():
        (change,) = printed("compare", f"{kind}-original.md", file, "--format", "jsonl").splitlines()
        assert json.loads(change)["words_b"] == INSERTED


@pytest.mark.slow
def test_the_python_api_works_in_an_empty_folder(command: Path, tmp_path: Path) -> None:
    program = (
        "import unsourced as us; "
        "marks = us.score('According to local sources, the bridge will stay shut.', 'sample'); "
        "print(us.sample().scheme.name, marks.spans[0].label, len(us.agreement('sample').to_frame()) > 0)"
    )
    done = _run(command.with_name("python"), ["-c", program], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["credibility", "vague-source", "True"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_missing_extra_is_named(command: Path, tmp_path: Path) -> None:
    done = _run(command, ["studio", "start"], tmp_path)
    assert done.returncode == 1
    assert "pip install 'unsourced[studio]'" in done.stderr
    assert done.stderr.count("\n") == 1


def _run(command: Path, call: list[str | Path], folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(command), *map(str, call)], cwd=folder, capture_output=True, text=True, env=_environment(), timeout=120
    )


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
