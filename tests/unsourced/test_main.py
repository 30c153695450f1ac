"""The edge of the command line: one line an error, the exit codes, stdout for results only."""

import subprocess
import sys

import click
import pytest

from unsourced import main as cli
from unsourced.cli.lazy_group import LazyGroup
from unsourced.errors import BatchError, InputError


def run(monkeypatch: pytest.MonkeyPatch, *words: str, raises: BaseException | None = None) -> int:
    @click.command("read")
    def command() -> None:
        """Do nothing."""
        if raises:
            raise raises

    monkeypatch.setattr(LazyGroup, "get_command", lambda *_: command)
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


def test_an_error_is_one_line_whatever_the_file_is_called(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "read", raises=InputError("is empty", where="two\nlines.md")) == 1
    assert capsys.readouterr().err == "unsourced: two lines.md: is empty\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("read - <&-", "unsourced: stdin: is empty. Leave it out.\n"),
        ("read nowhere.md >&-", "unsourced: nowhere.md: is not there. Check the name.\n"),
        ("--help >&-", ""),
        ("read nowhere.md 2>&-", ""),
        ("--help >/dev/full", "unsourced: [Errno 28] No space left on device\n"),
    ],
)
def test_closed_and_full_streams_are_no_crash(line: str, said: str) -> None:
    done = subprocess.run(["bash", "-c", f"'{sys.executable}' -m unsourced {line}"], capture_output=True, text=True)
    assert done.stderr == said
    assert done.returncode == (0 if line == "--help >&-" else 1)
