"""What makes a figure worthless: a model that has seen what it is judged by.

Three checks, none of which trusts the code that cuts the folds. The part handed to a learner holds no held-out article
and no text of one. A model says in its card which articles it was trained on, and each of these is the part's. A model
file is judged only by articles that are not among them, nor copies of any.
"""

import re
from collections.abc import Iterable, Sequence

import numpy as np

from annotate.reposts.near_duplicate_groups import near_duplicate_groups
from classifier.model.model import Model
from exports.dataset.dataset import Dataset
from unsourced.core.article import Article, short_hash
from unsourced.errors import LeakError, ModelError


def text_hash(article: Article) -> str:
    """The hash of an article's letters and digits: the same whoever printed it, and however it is spaced."""
    return short_hash("".join(re.findall(r"\w", article.text.casefold())))


def trained_hashes(articles: Iterable[Article]) -> list[str]:
    """What a model's card keeps of its training articles as `trained_on.article_hashes`: sorted, each once."""
    return sorted({text_hash(article) for article in articles})


def refuse_seen(part: Dataset, held_out: Sequence[Article]) -> None:
    """Raise LeakError where the part of a fold holds a held-out article, work on one, or its text."""
    ids = {article.id for article in held_out}
    texts = {text_hash(article) for article in held_out}
    if ids & set(part.articles["id"]) or ids & set(part.annotations["article_id"]):
        raise LeakError("held-out articles are among those to learn from")
    if any(text_hash(article) in texts for article in part.article_list()):
        raise LeakError("the text of held-out articles is among what is learned from, under another name")


def refuse_other_training(model: Model, part: Dataset) -> None:
    """Raise LeakError where a model was trained on an article that is not in this part, or does not say on which."""
    known = _trained_on(model)
    if known is None:
        raise LeakError("a model does not say which articles it was trained on")
    foreign = known - set(part.articles["id"])
    if foreign:
        raise LeakError(f"a model was trained on {len(foreign)} articles that are not in its fold")


def unseen(model: Model, articles: Sequence[Article], *, where: str) -> list[Article]:
    """The articles that the model was not trained on, nor on their text, nor on one of these that is a copy.

    Raises ModelError where the model does not say what it was trained on.
    """
    known = _trained_on(model)
    if known is None:
        raise ModelError(
            "does not say which articles it was trained on, so no figure of it could be trusted",
            where=where,
            remedy="Train it again with this version, or leave --model out: then models are trained fold by fold.",
        )
    texts = set(model.card["trained_on"].get("article_hashes", ()))
    seen = np.array([article.id in known or text_hash(article) in texts for article in articles], dtype=bool)
    alike = near_duplicate_groups(articles)
    left = ~np.isin(alike, alike[seen])
    return [article for article, keep in zip(articles, left, strict=True) if keep]


def _trained_on(model: Model) -> set[str] | None:
    ids = model.card.get("trained_on", {}).get("article_ids")
    return None if ids is None else set(ids)
