"""The service as an ASGI application."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from fastapi import FastAPI

from classifier.service.access import Access
from classifier.service.api import api_router
from classifier.service.feedback import Feedback
from classifier.service.label_studio_backend import label_studio_router
from classifier.service.limits import Limits
from classifier.service.loaded_models import LoadedModels
from classifier.service.middleware import Guard
from classifier.service.problems import handle_errors
from classifier.service.score_queue import Scorer
from classifier.service.state import State
from classifier.service.turns import Turns
from classifier.service.web.render import error_page
from classifier.service.web.routes import router as page_router
from unsourced import __version__

_LOOK_EVERY_SECONDS = 1.0
_AT_ONCE = 2
_ABOUT = (
    "Marks claims without a source and words that somebody put into a report, each with its reason. "
    "A mark is a question to ask, not a verdict."
)


def make_app(
    paths: Sequence[Path],
    *,
    access: Access | None = None,
    limits: Limits | None = None,
    reload: bool = False,
    feedback: Path | None = None,
) -> FastAPI:
    """The service for these model files; without one the rules score.

    With `reload` it takes up a file that changes. `feedback` is the file for readers' remarks on marks. Raises
    ModelError or MissingExtraError where a model cannot be used, InputError where the file cannot be written.
    """
    access, limits = access or Access(), limits or Limits()
    scorer = Scorer(waiting=limits.waiting, seconds=limits.answer_seconds)
    kept = Feedback(feedback) if feedback else None
    state = State(
        loaded_models=LoadedModels(paths),
        scorer=scorer,
        access=access,
        limits=limits,
        rendering=Turns(_AT_ONCE, limits.answer_seconds),
        reading=Turns(_AT_ONCE, limits.answer_seconds),
        feedback=kept,
    )
    app = FastAPI(
        title="unsourced",
        version=__version__,
        description=_ABOUT,
        # FastAPI's own documentation pages load their scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lambda _: _running(state, reload=reload),
    )
    app.include_router(api_router(state))
    app.include_router(label_studio_router(state))
    app.include_router(page_router)
    app.state.service = state
    handle_errors(app)
    app.add_middleware(Guard, access=access, limits=limits, render_error=error_page)
    return app


@contextlib.asynccontextmanager
async def _running(state: State, *, reload: bool) -> AsyncIterator[None]:
    with state.scorer:
        looking = asyncio.create_task(_look(state.loaded_models)) if reload else None
        try:
            yield
        finally:
            if looking is not None:
                looking.cancel()


async def _look(loaded_models: LoadedModels) -> None:
    while True:
        await asyncio.sleep(_LOOK_EVERY_SECONDS)
        await asyncio.to_thread(loaded_models.reload_changed)
