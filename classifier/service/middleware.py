"""What stands before every request: who may ask, how much may be sent, and which headers every answer has.

The log has method, path without query, status and time: no text, no token and no address of a reader.
"""

import asyncio
import logging
import time
import traceback
from collections.abc import Awaitable
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from classifier.service.access import Access
from classifier.service.limits import Limits
from classifier.service.problems import OPEN, RENDER_ERROR, RenderError, problem

logger = logging.getLogger(__name__)

# Nothing is loaded but our own style sheet and script, and no page may frame ours.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
_READING = ("GET", "HEAD", "OPTIONS")
_OWN = ("same-origin", "none")


class Guard:
    """ASGI middleware around the whole service; `render_error` makes the page on which a browser reads a problem."""

    def __init__(self, app: ASGIApp, *, access: Access, limits: Limits, render_error: RenderError) -> None:
        self._app = app
        self._render_error = render_error
        self._access = access
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope[RENDER_ERROR] = self._render_error
        began = time.perf_counter()
        answered = _Answered(send)
        try:
            await self._guarded(scope, receive, answered)
        except ClientDisconnect:
            answered.status = 499
        except Exception as error:
            # Not raised further: the server would log the message, which may quote what was sent.
            logger.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
            if not answered.began:
                await problem(500, "something broke here; the log has more")(scope, receive, answered)
        finally:
            took = 1000 * (time.perf_counter() - began)
            # Quoted, as a path may hold line ends and what a terminal obeys.
            logger.info("%s %s %d %.0f ms", scope["method"], quote(scope["path"]), answered.status, took)

    async def _guarded(self, scope: Scope, receive: Receive, send: "_Answered") -> None:
        headers = Headers(scope=scope)
        refused = self._refusal(scope, headers)
        if refused is None:
            try:
                body = await self._whole_body(scope["path"], headers, receive)
            except _RefusedError as error:
                refused = error.response
        if refused is None:
            await _while_somebody_waits(self._app(scope, body, send), receive, send)
        else:
            await refused(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if not self._access.knows_host(headers.get("host", "")):
            return problem(421, "this service does not answer under that host name; start it with --public-host NAME")
        if scope["path"] not in OPEN and not self._access.allows(headers.get("authorization", "")):
            asked = {"WWW-Authenticate": 'Basic realm="unsourced", charset="UTF-8"'}
            return problem(401, "send the token, as Bearer TOKEN or as the password of Basic", headers=asked)
        # A browser sends the password it knows along with a form of any other site.
        if scope["method"] not in _READING and headers.get("sec-fetch-site", "none") not in _OWN:
            return problem(403, "a page of another site may not send anything here")
        return None

    async def _whole_body(self, path: str, headers: Headers, receive: Receive) -> Receive:
        """The body read to its end, within size and time. Raises _RefusedError, or ClientDisconnect."""
        most = self._limits.tasks_bytes if path.endswith("/predict") else self._limits.body_bytes
        if _length(headers) > most:
            raise _RefusedError(413, f"the body is longer than {most:,} bytes")
        parts: list[bytes] = []
        try:
            async with asyncio.timeout(self._limits.body_seconds):
                size, more = 0, True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise ClientDisconnect
                    parts.append(message.get("body", b""))
                    more = message.get("more_body", False)
                    size += len(parts[-1])
                    if size > most:
                        raise _RefusedError(413, f"the body is longer than {most:,} bytes")
        except TimeoutError:
            raise _RefusedError(408, f"the body did not come within {self._limits.body_seconds:g} s") from None
        return _again(b"".join(parts), receive)


class _RefusedError(Exception):
    def __init__(self, status: int, what: str) -> None:
        # What was not read would be taken for the next request.
        self.response = problem(status, what, headers={"Connection": "close"})
        super().__init__(what)


class _Answered:
    """`send`, with our headers on every answer, that remembers the status."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 500
        self.began = False
        self.ended = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.began = True
            headers = MutableHeaders(raw=message.setdefault("headers", []))
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        elif not message.get("more_body", False):
            self.ended = True
        await self._send(message)


async def _while_somebody_waits(work: Awaitable[None], receive: Receive, answered: _Answered) -> None:
    """Do the work, unless the client goes away before its answer: then stop it and raise ClientDisconnect."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        # A server calls it going away, too, when an answer is sent.
        if not working.done() and not answered.ended:
            raise ClientDisconnect
        await working
    finally:
        leaving.cancel()
        working.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _length(headers: Headers) -> int:
    given = headers.get("content-length", "")
    return int(given) if given.isdecimal() else 0


def _again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body in one message, and then what comes after it."""
    given = False

    async def once() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return once
