"""Score articles: by the rules alone, or by models over them. Predict, decode and explain, some articles at a time."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotate.rules.detect import RULES_VERSION
from classifier.embedding.encode import require
from classifier.model.model import Model
from classifier.scoring.decision_plan import DecisionPlan
from classifier.scoring.decode import decode
from classifier.scoring.explain import Explanation, explain
from classifier.scoring.joint_scheme import joint_scheme
from classifier.scoring.predict import ArticleInputs, BatchPredictions, article_inputs, predict
from classifier.scoring.scores import Scores
from unsourced.core.article import Article
from unsourced.core.spans import Span
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

BATCH_SENTENCES = 2000


def score(
    articles: Iterable[Article],
    models: Sequence[Model] = (),
    *,
    scheme: Scheme | None = None,
    labels: Collection[str] | None = None,
    min_confidence: float = 0.0,
    explain: bool = True,
) -> Iterator[Scores]:
    """The marks and sentence values of each article, in order; articles are read as they are needed.

    Without a model the rules score, in `scheme` (credibility where None). A model brings its own scheme. Of several
    models each label is decided by the first that learned it, so that scores of different models are never mixed; what
    none has learned is left to the rules. `labels` keeps only these.

    A decision on a learned label is as sure as its value, or as 1 minus its value where there is no mark: with
    `min_confidence` (0..1) a sentence whose decision is less sure is left unjudged, without marks. The rules' own
    scores say nothing of the sort, so what they decide stays. Without `explain` the marks of learned labels have no
    reasons, for a caller who wants sentences' values only: reasons take as long as the rest of the model.

    An article in another language than English gets no marks and says so.

    Raises:
        SchemeError: the scheme lacks one of `labels`.
        MissingExtraError: a model needs the sentence embedding, and its extra is not installed.
        ModelError: a model needs another embedding than the one that is installed.
    """
    shared = joint_scheme([model.scheme for model in models]) if models else scheme or load_scheme()
    for label in labels or ():
        shared.label(label)
    for model in models:
        require(model.embedding, model=model.version)
    plan = DecisionPlan(shared, tuple(models), frozenset(labels or shared.label_keys), min_confidence)
    batch: list[ArticleInputs] = []
    waiting = 0
    for article in articles:
        batch.append(article_inputs(article, None if models else shared))
        waiting += len(batch[-1].sentences)
        # Rules alone share no work between articles, so they need not wait for others.
        if waiting >= BATCH_SENTENCES or not models:
            yield from _score(batch, plan, explained=explain)
            batch, waiting = [], 0
    yield from _score(batch, plan, explained=explain)


def mismatches(models: Sequence[Model]) -> list[str]:
    """What a user should know before relying on these models with this version; empty where all is well."""
    return [
        f"{model.version} was trained with {model.rules_version}, and this unsourced has {RULES_VERSION}: "
        "train it again for scores you can rely on"
        for model in models
        if model.rules_version != RULES_VERSION
    ]


def _score(batch: Sequence[ArticleInputs], plan: DecisionPlan, *, explained: bool) -> Iterator[Scores]:
    predictions = predict(plan.models, batch)
    first = 0
    for inputs in batch:
        yield _article_scores(inputs, predictions, first, plan, explained=explained)
        first += len(inputs.sentences)


def _article_scores(
    inputs: ArticleInputs, predictions: Sequence[BatchPredictions], first: int, plan: DecisionPlan, *, explained: bool
) -> Scores:
    """The scores of an article whose sentences begin at `first` in the models' predictions."""
    if inputs.abstained:
        return Scores(article=inputs.article, scheme=plan.scheme, version=plan.version, abstained=inputs.abstained)
    decoded = decode(inputs, predictions, first, plan)
    explanations = explain(inputs, predictions, first, decoded.spans, plan) if explained else {}
    return Scores(
        article=inputs.article,
        scheme=plan.scheme,
        version=plan.version,
        spans=tuple(_with_reason(span, explanations) for span in decoded.spans),
        relations=decoded.relations,
        sentences=decoded.sentences,
        calibrated=plan.calibrated,
        attributed=frozenset(plan.attributed),
        because={name: moved for name, (_, moved) in explanations.items()},
    )


def _with_reason(span: Span, explanations: Mapping[str, Explanation]) -> Span:
    if span.reason or span.region_id not in explanations:
        return span
    return replace(span, reason=explanations[span.region_id][0])
