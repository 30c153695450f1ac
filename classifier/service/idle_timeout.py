"""Connections on which nobody asks anything: the server hangs up, lest they keep others out."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SECONDS = 30.0
"""How long a request's head may take from its first byte, and the first one from when the connection is made."""


class IdleTimeoutProtocol(HttpToolsProtocol):
    """uvicorn's protocol, which by itself waits for a head without end, and counts who makes it wait as a client."""

    seconds = SECONDS
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait no longer once a whole request is there."""
        if self._waiting is None and not self._asked:
            self._wait()
        super().data_received(data)
        if self._asked:
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nobody who has gone."""
        self._stop()
        super().connection_lost(exc)

    @property
    def _asked(self) -> bool:
        """Whether there is a request that has no whole answer yet."""
        cycle: Any = self.cycle
        return cycle is not None and not cycle.response_complete

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(self.seconds, self.transport.close)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
