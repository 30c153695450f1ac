"""The README's calls of the service, made to a running one."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from classifier.model.persistence import SHIPPED
from classifier.service.app import make_app
from tests.classifier.service.conftest import served

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8750"


def block(language: str, holds: str) -> str:
    (found,) = [
        each
        for each in re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
        if ADDRESS in each and holds in each
    ]
    return str(found)


@pytest.mark.slow
def test_curl_and_httpx_get_marks() -> None:
    with served(make_app([Path(SHIPPED)])) as url:
        by_curl = _run(
            ["bash", "-c", "curl -sS" + block("sh", "curl").strip().removeprefix("curl").replace(ADDRESS, url)]
        )
        by_httpx = _run([sys.executable, "-c", block("python", "httpx").replace(ADDRESS, url)])
    marks = json.loads(by_curl)["results"][0]["marks"]
    assert "editorial-insertion" in [mark["label"] for mark in marks]
    assert by_httpx.splitlines() == [f"{mark['label']} {mark['text']} {mark['reason']}" for mark in marks]


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout
