"""The JSON API: scores for texts, what the model is, and whether the service is there."""

import asyncio
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Response, Security
from fastapi.security import HTTPBasic, HTTPBearer

from annotate.readers.build_article import READER_VERSION
from annotate.readers.language import language_of
from classifier.model.card import QUESTION
from classifier.scoring.scores import Scores, span_records
from classifier.service.errors import AskedWronglyError
from classifier.service.schemas import (
    Answer,
    Health,
    LabelInfo,
    Mark,
    ModelInfo,
    Problem,
    Request,
    Scored,
    Sentence,
    Text,
)
from classifier.service.state import State
from unsourced.core.article import Article, make_article
from unsourced.errors import InputError

_DESCRIPTIONS = {
    400: "The request is no HTTP or no JSON that can be read.",
    401: "The token is missing or wrong.",
    403: "A page of another site sent it.",
    408: "The body did not come in time.",
    413: "The body is too large.",
    421: "The service does not go by this host name.",
    422: "Something that was sent cannot be scored.",
    503: "Too much to do: try again later.",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": description} for status, description in _DESCRIPTIONS.items()
}


def api_router(state: State) -> APIRouter:
    """The routes of the API."""
    router = APIRouter(tags=["API"])
    # The guard asks for the token; here it is only described.
    described = [Security(HTTPBearer(auto_error=False)), Security(HTTPBasic(auto_error=False))]
    secured = described if state.access.token else []

    @router.post(
        "/api/score",
        response_model=Answer,
        responses=PROBLEMS,
        dependencies=secured,
        summary="Score one text or many",
    )
    async def score(request: Request) -> Response:
        """Marks, each with its reason. A mark is a question to ask, not a verdict."""
        loaded = state.loaded_models.current
        _check(request, loaded.scheme.label_keys, state)
        articles = [_article(text, index, request) for index, text in enumerate(request.asked)]
        found = await state.scorer.score(articles, loaded, request.min_confidence)
        # Long texts make answers of many megabytes: writing one would keep everybody else waiting.
        written = await asyncio.to_thread(_answer_json, request, found, loaded.version)
        return Response(written, media_type="application/json")

    @router.get(
        "/api/model",
        responses=_only(401, 421),
        dependencies=secured,
        summary="What scores here, and how well",
    )
    async def model() -> ModelInfo:
        loaded = state.loaded_models.current
        learned = {label.label: label for model in reversed(loaded.models) for label in model.learned}
        return ModelInfo(
            version=loaded.version,
            scheme=loaded.scheme.name,
            scheme_version=loaded.scheme.version,
            structure_hash=loaded.scheme.structure_hash,
            labels=[
                LabelInfo(
                    key=label.key,
                    name=label.name,
                    definition=label.definition,
                    decided_by="model" if label.key in learned else "rules",
                    calibrated=label.key in learned and learned[label.key].calibration is not None,
                )
                for label in loaded.scheme.labels
            ],
            refused=state.loaded_models.refused,
            cards=[dict(model.card) for model in loaded.models],
        )

    @router.get("/health", responses=_only(421), summary="Whether the service is there; needs no token")
    async def health() -> Health:
        return Health(status="UP", version=state.loaded_models.current.version)

    return router


def _only(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: PROBLEMS[status] for status in statuses}


def _check(request: Request, labels: Sequence[str], state: State) -> None:
    """Raises AskedWronglyError where a request is more than the service takes, or asks for a label it has not."""
    asked, limits = request.asked, state.limits
    if len(asked) > limits.texts:
        raise AskedWronglyError(f"{len(asked)} texts: {limits.texts} are the most for one request", "body", "texts")
    for index, text in enumerate(asked):
        long = len(text.text) + len(text.title)
        if long > limits.text_characters:
            raise AskedWronglyError(
                f"{long:,} characters: {limits.text_characters:,} are the most for one text", *_where(request, index)
            )
    for index, label in enumerate(request.labels):
        if label not in labels:
            raise AskedWronglyError(f"there is no such label; there are: {', '.join(labels)}", "body", "labels", index)


def _article(text: Text, index: int, request: Request) -> Article:
    try:
        return make_article(
            title=text.title,
            body=text.text,
            raw=text.text,
            reader_version=READER_VERSION,
            language=language_of(f"{text.title}\n\n{text.text}", text.language or None),
        )
    except InputError as error:
        raise AskedWronglyError(error.what, *_where(request, index)) from None


def _answer_json(request: Request, found: Sequence[Scores], version: str) -> bytes:
    """The answer as JSON."""
    results = [
        scored_text(scores, frozenset(request.labels), id_=text.id, sentences=request.sentences)
        for text, scores in zip(request.asked, found, strict=True)
    ]
    return Answer(version=version, note=QUESTION, results=results).model_dump_json().encode()


def _where(request: Request, index: int) -> tuple[str | int, ...]:
    return ("body", "texts", index, "text") if request.texts else ("body", "text")


def scored_text(
    scores: Scores, labels: frozenset[str] = frozenset(), *, id_: str = "", sentences: bool = False
) -> Scored:
    """What the API says of one text; only these labels, where there are some."""
    kept = [record for record in span_records([scores]) if not labels or record["label"] in labels]
    names = {record["region_id"] for record in kept}
    return Scored(
        id=id_,
        text=scores.article.text,
        language=scores.article.language,
        marks=[_mark(record, names) for record in kept],
        sentences=[
            Sentence(
                start=each.start,
                end=each.end,
                values={label: value for label, value in each.values.items() if not labels or label in labels},
                unjudged=sorted(each.unjudged & labels if labels else each.unjudged),
            )
            for each in scores.sentences
        ]
        if sentences
        else None,
        abstained=scores.abstained,
    )


def _mark(record: dict[str, Any], names: set[object]) -> Mark:
    known = {name: value for name, value in record.items() if name in Mark.model_fields}
    return Mark.model_validate(known | {"relations": [link for link in record["relations"] if link["to"] in names]})
