"""The ML backend of Label Studio: what the model marks is suggested when an annotator opens a task.

Label Studio asks /health and /setup before each /predict. It stores nothing of an answer that has not one result for
each task, and says to nobody that it did not; so a task that cannot be scored gets an empty prediction.
"""

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path
from pydantic import BaseModel, Field

from annotate.label_studio.predictions import prediction
from annotate.loading.load import ALL, gets_suggestions
from annotate.readers.build_article import READER_VERSION
from annotate.readers.language import language_of
from annotate.schemes.labeling_config import labeling_config, scheme_of_config
from classifier.active_learning.uncertainty import uncertainty
from classifier.scoring.scores import Scores
from classifier.service.errors import AskedWronglyError, BusyError, SlowError
from classifier.service.loaded_models import ModelSet
from classifier.service.state import State
from unsourced.core.article import Article, make_article
from unsourced.errors import InputError, UnsourcedError
from unsourced.label_studio.tasks import article_of_task
from unsourced.schemes.scheme import Scheme

logger = logging.getLogger(__name__)

_AT_ONCE = 64
_NO_TRAINING = "a model is trained with `unsourced export` and `unsourced train`; `serve --reload` then takes it up"

Task = Mapping[str, Any]
Share = Annotated[float, Path(ge=0, le=1)]


class Setup(BaseModel):
    """What Label Studio says of a project. It also sends a token of the project's owner, which is not even read."""

    config: str = Field(alias="schema")


class Tasks(BaseModel):
    """Tasks as Label Studio exports them."""

    tasks: list[dict[str, Any]]


def label_studio_router(state: State) -> APIRouter:
    """The backend's routes, which Label Studio describes.

    Under /suggest/SHARE they are there once more: then only that share of the articles gets predictions, the same as
    `unsourced load --suggest SHARE` draws, and the rest keeps none.
    """
    router = APIRouter(include_in_schema=False)
    shared = "/suggest/{share}"

    @router.get(f"{shared}/health")
    async def health() -> dict[str, str]:
        return {"status": "UP"}

    @router.post("/setup")
    @router.post(f"{shared}/setup")
    async def setup(asked: Setup) -> dict[str, str]:
        loaded = state.loaded_models.current
        check_config(asked.config, loaded.scheme)
        return {"model_version": loaded.version}

    @router.post("/predict")
    async def predict(asked: Tasks) -> dict[str, object]:
        return {"results": await predictions(state, asked.tasks, ALL)}

    @router.post(f"{shared}/predict")
    async def predict_share(asked: Tasks, share: Share) -> dict[str, object]:
        return {"results": await predictions(state, asked.tasks, share)}

    @router.post("/webhook")
    @router.post(f"{shared}/webhook")
    async def webhook(event: Annotated[dict[str, Any], Body()]) -> dict[str, str]:
        if event.get("action") == "START_TRAINING":
            raise AskedWronglyError(_NO_TRAINING, "body", "action")
        return {}

    return router


def check_config(config: str, scheme: Scheme) -> None:
    """Raise AskedWronglyError where a project's labels, questions or relations are not the model's."""
    try:
        of_project, of_model = _differences(config, labeling_config(scheme))
    except UnsourcedError as error:
        raise AskedWronglyError(f"the labeling config cannot be read: {error}", "body", "schema") from None
    if of_project or of_model:
        parts = ((of_project, "what the model does not know"), (of_model, "not what the model marks"))
        said = "; ".join(f"{kind}: {_some(names)}" for names, kind in parts if names)
        raise AskedWronglyError(
            f"the project has another scheme than the model ({scheme.name}, version {scheme.version}); it has {said}",
            "body",
            "schema",
        )


# Label Studio asks again before each task.
@lru_cache(maxsize=64)
def _differences(of_project: str, of_model: str) -> tuple[list[str], list[str]]:
    """What each of two labeling configs offers and the other does not, in words. Raises SchemeError."""
    one, other = scheme_of_config(of_project), scheme_of_config(of_model)
    return one.differences(other), other.differences(one)


async def predictions(state: State, tasks: Sequence[Task], share: float) -> list[Any]:
    """One entry a task: its prediction, or an empty list where the task is to keep none, or was not reached in time.

    A prediction's score is how sure the model is, 0..1, so that Label Studio's uncertainty sampling begins with what it
    is least sure of. One that could not be made is empty and says why in `problem`, which Label Studio passes over.
    """
    loaded = state.loaded_models.current
    until = time.monotonic() + state.limits.predict_seconds
    found: list[Any] = []
    while len(found) < len(tasks) and time.monotonic() < until:
        some = tasks[len(found) : len(found) + _AT_ONCE]
        found += await asyncio.gather(*(_entry(state, loaded, task, share) for task in some))
    if len(found) < len(tasks):
        logger.warning("%d of %d tasks were not reached in time: ask again", len(tasks) - len(found), len(tasks))
    return found + [[]] * (len(tasks) - len(found))


async def _entry(state: State, loaded: ModelSet, task: Task, share: float) -> Any:
    try:
        article = _article(task, state.limits.text_characters)
        if not gets_suggestions(article.id, share):
            return []
        (scores,) = await state.scorer.score([article], loaded)
        return prediction(article, scores.suggestions, loaded.scheme, _sureness(scores))
    except (BusyError, SlowError):
        return []
    except UnsourcedError as error:
        problem = error.what
    except Exception as error:
        problem = f"the model failed on it ({type(error).__name__})"
    number = task.get("id")
    logger.warning("task %s gets an empty prediction: %s", number if isinstance(number, int) else "?", problem)
    return {"model_version": loaded.version, "score": 1.0, "result": [], "problem": problem}


def _article(task: Task, most: int) -> Article:
    """The article that was loaded, or one of the bare text of a task that something else made. Raises InputError."""
    data = task.get("data")
    text = data.get("text") if isinstance(data, Mapping) else None
    if not isinstance(text, str):
        raise InputError("the task has no text")
    if len(text) > most:
        raise InputError(f"{len(text):,} characters: {most:,} are the most for one text")
    try:
        article = article_of_task(task)
    except InputError:
        raise InputError("the record in its meta is not the one that was loaded") from None
    if article is None:
        article = make_article(title="", body=text, raw=text, reader_version=READER_VERSION, language=language_of(text))
        if article.text != text:
            raise InputError("its line ends, or the empty lines around it, are not as `unsourced load` makes them")
    return article


def _sureness(scores: Scores) -> float:
    return round(1 - float(uncertainty([scores])[0]), 6)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (", …" if len(names) > 5 else "")
