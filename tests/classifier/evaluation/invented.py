"""Invented figures of an evaluation, small enough to be counted by hand."""

from classifier.evaluation.records import (
    Curves,
    Evaluation,
    Gain,
    Human,
    LabelFigures,
    LearningCurve,
    Mistake,
    OriginFigures,
    Overall,
    Slice,
    SpanRecord,
    Step,
)
from classifier.evaluation.span_metrics import TWO
from classifier.metrics.bootstrap import Figure
from classifier.metrics.calibration_error import Bin

NAMES = (
    *("precision", "recall", "f1", "accuracy", "f1_macro", "f1_weighted", "f1_half", "f1_weighted_half"),
    *("auc", "average_precision", "brier", "calibration_error", "cross_entropy", "jensen_shannon"),
)


def label_figures(system: str = "model", label: str = "vague", value: float | None = 0.5) -> LabelFigures:
    """Ten sentences, four positive, five marked, three of them rightly; every figure is `value`."""
    figure = Figure(value=value, reason="" if value is not None else "nothing was marked")
    return LabelFigures(
        label=label,
        system=system,
        sentences=10,
        positives=4,
        marked=5,
        right=3,
        calibrated_folds=1,
        figures=dict.fromkeys(NAMES, figure),
    )


def origin_figures(name: str = "unsuggested", value: float | None = 0.5) -> OriginFigures:
    """One label by two systems, `model` and `rules`, with a record of each other kind."""
    over_all = {"f1_macro": Figure(value=0.5, low=0.4, high=0.6), "f1_weighted": Figure(value=0.5)}
    words = {"token_f1": Figure(value=0.75), "exact_f1": Figure(value=0.25), "partial_f1": Figure(value=0.5)}
    gain = Figure(value=0.125, low=-0.01, high=0.25)
    return OriginFigures(
        origin=name,
        articles=2,
        sentences=10,
        labels=(label_figures(value=value), label_figures("rules", value=0.25)),
        overall=tuple(Overall(system=system, figures=over_all) for system in ("model", "rules")),
        gains=(
            Gain(label="", over="rules", figures={"f1_macro": gain}),
            Gain(label="vague", over="rules", figures={"f1_weighted": gain}),
        ),
        spans=(SpanRecord(label="vague", system="model", reference=TWO, spans=6, marks=7, figures=words),),
        human=(
            Human(
                label="vague",
                answers=8,
                figures={"f1": Figure(value=0.8), "f1_weighted": Figure(value=0.9)},
                words={"token_f1": Figure(value=0.7)},
            ),
        ),
        slices=(
            Slice(
                kind="outlet",
                name="Velmora Post",
                label="vague",
                sentences=5,
                positives=2,
                figures={"f1": Figure(value=0.6)},
            ),
        ),
        curves=(
            Curves(
                label="vague",
                reliability=(Bin(1, 0.1, 0.0), Bin(4, 0.9, 0.75)),
                precision_recall=((0.5, 1.0), (1.0, 0.4)),
                coverage=((0.5, 1.0, 0.9), (1.0, 0.4, 0.5)),
            ),
        ),
        mistakes=(
            Mistake(
                label="vague",
                kind="missed",
                article_id="a",
                outlet="Velmora Post",
                start=0,
                end=13,
                text="Critics <say>",
                value=0.1,
                share=1.0,
            ),
        ),
    )


def learning_curve() -> LearningCurve:
    """Two steps, the first one without a figure."""
    return LearningCurve(
        steps=(
            Step(sentences=50, figure=Figure(value=None, reason="too few"), labels={}),
            Step(sentences=100, figure=Figure(value=0.5, low=0.25, high=0.75), labels={}),
        ),
        last_sentences=50,
        last=Figure(value=0.1),
        half=Figure(value=0.1),
        hint="More labels help.",
    )


def evaluation(*origins: OriginFigures, by: str = "outlet", curve: LearningCurve | None = None) -> Evaluation:
    """An evaluation with these origins, the first of which is to be cited."""
    some = origins or (origin_figures(),)
    return Evaluation(
        scheme="harbour",
        synthetic=False,
        by=by,
        folds=2 if by else 0,
        units=4,
        seed=1,
        resamples=20,
        truth="half of the annotators marked it",
        notes=("One article was left out.",),
        systems={"model": "what was trained", "rules": "the rules"},
        headline=some[0].origin,
        origins=some,
        learning_curve=curve,
    )
