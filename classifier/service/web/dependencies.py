"""What the pages' handlers ask FastAPI for: the service's state, its models, the form that was sent and its article."""

from typing import Annotated

from fastapi import Depends, Request

from classifier.service.loaded_models import Loaded
from classifier.service.state import State
from classifier.service.web.form import Sent, read_form, unpacked
from unsourced.core.article import Article


async def service_state(request: Request) -> State:
    """The state that `make_app` gave the application."""
    state: State = request.app.state.service
    return state


ServiceState = Annotated[State, Depends(service_state)]


async def models_in_use(state: ServiceState) -> Loaded:
    """The models that a request is answered with, whatever is taken up meanwhile."""
    return state.in_use.now


async def sent_form(request: Request, state: ServiceState) -> Sent:
    """The form in a request.

    Raises:
        HTTPException: the body is no form (400).
    """
    return await read_form(request, state.limits)


SentForm = Annotated[Sent, Depends(sent_form)]


async def sent_article(form: SentForm, state: ServiceState) -> Article:
    """The article that a page of ours sends back in a hidden field.

    Raises:
        NotTakenError: it is none of ours.
    """
    return unpacked(form, state.limits)


ModelsInUse = Annotated[Loaded, Depends(models_in_use)]
SentArticle = Annotated[Article, Depends(sent_article)]
