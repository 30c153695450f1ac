"""The public functions of this package: `import unsourced` is the door to them, and alone imports this module."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from annotate.readers.article_arguments import One, is_one, one_article, several_articles
from classifier.active_learning.queue import CONTROL_SHARE, COUNT, queue
from classifier.active_learning.result import Queue
from classifier.estimators.training_data import sentence_soft_labels, sentence_spans
from classifier.evaluation.evaluate import evaluate as cross_validate
from classifier.evaluation.evaluate import evaluate_models
from classifier.evaluation.experiment import evaluation_experiment
from classifier.evaluation.options import EvaluationOptions
from classifier.evaluation.result import Evaluation
from classifier.model import model as models_in_memory
from classifier.model.persistence import load_model as load_file
from classifier.model.saved_model import Model
from classifier.scoring.output.page import render_page
from classifier.scoring.result import Scores
from classifier.scoring.score import mismatches
from classifier.scoring.score import score as score_articles
from classifier.scoring.scores import span_records, span_schema
from classifier.training.experiment import training_experiment
from classifier.training.train import train as train_on
from exports.dataset.arguments import dataset_argument
from exports.dataset.dataset import Dataset
from unsourced.core.arguments import seed_argument, wrong_type
from unsourced.core.batch import Batch
from unsourced.io.progress import Progress, reporting, say
from unsourced.io.progress import progress as counted
from unsourced.schemes.arguments import scheme_argument
from unsourced.schemes.scheme import Scheme

if TYPE_CHECKING:
    import pandas as pd

AnyDataset = Dataset | str | Path
AnyModel = models_in_memory.Model | str | Path
AnyScheme = Scheme | str | Path
_A_MODEL = "a Model, a str or Path to a .skops file, 'sample', or a list of these"


def train(
    dataset: AnyDataset, *, embedding: bool = False, random_state: int = 1, progress: Progress | None = None
) -> Model:
    """Train a model on the annotated articles of a Dataset.

    A label is learned where at least 10 sentences of 3 articles are marked and it does better than the rules on
    held-out text; what is not learned is left to the rules, and the model's card says why.

    Args:
        dataset: a Dataset, or its folder.
        embedding: learn from a sentence embedding as well, which needs the extra `embedding`, as scoring does then.
        random_state: draws the order in which the attribution part of the model sees its texts.
        progress: None for silence, True for a bar on stderr, or a function of (done, total).

    Returns:
        The Model. The same Dataset and `random_state` give the same one.

    Raises:
        TypeError: an argument is of a wrong type.
        DatasetError: there is nothing to learn from.
        MissingExtraError: `embedding` needs packages that are not installed.

    Example:
        >>> import unsourced as us
        >>> us.train(us.sample()).save("sample.skops")  # doctest: +SKIP
    """
    seed = seed_argument(random_state)
    with reporting(progress):
        labelled = dataset_argument(dataset)
        model = train_on(labelled, embedding=embedding, random_state=seed, quiet=False)
    return Model.of(model, training_experiment(labelled, dataset, embedding=embedding, random_state=seed))


def load_model(path: str | Path) -> Model:
    """Load a model. Loading one from somebody else runs no code.

    Args:
        path: a .skops file that `Model.save` or `unsourced train` wrote; `sample` is the shipped one, which is
            synthetic.

    Returns:
        The Model.

    Raises:
        TypeError: `path` is something else.
        ModelError: the file is not there, no model, broken, or of another version.

    Example:
        >>> import unsourced as us
        >>> us.load_model("sample").scheme.name
        'credibility'
    """
    if not isinstance(path, str | Path):
        raise wrong_type("path", path, "a str or Path to a .skops file, or 'sample'")
    return Model.of(load_file(Path(path)))


@overload
def score(  # type: ignore[overload-overlap]  # a str is one text
    articles: One,
    models: AnyModel | Sequence[AnyModel] | None = None,
    *,
    scheme: AnyScheme | None = None,
    labels: Collection[str] | None = None,
    min_confidence: float = 0.0,
    progress: Progress | None = None,
) -> Scores: ...
@overload
def score(
    articles: Iterable[One] | Dataset,
    models: AnyModel | Sequence[AnyModel] | None = None,
    *,
    scheme: AnyScheme | None = None,
    labels: Collection[str] | None = None,
    min_confidence: float = 0.0,
    progress: Progress | None = None,
) -> Batch[Scores]: ...
def score(
    articles: One | Iterable[One] | Dataset,
    models: AnyModel | Sequence[AnyModel] | None = None,
    *,
    scheme: AnyScheme | None = None,
    labels: Collection[str] | None = None,
    min_confidence: float = 0.0,
    progress: Progress | None = None,
) -> Scores | Batch[Scores]:
    """Mark what a reader could ask about, and give each sentence a value per label.

    Args:
        articles: a text, a Path or an Article; or a list of these, or a Dataset. A str that names a file which is
            there (`harbour.md`) is read; any other is the text itself.
        models: a Model, its file, or `sample`; of a list each label is decided by the first that learned it. The rules
            score where it is None.
        scheme: the labels of the rules; `credibility` where it is None. A model brings its own.
        labels: only these labels.
        min_confidence: leave a sentence unjudged, for a learned label, where the decision is less sure (0 to 1).
        progress: None for silence, True for a bar on stderr, or a function of (done, total).

    Returns:
        For one article its Scores, for several a sequence of them. A value is a probability only where its label is in
        `calibrated`, else a score: higher is surer. An article in another language than English has no marks, and says
        so in `abstained`.

    Raises:
        TypeError: an argument is of a wrong type.
        ValueError: a scheme is given beside a model, or `min_confidence` is outside 0 to 1.
        InputError: a file is not there or holds several articles; a text is empty.
        ModelError: a file is no model.
        SchemeError: the scheme lacks one of `labels`.
        MissingExtraError: a model needs an embedding that is not installed.

    Example:
        >>> import unsourced as us
        >>> us.score("According to local sources, the bridge will stay shut.").spans[0].label
        'vague-source'
    """
    chosen = _models(models)
    if chosen and scheme is not None:
        raise ValueError("a model brings its own scheme: leave scheme out")
    if not 0 <= min_confidence <= 1:
        raise ValueError(f"min_confidence must be in 0 to 1, not {min_confidence}")
    if isinstance(labels, str):
        labels = [labels]
    one = is_one(articles)
    with reporting(progress):
        given = [one_article(articles, "articles")] if one else several_articles(articles)
        _warn(chosen)
        found = score_articles(
            counted(given, "articles", total=len(given)),
            chosen,
            scheme=None if chosen else scheme_argument(scheme),
            labels=labels,
            min_confidence=min_confidence,
        )
        scores = [Scores.of(each) for each in found]
    if one:
        return scores[0]
    return Batch(
        scores, records=lambda each: span_records([each]), schema=span_schema, page=lambda some: render_page(some)
    )


def evaluate(
    dataset: AnyDataset,
    models: AnyModel | Sequence[AnyModel] | None = None,
    *,
    by: Literal["outlet", "topic", "date", "article", "random"] | None = None,
    folds: int = 5,
    against: Literal["annotator", "curator", "gold"] | None = None,
    learning_curve: bool = False,
    embedding: bool = False,
    jobs: int = 1,
    random_state: int = 1,
    progress: Progress | None = None,
) -> Evaluation:
    """Evaluate what `train` makes of a Dataset by cross-validation, or models on articles they have not seen.

    Args:
        dataset: a Dataset, or its folder.
        models: judge these by the articles they were not trained on, instead of training fold by fold; the first is
            compared with the others.
        by: what folds keep apart; outlets where three are known, else articles, where it is None.
        folds: how many.
        against: whose labels are the truth; annotators', or gold where there are no annotators, where it is None.
        learning_curve: also what fewer labels give.
        embedding: train with the sentence embedding.
        jobs: folds learned at once.
        random_state: draws folds and the bootstrap over articles, from which the intervals come.
        progress: None for silence, True for a bar on stderr, or a function of (done, total).

    Returns:
        The Evaluation: precision, recall, F1, AUC, calibration and span figures, with 95% intervals and the baselines
        in the same folds. Work that began with suggestions stands apart; `headline` names the figures to cite.

    Raises:
        TypeError: an argument is of a wrong type.
        ValueError: `by`, `learning_curve` or `embedding` is given beside models.
        DatasetError: nobody submitted anything, no folds can be made, or no article is left.
        LeakError: a learner saw what is held out.
        ModelError: a file is no model, or does not say what it was trained on.

    Example:
        >>> import unsourced as us
        >>> us.evaluate(us.sample(), folds=3).to_frame()  # doctest: +SKIP
    """
    seed = seed_argument(random_state)
    chosen = _models(models)
    if chosen and (by or learning_curve or embedding):
        raise ValueError("by, learning_curve and embedding train fold by fold: leave models out")
    options = EvaluationOptions(
        by=by,
        folds=folds,
        seed=seed,
        against=against,
        learning_curve=learning_curve,
        embedding=embedding,
        jobs=jobs,
        quiet=False,
    )
    with reporting(progress):
        labelled = dataset_argument(dataset)
        if chosen:
            _warn(chosen)
            found = evaluate_models(labelled, dict(zip(_names(models), chosen, strict=True)), options)
        else:
            found = cross_validate(labelled, options)
    given = list(zip(_listed(models), chosen, strict=True)) if chosen else []
    return Evaluation.of(found, evaluation_experiment(labelled, dataset, options, given))


def select_next(
    pool: Iterable[One] | Dataset,
    models: AnyModel | Sequence[AnyModel] | None = None,
    *,
    scheme: AnyScheme | None = None,
    labelled: AnyDataset | None = None,
    count: int = COUNT,
    control: float = CONTROL_SHARE,
    random_state: int = 1,
    progress: Progress | None = None,
) -> Queue:
    """Select the articles from which a model would learn most, and put them in order.

    Args:
        pool: a list of texts, Paths and Articles, or a Dataset.
        models: by which uncertainty and disagreement are measured; the rules where it is None.
        scheme: the labels of the rules; `credibility` where it is None.
        labelled: what is labelled already; its articles and copies of them are left out.
        count: how many to select.
        control: the share (0 to 1) that is drawn at random and stands among the others.
        random_state: draws it.
        progress: None for silence, True for a bar on stderr, or a function of (done, total).

    Returns:
        The queue, a sequence; each item has `position`, `article`, `chosen`, `uncertainty`, `disagreement`, `scores`.

    Raises:
        TypeError: an argument is of a wrong type.
        ValueError: `count` or `control` is out of range, or a scheme is given beside a model.
        InputError: a file is not there or holds several articles; a text is empty.

    Example:
        >>> import unsourced as us
        >>> [each.position for each in us.select_next(us.sample(), count=3)]
        [1, 2, 3]
    """
    seed = seed_argument(random_state)
    if is_one(pool):
        raise wrong_type("pool", pool, "a list of texts, Paths and Articles, or a Dataset")
    if count < 1 or not 0 <= control <= 1:
        raise ValueError(f"count must be 1 or more and control in 0 to 1, not {count} and {control}")
    chosen = _models(models)
    if chosen and scheme is not None:
        raise ValueError("a model brings its own scheme: leave scheme out")
    with reporting(progress):
        known = dataset_argument(labelled, "labelled").article_list() if labelled is not None else []
        found = queue(
            list(counted(several_articles(pool, "pool"), "articles")),
            chosen,
            scheme=None if chosen else scheme_argument(scheme),
            labelled=known,
            count=count,
            control=control,
            seed=seed,
        )
    return Queue(found, random_state=seed)


def soft_labels(dataset: AnyDataset, label: str) -> "pd.DataFrame":
    """The sentences of a Dataset that somebody was asked about, with the share of annotators who marked each.

    For `SentenceClassifier`: `fit(rows["text"], rows["share"] >= 0.5, soft_labels=rows["share"])`.

    Args:
        dataset: a Dataset, or its folder.
        label: the key of one label of its scheme.

    Returns:
        A frame, one row a sentence: `text`, `share` (0 to 1), `annotators` (how many were asked), `article_id`,
        `sentence` (from 0), `start`, `end` (code points into the article's text).

    Raises:
        TypeError: `dataset` is something else.
        SchemeError: the scheme has no such label.

    Example:
        >>> import unsourced as us
        >>> us.soft_labels(us.sample(), "loaded-language")["share"].between(0, 1).all()
        np.True_
    """
    return sentence_soft_labels(dataset_argument(dataset), label)


def spans(dataset: AnyDataset, label: str) -> list[list[tuple[int, int, float]]]:
    """For each row of `soft_labels` the marked pieces of the sentence, for `SentenceClassifier` and `TokenClassifier`.

    Args:
        dataset: a Dataset, or its folder.
        label: the key of one label of its scheme.

    Returns:
        For each sentence a list of (start, end, share of annotators), offsets in code points into the sentence.

    Raises:
        TypeError: `dataset` is something else.
        SchemeError: the scheme has no such label.

    Example:
        >>> import unsourced as us
        >>> len(us.spans(us.sample(), "source")) == len(us.soft_labels(us.sample(), "source"))
        True
    """
    return sentence_spans(dataset_argument(dataset), label)


def _models(value: object) -> list[models_in_memory.Model]:
    if value is None:
        return []
    return [_model(each) for each in _listed(value)]


def _listed(value: object) -> list[object]:
    if isinstance(value, str | Path | models_in_memory.Model) or not isinstance(value, Iterable):
        return [value]
    return list(value)


def _model(value: object) -> models_in_memory.Model:
    if isinstance(value, models_in_memory.Model):
        return value
    if isinstance(value, str | Path):
        return load_file(Path(value))
    raise wrong_type("models", value, _A_MODEL)


def _names(value: object) -> list[str]:
    """The file's name for each model, or its version; where two are alike, with its number."""
    names = [
        each.version if isinstance(each, models_in_memory.Model) else Path(str(each)).name for each in _listed(value)
    ]
    return [name if names.count(name) == 1 else f"{name} ({number})" for number, name in enumerate(names, 1)]


def _warn(models: Sequence[models_in_memory.Model]) -> None:
    for line in mismatches(models):
        say(f"warning: {line}")
