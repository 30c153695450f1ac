"""The edge of the command line: one line an error, the exit codes, stdout for results only."""

import sys

import click
import pytest

from unsourced import cli
from unsourced.errors import BatchError, InputError


def run(monkeypatch: pytest.MonkeyPatch, *words: str, raises: BaseException | None = None) -> int:
    @click.command("read")
    def command() -> None:
        """Do nothing."""
        if raises:
            raise raises

    monkeypatch.setattr(cli.Front, "get_command", lambda *_: command)
    monkeypatch.setattr(sys, "argv", ["unsourced", *words])
    try:
        cli.main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def test_a_known_error_is_one_line_and_exit_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = InputError("is empty", where="page.md", remedy="Save it again.")
    assert run(monkeypatch, "read", raises=error) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "unsourced: page.md: is empty. Save it again.\n")


def test_a_batch_lists_what_failed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    error = BatchError([InputError("is empty", where="a.md"), InputError("is binary", where="b.md")], done=3)
    assert run(monkeypatch, "read", raises=error) == 1
    assert capsys.readouterr().err.split("\n") == [
        "unsourced: a.md: is empty",
        "unsourced: b.md: is binary",
        "unsourced: 2 of 5 failed; the others are done",
        "",
    ]


def test_wrong_usage_is_exit_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "read", "--no-such-option") == 2
    assert "No such option" in capsys.readouterr().err


def test_ctrl_c_is_exit_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "read", raises=KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "\nunsourced: stopped\n"


def test_an_unknown_command_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["unsourced", "raed"])
    with pytest.raises(SystemExit, match="2"):
        cli.main()
    assert "No such command 'raed'" in capsys.readouterr().err
