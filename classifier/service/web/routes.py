"""The pages' addresses. Nothing is kept between two requests: a page holds its text and sends it back."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from annotate.compare import Comparison, compare, explain
from classifier.scoring.scores import Scores
from classifier.service.errors import AskedWronglyError, BusyError, FullError, NotKeptError, NotTakenError, SlowError
from classifier.service.feedback import kept_record
from classifier.service.limits import Limits
from classifier.service.loaded_models import Loaded
from classifier.service.state import State
from classifier.service.web.downloads import FORMATS, Download, comparison_download, download
from classifier.service.web.form import Sent, article_of, read_form, unpacked
from classifier.service.web.remarks import remark
from classifier.service.web.render import (
    card_page,
    comparison_page,
    comparison_style_sheet,
    form_page,
    result_page,
    style_sheet,
)
from unsourced.core.article import Article

_AT_ONCE = 2
_SENT_ONLY = ("/marks", "/download", "/edit", "/compare", "/feedback")
_CHANGED = "Nothing was kept: another model marks here since, so look at its marks first."
_WHICH = "Nothing was kept: press the button “Send” below the mark that you mean."
_FULL = "Nothing was kept: there is no more room for remarks here."
_KEPT = "Thank you: it was kept, and people will check it."
_BUSY = "Too many texts are waiting, or this one took too long: try again in a few seconds."


def page_router(state: State) -> APIRouter:
    """The routes of the page."""
    router = APIRouter(include_in_schema=False)
    work, read = (_taking_turns(state.limits) for _ in range(2))

    @router.get("/")
    async def form() -> HTMLResponse:
        return HTMLResponse(form_page(state.in_use.now, state.limits))

    @router.post("/")
    async def marks(request: Request) -> HTMLResponse:
        given = await read_form(request, state.limits)
        loaded = state.in_use.now
        try:
            article = await read(article_of, given, state.limits)
            scores = await _scores(state, article, loaded)
            return HTMLResponse(await work(_result, scores, loaded, state))
        except NotTakenError as error:
            return _form_again(state, given, error.status, error.what)
        except (BusyError, SlowError):
            return _form_again(state, given, 503, _BUSY)

    @router.post("/marks")
    async def marks_again(request: Request) -> HTMLResponse:
        loaded = state.in_use.now
        scores = await _scores(state, unpacked(await read_form(request, state.limits), state.limits), loaded)
        return HTMLResponse(await work(_result, scores, loaded, state))

    @router.post("/feedback")
    async def feedback(request: Request) -> HTMLResponse:
        sent = await read_form(request, state.limits)
        loaded = state.in_use.now
        scores = await _scores(state, unpacked(sent, state.limits), loaded)
        status, shown = await asyncio.to_thread(_remarked, state, sent, scores)
        return HTMLResponse(await work(partial(_result, **shown), scores, loaded, state), status)

    @router.post("/download")
    async def download_file(request: Request) -> Response:
        sent = await read_form(request, state.limits)
        if sent["format"] not in FORMATS:
            raise AskedWronglyError(f"there is no such format; there are: {', '.join(FORMATS)}", "body", "format")
        scores = await _scores(state, unpacked(sent, state.limits), state.in_use.now)
        return _sent(await work(download, scores, sent["format"]))

    @router.post("/edit")
    async def edit(request: Request) -> HTMLResponse:
        article = unpacked(await read_form(request, state.limits), state.limits)
        return HTMLResponse(form_page(state.in_use.now, state.limits, article.title, article.body))

    @router.post("/compare")
    async def compare_with(request: Request) -> Response:
        sent = await read_form(request, state.limits)
        article = unpacked(sent, state.limits)
        try:
            other = await read(_other_version, sent, state.limits)
        except NotTakenError as error:
            again = partial(_result, notice=error.what, place="other", draft=sent)
            loaded = state.in_use.now
            return HTMLResponse(await work(again, await _scores(state, article, loaded), loaded, state), error.status)
        found = await work(_compared, article, other)
        if sent["format"]:
            return _sent(await work(comparison_download, found))
        return HTMLResponse(await work(comparison_page, found))

    @router.get("/model")
    async def model() -> HTMLResponse:
        return HTMLResponse(card_page(state.in_use.now, state.in_use.refused))

    @router.get("/style.css")
    async def style() -> Response:
        return Response(style_sheet(state.in_use.now.scheme), media_type="text/css")

    @router.get("/comparison.css")
    async def comparison_style() -> Response:
        return Response(comparison_style_sheet(), media_type="text/css")

    @router.get("/page.js")
    async def script() -> Response:
        found = files("classifier.service.web").joinpath("templates", "page.js").read_bytes()
        return Response(found, media_type="text/javascript")

    async def begin_anew() -> RedirectResponse:
        return RedirectResponse("./", 303)

    for path in _SENT_ONLY:
        router.add_api_route(path, begin_anew, methods=["GET"])
    return router


def _taking_turns(limits: Limits) -> Callable[..., Awaitable[Any]]:
    """What runs a function in a thread, a few at once, so that computing leaves room to answer. Raises SlowError."""
    turns = asyncio.Semaphore(_AT_ONCE)

    async def run(function: Callable[..., Any], *given: object) -> Any:
        try:
            async with asyncio.timeout(limits.answer_seconds), turns:
                return await asyncio.to_thread(function, *given)
        except TimeoutError:
            raise SlowError from None

    return run


def _result(scores: Scores, loaded: Loaded, state: State, **shown: Any) -> str:
    return result_page(scores, loaded, feedback=state.feedback is not None, **shown)


def _remarked(state: State, sent: Sent, scores: Scores) -> tuple[int, dict[str, Any]]:
    """What becomes of a remark: a status, and what the page then shows."""
    if sent["version"] != scores.version:
        return 409, {"notice": _CHANGED}
    if not sent["mark"]:
        return 422, {"notice": _WHICH, "draft": sent, "place": _written(sent)}
    number = _number(sent["mark"], len(scores.spans))
    if state.feedback is None or number is None:
        raise AskedWronglyError("there is no such mark, or no remarks are taken here", "body", "mark")
    not_kept = {"draft": sent, "place": f"a1m{number}" if number else "missing"}
    try:
        state.feedback.keep(kept_record(remark(sent, number, scores), scores))
    except NotKeptError as error:
        return 422, {"notice": str(error)} | not_kept
    except (FullError, OSError):
        return 507, {"notice": _FULL} | not_kept
    return 200, {"notice": _KEPT}


def _written(sent: Sent) -> str:
    """The place of the first remark that something was written in."""
    numbers = (name.rpartition("-")[2] for name, value in sent.fields.items() if name.startswith("reason-") and value)
    number = next(numbers, "")
    return f"a1m{number}" if number not in ("", "0") else "missing"


def _number(given: str, most: int) -> int | None:
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 9 and int(given) <= most else None


async def _scores(state: State, article: Article, loaded: Loaded) -> Scores:
    (scores,) = await state.scorer.score([article], loaded)
    return scores


def _form_again(state: State, given: Sent, status: int, problem: str) -> HTMLResponse:
    return HTMLResponse(form_page(state.in_use.now, state.limits, given["title"], given["text"], problem), status)


def _other_version(sent: Sent, limits: Limits) -> Article:
    return unpacked(sent, limits, "other") if sent["other"] else article_of(sent, limits)


def _compared(article: Article, other: Article) -> Comparison:
    return explain(compare(article, other))


def _sent(made: Download) -> Response:
    return Response(made.content, media_type=made.media_type, headers=made.headers)
