"""Errors of the service as answers: one shape, and nothing of what was sent in it."""

from collections.abc import Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from classifier.service.middleware import problem
from classifier.service.score_queue import BusyError, SlowError
from classifier.service.web.form import NotTakenError

_LATER = {"Retry-After": "5"}
_NO_JSON = "the body does not say that it is JSON: send the header Content-Type: application/json"


class AskedWronglyError(Exception):
    """What cannot be scored, and where in the request it stands."""

    def __init__(self, what: str, *where: str | int) -> None:
        self.what = what
        self.where = where
        super().__init__(what)


def answer_errors(app: FastAPI) -> None:
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
        if _place(first) == ["body"] and "json" not in request.headers.get("content-type", "").lower():
            return problem(422, _NO_JSON, where=["body"])
        # FastAPI's own answer would give back all that was sent.
        said = str(first.get("msg", "it is not what is expected")).removeprefix("Value error, ")
        return problem(422, said, where=_place(first))

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


def _place(error: dict[str, object]) -> list[str | int]:
    found = error.get("loc", ())
    return [part for part in found if isinstance(part, (str, int))] if isinstance(found, tuple) else []
