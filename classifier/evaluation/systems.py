"""The systems that are evaluated: the model, and the baselines that every figure of it stands beside.

A system is handed the Dataset of a fold's training articles and gives a scorer, which is handed articles. Neither gets
anything else, so what a fold holds out can reach nobody. To add one, register it in `SYSTEMS`; a test asks every
registered system for what `tests/classifier/evaluation/test_systems.py` says of all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd

from classifier.evaluation.reference_labels import MAJORITY
from classifier.model.model import Model
from classifier.scoring.score import score
from classifier.scoring.scores import Scores, SentenceScores
from classifier.splits.evaluation_folds import outlet_of
from classifier.training.train import train
from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_targets
from unsourced.core.article import Article
from unsourced.core.sentences import sentences
from unsourced.core.spans import Span
from unsourced.core.types import Float64
from unsourced.schemes.scheme import Scheme

HALF = 0.5
ANNOTATOR, GOLD = "annotator", "gold"
MODEL, WORDS, RULES, OUTLET = "model", "words", "rules", "outlet"


@dataclass(frozen=True)
class Scorer:
    """Scores articles; `model` is what does it, where it is a Model, so that it can be asked what it has seen."""

    score: Callable[[Sequence[Article]], Iterable[Scores]]
    model: Model | None = None


@dataclass(frozen=True)
class System:
    """What is evaluated: in words for the report, and how it is trained."""

    description: str
    train: Callable[[Dataset], Scorer]


def train_model(dataset: Dataset, *, embedding: bool = False) -> Scorer:
    """Everything that a model learns (vocabulary, words, thresholds, calibration) it learns from this Dataset.

    Raises:
        DatasetError: there is nothing to learn from.
        MissingExtraError: the embedding is wanted and its extra not installed.
    """
    return model_scorer(train(dataset, embedding=embedding, quiet=True))


def model_scorer(model: Model) -> Scorer:
    """A model as a scorer that can be asked what it was trained on."""
    return Scorer(partial(_by_model, model), model)


def train_rules(dataset: Dataset) -> Scorer:
    """The rules, which learn nothing."""
    return Scorer(partial(_by_rules, dataset.scheme))


def train_words(dataset: Dataset) -> Scorer:
    """The plain peer: scikit-learn's TfidfVectorizer on words and pairs of words with LogisticRegression, by label."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    texts, wide = _training_sentences(dataset)
    vectoriser = TfidfVectorizer(ngram_range=(1, 2))
    rows = vectoriser.fit_transform(texts) if texts else None
    models: dict[str, LogisticRegression | float] = {}
    for label in wide:
        shares = wide[label].to_numpy(dtype=np.float64)
        asked = np.flatnonzero(~np.isnan(shares))
        true = shares[asked] >= MAJORITY
        if rows is None or not true.any() or true.all():
            models[str(label)] = float(true.mean()) if len(true) else 0.0
        else:
            models[str(label)] = LogisticRegression(max_iter=1000).fit(rows[asked], true)

    def values(articles: Sequence[Article]) -> Iterable[Scores]:
        offsets = [sentences(article.text) for article in articles]
        each = [article.text[start:end] for article, own in zip(articles, offsets, strict=True) for start, end in own]
        if not each:
            return
        features = vectoriser.transform(each) if texts else None
        columns = {
            label: np.full(len(each), model) if isinstance(model, float) else model.predict_proba(features)[:, 1]
            for label, model in models.items()
        }
        first = 0
        for article, own in zip(articles, offsets, strict=True):
            part = slice(first, first + len(own))
            first = part.stop
            yield _scores(article, dataset.scheme, own, {label: column[part] for label, column in columns.items()})

    return Scorer(values)


def train_outlets(dataset: Dataset) -> Scorer:
    """How often each outlet's sentences were marked, and for an outlet that is new how often all were."""
    outlets = {article.id: outlet_of(article) for article in dataset.article_list()}
    shares = _training_shares(dataset)
    shares = shares.assign(outlet=shares["article_id"].map(outlets), true=shares["share"] >= MAJORITY)
    overall = shares.groupby("label")["true"].mean()
    by_outlet = shares.groupby(["outlet", "label"])["true"].mean().reset_index()
    known = {
        (str(outlet), str(label)): float(rate)
        for outlet, label, rate in zip(by_outlet["outlet"], by_outlet["label"], by_outlet["true"], strict=True)
    }

    def values(articles: Sequence[Article]) -> Iterable[Scores]:
        for article in articles:
            own = sentences(article.text)
            rates = {
                str(label): known.get((outlet_of(article), str(label)), float(rate)) for label, rate in overall.items()
            }
            yield _scores(
                article, dataset.scheme, own, {label: np.full(len(own), rate) for label, rate in rates.items()}
            )

    return Scorer(values)


SYSTEMS: Mapping[str, System] = {
    MODEL: System("what `unsourced train` makes of the training articles", train_model),
    WORDS: System("TF-IDF of words and pairs of words, logistic regression on the majority's labels", train_words),
    RULES: System("the rules alone", train_rules),
    OUTLET: System("the outlet's name alone, no text: how often its sentences were marked", train_outlets),
}
"""By name, the evaluated one first: every other is a baseline of it."""


def registered_systems(*, embedding: bool = False) -> Mapping[str, System]:
    """The registered systems; with `embedding` the model has a sentence embedding as one more part."""
    if not embedding:
        return SYSTEMS
    return {**SYSTEMS, MODEL: replace(SYSTEMS[MODEL], train=partial(train_model, embedding=True))}


def _by_model(model: Model, articles: Sequence[Article]) -> Iterable[Scores]:
    return score(articles, [model])


def _by_rules(scheme: Scheme, articles: Sequence[Article]) -> Iterable[Scores]:
    return score(articles, scheme=scheme)


def _training_shares(dataset: Dataset) -> pd.DataFrame:
    """What there is to learn from, as for a model: annotators' shares, and gold labels where there are none."""
    shares = sentence_targets(dataset)
    return shares if len(shares) else sentence_targets(dataset, roles=(GOLD,))


def _training_sentences(dataset: Dataset) -> tuple[list[str], pd.DataFrame]:
    """The texts of the judged sentences, and the shares of each label, NaN where nobody was asked."""
    shares = _training_shares(dataset)
    wide = shares.pivot(index=["article_id", "start", "end"], columns="label", values="share")
    text = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
    return [text[article][start:end] for article, start, end in wide.index], wide


def _scores(
    article: Article, scheme: Scheme, offsets: Sequence[tuple[int, int]], values: Mapping[str, Float64]
) -> Scores:
    """Values of sentences as Scores; a sentence is marked, all of it, from 0.5."""
    return Scores(
        article=article,
        scheme=scheme,
        version="baseline",
        spans=tuple(
            Span(label=label, start=start, end=end, score=float(value))
            for label, column in values.items()
            for (start, end), value in zip(offsets, column, strict=True)
            if value >= HALF
        ),
        sentences=tuple(
            SentenceScores(start, end, {label: float(column[number]) for label, column in values.items()})
            for number, (start, end) in enumerate(offsets)
        ),
    )
