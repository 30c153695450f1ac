"""The pages' addresses. Nothing is kept between two requests: a page holds its text and sends it back.

A page is a template in `templates`, a function in `render` that fills it, and a handler here; what handlers ask for
stands in `dependencies`.
"""

import asyncio
from functools import partial
from importlib.resources import files
from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from annotate.compare import Comparison, compare, explain
from classifier.scoring.scores import Scores
from classifier.service.errors import AskedWronglyError, BusyError, NotTakenError, SlowError
from classifier.service.limits import Limits
from classifier.service.loaded_models import ModelSet
from classifier.service.state import State
from classifier.service.web.dependencies import ArticleDep, FormDep, ModelsDep, StateDep
from classifier.service.web.downloads import FORMATS, Download, comparison_download, download
from classifier.service.web.form import SubmittedForm, article_from_field, article_of
from classifier.service.web.remarks import keep_remark
from classifier.service.web.render import (
    card_page,
    comparison_page,
    comparison_style_sheet,
    form_page,
    result_page,
    style_sheet,
)
from unsourced.core.article import Article

_BUSY = "Too many texts are waiting, or this one took too long: try again in a few seconds."

router = APIRouter(include_in_schema=False)
"""The routes of the pages; the application's state must hold a `State` as `service`."""


@router.get("/")
async def form(state: StateDep) -> HTMLResponse:
    """The page to begin with: a field for a text or a file."""
    return HTMLResponse(form_page(state.loaded_models.current, state.limits))


@router.post("/")
async def marks(sent: FormDep, models: ModelsDep, state: StateDep) -> HTMLResponse:
    """The marked text, or the form again with what is wrong."""
    try:
        article = await state.reading.run(article_of, sent, state.limits)
        return await _result_page(await _scores(state, article, models), models, state)
    except NotTakenError as error:
        return _form_again(state, sent, error.status, error.what)
    except (BusyError, SlowError):
        return _form_again(state, sent, 503, _BUSY)


@router.post("/marks")
async def marks_again(article: ArticleDep, models: ModelsDep, state: StateDep) -> HTMLResponse:
    """The marked text once more, from another page."""
    return await _result_page(await _scores(state, article, models), models, state)


@router.post("/feedback")
async def feedback(sent: FormDep, article: ArticleDep, models: ModelsDep, state: StateDep) -> HTMLResponse:
    """The marked text, and what became of a reader's remark on a mark."""
    scores = await _scores(state, article, models)
    outcome = await asyncio.to_thread(keep_remark, state.feedback, sent, scores)
    return await _result_page(
        scores, models, state, outcome.status, notice=outcome.notice, part=outcome.part, draft=outcome.draft
    )


@router.post("/download")
async def download_file(sent: FormDep, models: ModelsDep, state: StateDep) -> Response:
    """The marked text as a file.

    Raises AskedWronglyError where there is no such format.
    """
    if sent["format"] not in FORMATS:
        raise AskedWronglyError(f"there is no such format; there are: {', '.join(FORMATS)}", "body", "format")
    scores = await _scores(state, article_from_field(sent, state.limits), models)
    return _file(await state.rendering.run(download, scores, sent["format"]))


@router.post("/edit")
async def edit(article: ArticleDep, models: ModelsDep, state: StateDep) -> HTMLResponse:
    """The form with the text in it."""
    return HTMLResponse(form_page(models, state.limits, article.title, article.body))


@router.post("/compare")
async def compare_with(sent: FormDep, article: ArticleDep, models: ModelsDep, state: StateDep) -> Response:
    """What another version of the text changed, as a page or a file."""
    try:
        other = await state.reading.run(_other_version, sent, state.limits)
    except NotTakenError as error:
        scores = await _scores(state, article, models)
        return await _result_page(scores, models, state, error.status, notice=error.what, part="other", draft=sent)
    comparison = await state.rendering.run(_comparison, article, other)
    if sent["format"]:
        return _file(await state.rendering.run(comparison_download, comparison))
    return HTMLResponse(await state.rendering.run(comparison_page, comparison))


@router.get("/model")
async def model(models: ModelsDep, state: StateDep) -> HTMLResponse:
    """The model cards."""
    return HTMLResponse(card_page(models, state.loaded_models.refused))


@router.get("/style.css")
async def style(models: ModelsDep) -> Response:
    """The style sheet of marked texts."""
    return Response(style_sheet(models.scheme), media_type="text/css")


@router.get("/comparison.css")
async def comparison_style() -> Response:
    """The style sheet of two versions."""
    return Response(comparison_style_sheet(), media_type="text/css")


@router.get("/page.js")
async def script() -> Response:
    """The one script."""
    source = files("classifier.service.web").joinpath("templates", "page.js").read_bytes()
    return Response(source, media_type="text/javascript")


@router.get("/marks")
@router.get("/download")
@router.get("/edit")
@router.get("/compare")
@router.get("/feedback")
async def begin_anew() -> RedirectResponse:
    """Back to the form from an address that only takes what a page sends."""
    return RedirectResponse("./", 303)


async def _scores(state: State, article: Article, models: ModelSet) -> Scores:
    (scores,) = await state.scorer.score([article], models)
    return scores


async def _result_page(scores: Scores, models: ModelSet, state: State, status: int = 200, **shown: Any) -> HTMLResponse:
    page = partial(result_page, feedback=state.feedback is not None, **shown)
    return HTMLResponse(await state.rendering.run(page, scores, models), status)


def _form_again(state: State, sent: SubmittedForm, status: int, problem: str) -> HTMLResponse:
    return HTMLResponse(
        form_page(state.loaded_models.current, state.limits, sent["title"], sent["text"], problem), status
    )


def _other_version(sent: SubmittedForm, limits: Limits) -> Article:
    return article_from_field(sent, limits, "other") if sent["other"] else article_of(sent, limits)


def _comparison(article: Article, other: Article) -> Comparison:
    return explain(compare(article, other))


def _file(made: Download) -> Response:
    return Response(made.content, media_type=made.media_type, headers=made.headers)
