"""Progress and messages: on stderr for commands, to the logger or a function for callers, nowhere when quiet."""

import logging

import pytest

from unsourced.io import progress as module
from unsourced.io.progress import progress, reporting, say


def test_a_message_is_a_line_on_stderr_unless_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    say("12 articles")
    say("not this", quiet=True)
    assert capsys.readouterr() == ("", "12 articles\n")


def test_inside_reporting_messages_are_logged(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="unsourced"), reporting(None):
        say("12 articles")
        say("warning: 2 of them came twice")
    assert caplog.record_tuples == [
        ("unsourced", logging.INFO, "12 articles"),
        ("unsourced", logging.WARNING, "2 of them came twice"),
    ]
    assert capsys.readouterr() == ("", "")


def test_a_function_is_told_after_each_item() -> None:
    calls: list[tuple[int, int | None]] = []
    with reporting(lambda done, total: calls.append((done, total))):
        for item in progress("abc", "reading", total=3):
            calls.append((ord(item), None))
    assert calls == [(97, None), (1, 3), (98, None), (2, 3), (99, None), (3, 3)]


def test_a_log_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 6.0, 6.0, 7.0])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    assert list(progress("abc", "reading", total=3)) == ["a", "b", "c"]
    assert capsys.readouterr().err == "reading: 2 of 3\n"


def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOG_EVERY_SECONDS", 0.0)
    assert list(progress("abc", "reading", quiet=True)) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(TypeError, match="progress must be None, True or a function"), reporting("yes"):  # type: ignore[arg-type]
        pass
