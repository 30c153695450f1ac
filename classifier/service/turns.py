"""Work in threads that takes turns, so that computing leaves room to answer."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from classifier.service.errors import SlowError

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Turns:
    """Runs functions in threads, `at_once` of them at once; nobody waits longer than `seconds` for a result."""

    def __init__(self, at_once: int, seconds: float) -> None:
        self._turns = asyncio.Semaphore(at_once)
        self._seconds = seconds

    async def run(self, function: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """What the function returns.

        Raises:
            SlowError: it did not come in time.
        """
        try:
            async with asyncio.timeout(self._seconds), self._turns:
                return await asyncio.to_thread(function, *args, **kwargs)
        except TimeoutError:
            raise SlowError from None
