"""The figures of an evaluation as records: what JSON holds and what the views show."""

from collections.abc import Mapping
from dataclasses import dataclass

from classifier.metrics.bootstrap import Figure
from classifier.metrics.calibration_error import Bin

Figures = Mapping[str, Figure]


@dataclass(frozen=True, kw_only=True)
class LabelFigures:
    """One label by one system.

    `figures`: of its marks precision, recall, f1, accuracy, f1_macro and f1_weighted (both classes); of its values
    f1_half and f1_weighted_half (marked from 0.5), auc, average_precision, brier, calibration_error, cross_entropy and
    jensen_shannon. `calibrated_folds` counts the folds in which its values were probabilities.
    """

    label: str
    system: str
    sentences: int
    positives: int
    marked: int
    right: int
    calibrated_folds: int
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class Overall:
    """Over the labels that have positives: mean F1, the same by positives, F1 of all pooled."""

    system: str
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class Gain:
    """How much better the first system is than another, with the interval of the paired bootstrap over articles."""

    label: str
    over: str
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class SpanRecord:
    """Marks of one label by one system against one reference: `token_f1`, `exact_precision`, … in `figures`."""

    label: str
    system: str
    reference: str
    spans: int
    marks: int
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class Human:
    """One annotator against the others: `figures` of sentences, `words` of tokens and spans."""

    label: str
    answers: int
    figures: Figures
    words: Figures


@dataclass(frozen=True, kw_only=True)
class Slice:
    """The first system on a part of the sentences: those of one outlet, topic, or way of being chosen."""

    kind: str
    name: str
    label: str
    sentences: int
    positives: int
    figures: Figures


@dataclass(frozen=True, kw_only=True)
class Curves:
    """What plots of the first system's values show.

    `precision_recall` holds (recall, precision), `coverage` (coverage, accuracy, least confidence).
    """

    label: str
    reliability: tuple[Bin, ...]
    precision_recall: tuple[tuple[float, float], ...]
    coverage: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A sentence that the first system got wrong: `share` of the annotators marked it; `value` is None without one."""

    label: str
    kind: str
    article_id: str
    outlet: str
    start: int
    end: int
    text: str
    value: float | None
    share: float


@dataclass(frozen=True, kw_only=True)
class OriginFigures:
    """All figures against the work of one origin, `unsuggested` or `suggested`."""

    origin: str
    articles: int
    sentences: int
    labels: tuple[LabelFigures, ...]
    overall: tuple[Overall, ...]
    gains: tuple[Gain, ...]
    spans: tuple[SpanRecord, ...]
    human: tuple[Human, ...]
    slices: tuple[Slice, ...]
    curves: tuple[Curves, ...]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """Learned from so many labelled sentences (the mean of the folds): mean F1 over labels, and F1 of each."""

    sentences: int
    figure: Figure
    labels: Figures


@dataclass(frozen=True, kw_only=True)
class LearningCurve:
    """`last` is what the last `last_sentences` sentences bought in mean F1, `half` what the second half did."""

    steps: tuple[Step, ...]
    last_sentences: int
    last: Figure
    half: Figure
    hint: str


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """`systems` says what each is, the one that is evaluated first; `headline` names the origin to cite.

    `by` is what folds keep apart, empty where a model file was judged and nothing was learned.
    """

    scheme: str
    synthetic: bool
    by: str
    folds: int
    units: int
    seed: int
    resamples: int
    truth: str
    notes: tuple[str, ...]
    systems: Mapping[str, str]
    headline: str
    origins: tuple[OriginFigures, ...]
    learning_curve: LearningCurve | None = None

    def __repr__(self) -> str:
        cited = next(origin for origin in self.origins if origin.origin == self.headline)
        macro = [f"{each.system} {_shown(each.figures.get('f1_macro'))}" for each in cited.overall]
        folds = f"{self.folds} folds by {self.by}" if self.by else "model files"
        synthetic = "; synthetic" if self.synthetic else ""
        return (
            f"Evaluation({folds}, {cited.sentences} sentences of {cited.articles} articles, macro F1: "
            f"{', '.join(macro)}{synthetic})"
        )


def _shown(figure: Figure | None) -> str:
    return "undefined" if figure is None or figure.value is None else f"{figure.value:.2f}"
