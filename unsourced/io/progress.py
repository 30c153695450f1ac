"""Progress for people, on stderr: a bar in a terminal, a line now and then in a log, nothing when quiet.

Functions that work on values take a Reporter, which is silent unless a `run.py` or a command hands in another.

Inside `reporting` nothing goes to stderr unasked: messages go to the logger `unsourced`, progress to whoever asked.
"""

import logging
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
Progress = bool | Callable[[int, int | None], object]
_LOG_EVERY_SECONDS = 5.0
_WARNING = "warning: "

logger = logging.getLogger("unsourced")
# Without a handler Python itself would print warnings to stderr.
logger.addHandler(logging.NullHandler())
_asked: ContextVar[Progress | None] = ContextVar("asked", default=None)


@contextmanager
def reporting(to: Progress | None) -> Iterator[None]:
    """Within it messages are logged, and progress is drawn on stderr only where `to` is True.

    A function `to` is called with how many steps of the stage at hand are done and of how many (None where nobody
    knows). Raises TypeError for anything else.
    """
    if to is not None and not isinstance(to, bool) and not callable(to):
        raise TypeError(
            f"progress must be None, True or a function of (done, total), not {type(to).__name__}: "
            "leave it out for silence"
        )
    before = _asked.set(False if to is None else to)
    try:
        yield
    finally:
        _asked.reset(before)


def say(message: str, *, quiet: bool = False) -> None:
    """One line for people on stderr."""
    if _asked.get() is not None:
        is_warning = message.startswith(_WARNING)
        logger.log(logging.WARNING if is_warning else logging.INFO, "%s", message.removeprefix(_WARNING))
    elif not quiet:
        print(message, file=sys.stderr, flush=True)


def progress(items: Iterable[Item], what: str, *, total: int | None = None, quiet: bool = False) -> Iterator[Item]:
    """The same items, while stderr shows how many of `total` have gone by."""
    asked = _asked.get()
    if callable(asked):
        yield from _called(items, total, asked)
    elif (quiet and not asked) or asked is False or total == 0:
        yield from items
    elif sys.stderr.isatty():
        yield from _bar(items, what, total)
    else:
        yield from _log(items, what, total)


@dataclass(frozen=True, slots=True)
class Reporter:
    """What long work tells whoever waits for it: nobody, unless it is made not to be quiet or `reporting` asks."""

    quiet: bool = True

    def say(self, message: str) -> None:
        """One line for people on stderr."""
        say(message, quiet=self.quiet)

    def track(self, items: Iterable[Item], what: str, *, total: int | None = None) -> Iterator[Item]:
        """The same items, while stderr shows how many of `total` have gone by."""
        return progress(items, what, total=total, quiet=self.quiet)


SILENT = Reporter()


def _called(items: Iterable[Item], total: int | None, report: Callable[[int, int | None], object]) -> Iterator[Item]:
    done = 0
    for done, item in enumerate(items, 1):
        # Only when the next one is asked for is this one done with.
        if done > 1:
            report(done - 1, total)
        yield item
    if done:
        report(done, total)


def _bar(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield from bar.track(items, total=total, description=what)


def _log(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    of = f" of {total}" if total is not None else ""
    said = time.monotonic()
    for done, item in enumerate(items, 1):
        yield item
        if time.monotonic() - said >= _LOG_EVERY_SECONDS:
            said = time.monotonic()
            print(f"{what}: {done}{of}", file=sys.stderr, flush=True)


def steps(what: str, *, quiet: bool = False) -> Callable[[int, float], None]:
    """Something to call with the number of each step and its loss, for work that only tells how far it is."""
    said = time.monotonic()

    def told(number: int, loss: float) -> None:
        nonlocal said
        if time.monotonic() - said >= _LOG_EVERY_SECONDS:
            said = time.monotonic()
            say(f"{what}: step {number}, loss {loss:,.0f}", quiet=quiet)

    return told
