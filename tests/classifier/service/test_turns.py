"""Work in threads takes turns, and nobody waits for ever."""

import asyncio
import threading
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from classifier.service.errors import SlowError
from classifier.service.turns import Turns


def run(asked: Coroutine[Any, Any, Any]) -> Any:
    """In a thread of its own: where tests of the browser ran before, this one has a loop that runs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


def test_what_the_function_returns_or_raises_comes_back() -> None:
    turns = Turns(1, 60)
    assert run(turns.run(divmod, 7, 2)) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        run(turns.run(divmod, 7, 0))


def test_only_so_many_run_at_once() -> None:
    lock, running, most = threading.Lock(), 0, 0

    def work() -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.002)
        with lock:
            running -= 1

    async def many() -> None:
        turns = Turns(1, 60)
        await asyncio.gather(*(turns.run(work) for _ in range(20)))

    run(many())
    assert most == 1


def test_who_waits_too_long_is_told() -> None:
    done = threading.Event()

    async def late() -> None:
        try:
            await Turns(1, 0.01).run(done.wait, 30)
        finally:
            done.set()

    with pytest.raises(SlowError):
        run(late())
