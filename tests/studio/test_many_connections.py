"""A class's browsers keep their connections open; the next one is answered all the same."""

from contextlib import ExitStack

import httpx

from tests.conftest import StudioUnderTest

BROWSERS, EACH = 60, 5


def test_three_hundred_idle_connections_keep_nobody_out(studio: StudioUnderTest) -> None:
    with ExitStack() as stack:
        for _ in range(BROWSERS * EACH):
            idle = stack.enter_context(httpx.Client(base_url=studio.url, trust_env=False, timeout=30))
            assert idle.get("/health").is_success
        # With a server that waits for the idle ones this ends in a timeout.
        assert httpx.get(f"{studio.url}/health", timeout=30, trust_env=False).is_success
