"""Progress for people, on stderr: a bar in a terminal, a line now and then in a log, nothing when quiet."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
_LOG_EVERY_SECONDS = 5.0


def say(message: str, *, quiet: bool = False) -> None:
    """One line for people on stderr."""
    if not quiet:
        print(message, file=sys.stderr, flush=True)


def progress(items: Iterable[Item], what: str, *, total: int | None = None, quiet: bool = False) -> Iterator[Item]:
    """The same items, while stderr shows how many of `total` have gone by."""
    if quiet or total == 0:
        yield from items
    elif sys.stderr.isatty():
        yield from _bar(items, what, total)
    else:
        yield from _log(items, what, total)


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
            say(f"{what}: {done}{of}")


def steps(what: str, *, quiet: bool = False) -> Callable[[int, float], None]:
    """Something to call with the number of each step and its loss, for work that only tells how far it is."""
    said = time.monotonic()

    def told(number: int, loss: float) -> None:
        nonlocal said
        if time.monotonic() - said >= _LOG_EVERY_SECONDS:
            said = time.monotonic()
            say(f"{what}: step {number}, loss {loss:,.0f}", quiet=quiet)

    return told
