"""The files that a host of the project reads: citation, issue templates."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.paths import ROOT
from unsourced import __version__

UV = Path(sys.executable).with_name("uv")
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


def test_every_file_has_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert CITATION["version"] == project["version"] == __version__
    assert f"## {__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert CITATION["license"] == project["license"]


@pytest.mark.slow
def test_the_citation_is_valid(tmp_path: Path) -> None:
    # It needs a jsonschema older than our own tools do, so it gets an environment of its own.
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, python.parents[1]], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--python", python, "cffconvert==2.0.0"], check=True)
    call: list[str | Path] = [python.with_name("cffconvert"), "--infile", ROOT / "CITATION.cff"]
    valid = subprocess.run([*call, "--validate"], capture_output=True, text=True, check=False)
    assert valid.returncode == 0, valid.stderr
    bibtex = subprocess.run([*call, "--format", "bibtex"], capture_output=True, text=True, check=True).stdout
    assert "The unsourced contributors" in bibtex


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_has_what_the_host_asks_for(path: Path) -> None:
    form: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    ids = [field["id"] for field in form["body"]]
    assert len(ids) == len(set(ids))
    assert all(field["type"] in ("textarea", "input") and field["attributes"]["label"] for field in form["body"])
