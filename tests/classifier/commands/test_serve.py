"""`unsourced serve` hands on what was asked for, and refuses what cannot be served."""

from pathlib import Path

import pytest

from classifier.service import run as service
from tests.classifier.commands.conftest import run


def test_options_reach_the_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(service, "serve", lambda models, **options: asked.update(options, models=models))
    assert run(monkeypatch, "serve", "--model", "a.skops", "--port", "9", "--feedback", "f.jsonl", "--reload") == 0
    assert asked == {
        "models": (Path("a.skops"),),
        "listen": "127.0.0.1",
        "port": 9,
        "token_file": None,
        "public_hosts": (),
        "reload": True,
        "feedback": Path("f.jsonl"),
        "quiet": False,
    }


def test_beyond_this_machine_it_wants_a_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("UNSOURCED_SERVE_TOKEN", raising=False)
    assert run(monkeypatch, "serve", "--listen", "0.0.0.0") == 1
    assert "token" in capfd.readouterr().err
    assert run(monkeypatch, "serve", "--port", "x") == 2
