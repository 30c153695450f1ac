"""How much a label would teach: where values are near a half, and where the parts that vote do not agree.

Lewis and Gale (1994), A Sequential Algorithm for Training Text Classifiers; Seung, Opper and Sompolinsky (1992), Query
by Committee. The committee is what decides together: the rules, each model, and the parts of each model.
"""

from collections.abc import Sequence

import numpy as np
from scipy.special import logit

from classifier.model.model import Model
from classifier.scoring.scores import Scores
from unsourced.core.types import Float64

_SENTENCES = 5
"""An article counts by its so many most interesting sentences: long ones have more, and cost more to label."""


def uncertainty(scores: Sequence[Scores]) -> Float64:
    """Per article 0..1: 1 where values are a half, 0 where they are 0 or 1 or there are none."""
    return np.array([_of_article(_unsure(each)) for each in scores], dtype=np.float64)


def disagreement(rules: Sequence[Scores], models: Sequence[Sequence[Scores]]) -> Float64:
    """Per article 0..1: how far apart the values of rules and models are; all of the same articles in one order.

    The rules vote on labels that they find anywhere in these articles: of others their silence says nothing.
    """
    known = {
        label
        for each in rules
        for sentence in each.sentences
        for label, value in sentence.values.items()
        if value is not None
    }
    return np.array(
        [_of_article(_apart(own, voices, known)) for own, *voices in zip(rules, *models, strict=True)],
        dtype=np.float64,
    )


def inner_disagreement(model: Model, scores: Sequence[Scores]) -> Float64:
    """Per article 0..1: how far a model's n-grams pull one way and its other parts the other; `scores` are its own.

    Per label, what the n-grams add to a sentence's log-odds is compared with what is left of these when the n-grams'
    part is taken out by least squares over all sentences. Where the two have one sign they agree: 0.
    """
    texts = [each.article.text[one.start : one.end] for each in scores for one in each.sentences]
    furthest = np.zeros(len(texts))
    if len(texts) > 1 and model.learned:
        pulls = model.word_rows(texts) @ model.word_weights + model.character_rows(texts) @ model.character_weights
        for column, label in enumerate(model.learned):
            values = [one.values.get(label.label) for each in scores for one in each.sentences]
            known = np.clip(np.array([0.5 if value is None else value for value in values]), 0.001, 0.999)
            pull = pulls[:, column].astype(np.float64)
            pull = (pull - pull.mean()) * _slope(pull, logit(known))
            rest = logit(known) - logit(known).mean() - pull
            against = np.sqrt(np.maximum(-pull * rest, 0))
            furthest = np.maximum(furthest, against / (1 + against))
    ends = np.cumsum([len(each.sentences) for each in scores], dtype=np.int64)
    return np.array([_of_article(part.tolist()) for part in np.split(furthest, ends)[:-1]], dtype=np.float64)


def _slope(of: Float64, on: Float64) -> float:
    varies = float(of.var())
    return float(((of - of.mean()) * (on - on.mean())).mean() / varies) if varies > 0 else 0.0


def ranks(values: Float64) -> Float64:
    """Each value as its rank among all, 0..1; equal values share one. All alike are a half."""
    from scipy.stats import rankdata

    if len(values) < 2:
        return np.full(len(values), 0.5)
    placed: Float64 = (rankdata(values) - 1) / (len(values) - 1)
    return placed


def _unsure(scores: Scores) -> list[float]:
    return [
        max((1 - abs(2 * value - 1) for value in sentence.values.values() if value is not None), default=0.0)
        for sentence in scores.sentences
    ]


def _apart(rules: Scores, models: Sequence[Scores], known: set[str]) -> list[float]:
    found = []
    for number, sentence in enumerate(rules.sentences):
        furthest = 0.0
        for label, by_rules in sentence.values.items():
            votes = [by_rules or 0.0] if label in known else []
            for model in models:
                value = model.sentences[number].values.get(label)
                if value is not None:
                    votes.append(value)
            furthest = max(furthest, max(votes) - min(votes) if len(votes) > 1 else 0.0)
        found.append(furthest)
    return found


def _of_article(sentences: Sequence[float]) -> float:
    best = sorted(sentences, reverse=True)[:_SENTENCES]
    return sum(best) / len(best) if best else 0.0
