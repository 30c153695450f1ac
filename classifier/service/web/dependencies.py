"""What the pages' handlers ask FastAPI for: the service's state, its models, the form that was sent and its article."""

from typing import Annotated

from fastapi import Depends, Request

from classifier.service.loaded_models import ModelSet
from classifier.service.state import State
from classifier.service.web.form import SubmittedForm, article_from_field, read_form
from unsourced.core.article import Article


async def service_state(request: Request) -> State:
    """The state that `make_app` gave the application."""
    state: State = request.app.state.service
    return state


StateDep = Annotated[State, Depends(service_state)]


async def models_in_use(state: StateDep) -> ModelSet:
    """The models that a request is answered with, whatever is taken up meanwhile."""
    return state.loaded_models.current


async def sent_form(request: Request, state: StateDep) -> SubmittedForm:
    """The form in a request.

    Raises:
        HTTPException: the body is no form (400).
    """
    return await read_form(request, state.limits)


FormDep = Annotated[SubmittedForm, Depends(sent_form)]


async def sent_article(form: FormDep, state: StateDep) -> Article:
    """The article that a page of ours sends back in a hidden field.

    Raises:
        NotTakenError: it is none of ours.
    """
    return article_from_field(form, state.limits)


ModelsDep = Annotated[ModelSet, Depends(models_in_use)]
ArticleDep = Annotated[Article, Depends(sent_article)]
