"""Errors as answers: one shape, and nothing of what was sent in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import Receive, Scope, Send

from classifier.service.errors import AskedWronglyError, BusyError, NotTakenError, SlowError

RenderError = Callable[[int, str], str]
"""Makes a page of a status and of what is wrong."""

OPEN = ("/health",)
RENDER_ERROR = "unsourced.render_error"
"""Where a request's scope has its RenderError."""
_FOR_PROGRAMS = ("/api/", *OPEN)
_LATER = {"Retry-After": "5"}
_NO_JSON = "the body does not say that it is JSON: send the header Content-Type: application/json"


def problem(
    status: int, what: str, *, where: Iterable[object] = (), headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """The one shape of every error: `{"problem": "…", "where": ["texts", 0, "text"]}`; for a browser a page."""
    return _Problem({"problem": what, "where": list(where)}, status, headers)


class _Problem(JSONResponse):
    def __init__(self, content: dict[str, Any], status: int, headers: Mapping[str, str] | None) -> None:
        super().__init__(content, status, headers)
        self._what = content["problem"]
        self._extra_headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith(_FOR_PROGRAMS) or "text/html" not in Headers(scope=scope).get("accept", ""):
            await super().__call__(scope, receive, send)
            return
        render_error: RenderError = scope[RENDER_ERROR]
        page = HTMLResponse(render_error(self.status_code, self._what), self.status_code, self._extra_headers)
        await page(scope, receive, send)


def handle_errors(app: FastAPI) -> None:
    """Have the app answer each of our errors, and those of FastAPI, as a Problem."""

    @app.exception_handler(AskedWronglyError)
    async def asked_wrongly(_: Request, error: AskedWronglyError) -> JSONResponse:
        return problem(422, error.what, where=error.where)

    @app.exception_handler(NotTakenError)
    async def not_taken(_: Request, error: NotTakenError) -> JSONResponse:
        return problem(error.status, error.what)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        first = _first(error.errors())
        if _location(first) == ["body"] and "json" not in request.headers.get("content-type", "").lower():
            return problem(422, _NO_JSON, where=["body"])
        # FastAPI's own answer would give back all that was sent.
        message = str(first.get("msg", "it is not what is expected")).removeprefix("Value error, ")
        return problem(422, message, where=_location(first))

    @app.exception_handler(HTTPException)
    async def refused(_: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, error.detail, headers=error.headers)

    @app.exception_handler(BusyError)
    async def busy(_: Request, __: BusyError) -> JSONResponse:
        return problem(503, "too many texts are waiting; try again in a few seconds", headers=_LATER)

    @app.exception_handler(SlowError)
    async def slow(_: Request, __: SlowError) -> JSONResponse:
        return problem(503, "it took too long; send less text at once, or try again later", headers=_LATER)


def _first(errors: Sequence[dict[str, object]]) -> dict[str, object]:
    return errors[0] if errors else {}


def _location(error: dict[str, object]) -> list[str | int]:
    location = error.get("loc", ())
    return [part for part in location if isinstance(part, (str, int))] if isinstance(location, tuple) else []
