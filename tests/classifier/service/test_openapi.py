"""The API against its own description, with what schemathesis makes up."""

import subprocess
import sys
from pathlib import Path

import pytest

from classifier.model.persistence import SHIPPED
from classifier.service.access import Access
from classifier.service.app import make_app
from tests.classifier.service.conftest import TOKEN, served


@pytest.mark.slow
def test_no_500_and_no_answer_that_is_not_described(tmp_path: Path) -> None:
    with served(make_app([Path(SHIPPED)], access=Access(TOKEN))) as url:
        command = [
            *(str(Path(sys.executable).with_name("schemathesis")), "run", f"{url}/api/openapi.json"),
            *("--header", f"Authorization: Bearer {TOKEN}", "--max-examples", "100", "--seed", "7", "--checks", "all"),
            # The schema cannot say all that makes a text: that it has a word, and that the scheme has the label.
            *("--exclude-checks", "positive_data_acceptance", "--no-color"),
        ]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Selected: 3/3" in done.stdout


def test_every_route_has_an_example_or_an_explanation() -> None:
    described = make_app([]).openapi()
    assert set(described["paths"]) == {"/api/score", "/api/model", "/health"}
    score = described["paths"]["/api/score"]["post"]
    assert {"200", "401", "403", "408", "413", "421", "422", "503"} <= set(score["responses"])
    assert described["components"]["schemas"]["Request"]["examples"]
    assert "security" not in score
    assert make_app([], access=Access(TOKEN)).openapi()["paths"]["/api/score"]["post"]["security"]
