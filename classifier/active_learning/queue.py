"""The queue: what to label next, in order, with a random control slice among it.

Labels of chosen articles are no sample of the news: who evaluates on them alone measures how hard they were. So every
few positions one article is drawn at random, and annotators cannot tell which.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from annotate.reposts.near_duplicate_groups import near_duplicate_groups
from classifier.active_learning.diversity import diverse
from classifier.active_learning.uncertainty import disagreement, inner_disagreement, ranks, uncertainty
from classifier.model.model import Model
from classifier.scoring.score import score
from classifier.scoring.scores import Scores
from unsourced.core.article import Article, short
from unsourced.core.types import Float64, Int64
from unsourced.schemes.scheme import Scheme

COUNT = 100
CONTROL_SHARE = 0.2
SEED = 1

CHOSEN, POSITION = "chosen", "queue"
"""Keys of `Article.extra`: how an article was chosen, and its position in the queue."""
CONTROL, INFORMATIVE = "control", "informative"


@dataclass(frozen=True, kw_only=True)
class Queued:
    """An article at its position (1, 2, …), whether it is there by chance, and how interesting it is (0..1 each).

    `article.extra` says `chosen` and `queue`, and keeps saying it through Label Studio and export. `scores` are those
    of the models together, or the rules'.
    """

    position: int
    article: Article
    chosen: str
    uncertainty: float
    disagreement: float
    scores: Scores

    def __repr__(self) -> str:
        return (
            f"Queued({self.position}, {short(self.article.title or self.article.text)!r}, {self.chosen}, "
            f"uncertainty {self.uncertainty:.2f}, disagreement {self.disagreement:.2f})"
        )


def queue(
    pool: Sequence[Article],
    models: Sequence[Model] = (),
    *,
    scheme: Scheme | None = None,
    labelled: Sequence[Article] = (),
    count: int = COUNT,
    control: float = CONTROL_SHARE,
    seed: int = SEED,
) -> list[Queued]:
    """Up to `count` articles of the pool to label next, by models or else by the rules in `scheme`.

    Interest is the mean of the ranks by uncertainty and by disagreement of rules, models and a model's parts. No two
    articles are copies of each other, and none is one of `labelled`. A share `control` (0..1) is drawn at random from
    all that could be chosen, before anything is known of them, and stands at random positions, evenly spread. Articles
    in other languages than English are left out. The same input gives the same queue.
    """
    together = list(score(pool, models, scheme=scheme))
    scored = [each for each in together if not each.abstained]
    articles = [each.article for each in scored]
    group = near_duplicate_groups([*articles, *labelled])
    known = {article.id for article in labelled}
    fresh = ~np.isin(group[: len(articles)], group[len(articles) :])
    fresh &= np.array([article.id not in known for article in articles], dtype=bool)
    open_ = np.flatnonzero(fresh)
    kept = [scored[position] for position in open_]
    apart = _disagreement([each.article for each in kept], models)
    return arrange(kept, apart, group[open_], count=count, control=control, seed=seed)


def arrange(
    scored: Sequence[Scores], apart: Float64, group: Int64, *, count: int, control: float, seed: int
) -> list[Queued]:
    """The queue of scored articles; `apart` (n,) is how far rules and models disagree, `group` (n,) numbers copies."""
    unsure = uncertainty(scored)
    interest = (ranks(unsure) + ranks(apart)) / 2 if apart.any() else ranks(unsure)
    random = np.random.default_rng(seed)
    many = min(count, len(np.unique(group)))
    by_chance = _drawn(group, round(control * many), random)
    texts = [each.article.text for each in scored]
    informative = diverse(texts, interest, group, many - len(by_chance), by_chance)
    return [
        Queued(
            position=position,
            article=_noted(scored[number].article, chosen, position),
            chosen=chosen,
            uncertainty=float(unsure[number]),
            disagreement=float(apart[number]),
            scores=scored[number],
        )
        for position, (number, chosen) in enumerate(_interleaved(informative, by_chance, random), 1)
    ]


def _disagreement(articles: Sequence[Article], models: Sequence[Model]) -> Float64:
    if not models:
        return np.zeros(len(articles))
    alone = [list(score(articles, [model])) for model in models]
    between = disagreement(list(score(articles, scheme=models[0].scheme)), alone)
    within = [inner_disagreement(model, scores) for model, scores in zip(models, alone, strict=True)]
    apart: Float64 = np.max([ranks(between), *map(ranks, within)], axis=0)
    return apart


def _drawn(group: Int64, count: int, random: np.random.Generator) -> list[int]:
    """Indices drawn at random, never two of a group."""
    order = random.permutation(len(group))
    first = np.unique(group[order], return_index=True)[1]
    return [int(order[position]) for position in np.sort(first)[:count]]


def _interleaved(
    informative: Sequence[int], control: Sequence[int], random: np.random.Generator
) -> list[tuple[int, str]]:
    """Both in their order; each control somewhere in its own stretch of the queue."""
    total = len(informative) + len(control)
    edges = [round(number * total / max(len(control), 1)) for number in range(len(control) + 1)]
    at = {int(random.integers(start, end)) for start, end in pairwise(edges)}
    rest, drawn = iter(informative), iter(control)
    return [(next(drawn), CONTROL) if position in at else (next(rest), INFORMATIVE) for position in range(total)]


def _noted(article: Article, chosen: str, position: int) -> Article:
    return replace(article, extra=dict(article.extra) | {CHOSEN: chosen, POSITION: position})
