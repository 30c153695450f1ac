"""What makes a figure worthless: a model that has seen what it is judged by.

Three checks, none of which trusts the code that cuts the folds. The part handed to a learner holds no held-out article
and no text of one. A model says, as hashes, which texts it was trained on, and these are exactly the part's. A model
file is judged only by articles whose text is not among them.
"""

import re
from collections.abc import Iterable, Sequence

from classifier.model import Model
from exports.dataset import Dataset
from exports.sentence_shares import latest_votes
from unsourced.article import Article, short_hash
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
    """Raise LeakError where a model was not trained on this part alone, as far as its card tells."""
    judged = latest_votes(part)["article"].unique()
    articles = [article for place, article in enumerate(part.article_list()) if place in set(judged.tolist())]
    trained_on = model.card.get("trained_on", {})
    known = trained_on.get("article_hashes")
    if known is not None:
        foreign = set(known) - set(trained_hashes(articles))
        if foreign:
            raise LeakError(f"the model was trained on {len(foreign)} articles that are not in its fold")
    elif trained_on.get("articles", 0) > len(articles):
        raise LeakError(f"the model was trained on {trained_on['articles']} articles, and its fold has {len(articles)}")


def unseen(model: Model, articles: Sequence[Article], *, where: str) -> list[Article]:
    """The articles that the model was not trained on, by their text.

    Raises ModelError where the model does not say what it was trained on.
    """
    known = model.card.get("trained_on", {}).get("article_hashes")
    if known is None:
        raise ModelError(
            "does not say which articles it was trained on, so no figure of it could be trusted",
            where=where,
            remedy="Train it again with this version, or leave --model out: then models are trained fold by fold.",
        )
    return [article for article in articles if text_hash(article) not in set(known)]
