"""What the terminal and the HTML page show of an evaluation, as tables of text."""

from collections.abc import Iterator, Sequence

from classifier.active_learning.queue import CHOSEN
from classifier.evaluation.records import Evaluation, Figures, LabelFigures, OriginFigures, Slice
from classifier.evaluation.span_metrics import MAJORITY, TWO
from classifier.metrics.bootstrap import Figure
from exports.report.tables import TextTable, format_figure

_MOST_SLICES = 12
_AGAINST = {MAJORITY: "more than half", TWO: "two or more"}
_KINDS = {"outlet": "outlet", "topic": "topic", CHOSEN: "way of being chosen"}


def shown(figure: Figure | None, *, signed: bool = False, interval: bool = True) -> str:
    """A figure for people: two decimals with its interval (three and a sign for a gain), or that it is undefined."""
    if figure is None:
        return "undefined"
    low, high = (figure.low, figure.high) if interval else (None, None)
    return format_figure(figure.value, low, high, style="+.3f" if signed else ".2f")


def tables(evaluation: Evaluation, origin: OriginFigures) -> list[TextTable]:
    """Every table of one origin, in the order of what people ask first."""
    return [
        table
        for table in (
            overall_table(evaluation, origin),
            labels_table(evaluation, origin),
            classes_table(evaluation, origin),
            gains_table(evaluation, origin),
            values_table(evaluation, origin),
            spans_table(evaluation, origin),
            *slice_tables(origin),
        )
        if table.rows
    ]


def overall_table(evaluation: Evaluation, origin: OriginFigures) -> TextTable:
    """Each system over all labels, with the gain of the first over it."""
    gains = {gain.over: gain.figures for gain in origin.gains if not gain.label}
    first = next(iter(evaluation.systems))
    rows = [
        (
            each.system,
            *(shown(each.figures.get(name)) for name in ("f1_macro", "f1_weighted", "f1_micro")),
            shown(gains[each.system]["f1_macro"], signed=True) if each.system in gains else "",
        )
        for each in origin.overall
    ]
    return TextTable(
        title="Over all labels that somebody marked: F1 of marks on sentences",
        columns=("system", "macro", "weighted", "micro", f"gain of {first}, macro"),
        rows=tuple(rows),
    )


def labels_table(evaluation: Evaluation, origin: OriginFigures) -> TextTable:
    """Each label by the first system, with every other's F1 and one annotator's beside it."""
    human = {each.label: each.figures["f1"] for each in origin.human}
    others = list(evaluation.systems)[1:]
    rows = []
    for label, by_system in _by_label(origin).items():
        first, *rest = by_system
        cells = [shown(first.figures["f1"])]
        cells += [shown(first.figures[name], interval=False) for name in ("precision", "recall")]
        cells += [shown(each.figures["f1"], interval=False) for each in rest]
        cells += [shown(human.get(label), interval=False)]
        cells += [shown(first.figures[name], interval=False) for name in ("auc", "average_precision")]
        rows.append((label, str(first.positives), *cells))
    return TextTable(
        title="Each label: marks on sentences",
        columns=(
            "label",
            "positive",
            "F1",
            "precision",
            "recall",
            *(f"F1 {name}" for name in others),
            "F1 one annotator",
            "AUC",
            "AP",
        ),
        rows=tuple(rows),
    )


def classes_table(evaluation: Evaluation, origin: OriginFigures) -> TextTable:
    """Each label as two classes, as papers on one label report it."""
    human = {each.label: each.figures["f1_weighted"] for each in origin.human}
    rows = [
        (
            label,
            shown(first.figures["f1_weighted"]),
            shown(first.figures["f1_macro"], interval=False),
            shown(first.figures["f1_weighted_half"], interval=False),
            *(shown(each.figures["f1_weighted"], interval=False) for each in rest),
            shown(human.get(label), interval=False),
        )
        for label, (first, *rest) in _by_label(origin).items()
    ]
    others = list(evaluation.systems)[1:]
    return TextTable(
        title="Both classes of each label: weighted F1",
        columns=("label", "weighted F1", "macro F1", "weighted from 0.5", *others, "one annotator"),
        rows=tuple(rows),
    )


def gains_table(evaluation: Evaluation, origin: OriginFigures) -> TextTable:
    """How much better the first system is than each other, by the paired bootstrap over articles."""
    gains = {(gain.label, gain.over): gain.figures["f1_weighted"] for gain in origin.gains if gain.label}
    first, *others = evaluation.systems
    return TextTable(
        title=f"Gain of {first} in weighted F1 over",
        columns=("label", *others),
        rows=tuple(
            (label, *(shown(gains.get((label, other)), signed=True) for other in others)) for label in _by_label(origin)
        )
        if others
        else (),
    )


def values_table(evaluation: Evaluation, origin: OriginFigures) -> TextTable:
    """What the first system's values are worth as probabilities."""
    rows = []
    for label, (first, *_) in _by_label(origin).items():
        if first.figures["brier"].value is None:
            continue
        folds = evaluation.folds or 1
        rows.append(
            (
                label,
                f"{first.calibrated_folds} of {folds}",
                *(
                    shown(first.figures[name], interval=name in ("brier", "calibration_error"))
                    for name in ("brier", "calibration_error", "cross_entropy", "jensen_shannon")
                ),
            )
        )
    return TextTable(
        title="Values: Brier score and calibration error against the majority, the last two against annotators' shares",
        columns=("label", "called probability", "Brier", "ECE", "cross-entropy", "Jensen–Shannon"),
        rows=tuple(rows),
    )


def spans_table(evaluation: Evaluation, origin: OriginFigures) -> TextTable:
    """The first system's marks against people's, by reference, with one annotator's."""
    first = next(iter(evaluation.systems))
    words = {each.label: each.words for each in origin.human}
    rows = []
    for record in origin.spans:
        if record.system != first or not record.spans:
            continue
        human = words.get(record.label, {}).get("token_f1") if record.reference == TWO else None
        rows.append(
            (
                record.label,
                _AGAINST[record.reference],
                str(record.spans),
                str(record.marks),
                *(shown(record.figures[f"{kind}_f1"]) for kind in ("token", "exact", "partial")),
                "" if human is None else shown(human, interval=False),
            )
        )
    return TextTable(
        title="Marks against what more than half of those asked marked, or two or more: F1 of tokens, exact spans, "
        "spans in part (PTC)",
        columns=("label", "against", "spans", "marks", "tokens", "exact", "partial", "tokens, one annotator"),
        rows=tuple(rows),
    )


def slice_tables(origin: OriginFigures) -> Iterator[TextTable]:
    """F1 by outlet, topic and way of being chosen, for labels that have positives there."""
    for kind, description in _KINDS.items():
        own = [each for each in origin.slices if each.kind == kind and each.positives]
        names = list(dict.fromkeys(each.name for each in own))[:_MOST_SLICES]
        labels = list(dict.fromkeys(each.label for each in own))
        found = {(each.name, each.label): each for each in own}
        if names:
            yield TextTable(
                title=f"F1 by {description}; in brackets how many sentences are positive",
                columns=(description, *labels),
                rows=tuple((name, *(_slice(found.get((name, label))) for label in labels)) for name in names),
            )


def curve_table(evaluation: Evaluation) -> TextTable | None:
    """The learning curve; None where none was asked for."""
    curve = evaluation.learning_curve
    if curve is None:
        return None
    return TextTable(
        title="Learning curve: mean F1 over labels by how many labelled sentences were learned from",
        columns=("sentences", "mean F1"),
        rows=tuple((str(step.sentences), shown(step.figure)) for step in curve.steps),
    )


def _slice(found: Slice | None) -> str:
    if found is None:
        return ""
    return f"{shown(found.figures['f1'], interval=False)} ({found.positives})"


def _by_label(origin: OriginFigures) -> dict[str, Sequence[LabelFigures]]:
    """The records of each label that has positives, one a system, the evaluated one first."""
    found: dict[str, list[LabelFigures]] = {}
    for record in origin.labels:
        if record.positives:
            found.setdefault(record.label, []).append(record)
    return dict(found)


def undefined(origin: OriginFigures) -> list[str]:
    """What the first system has no figure for, and why: once a reason, with the labels."""
    reasons: dict[tuple[str, str], list[str]] = {}
    seen = set()
    for record in origin.labels:
        if record.label in seen:
            continue
        seen.add(record.label)
        for name, reason in _reasons(record.figures):
            reasons.setdefault((name, reason), []).append(record.label)
    return [f"{name} is undefined for {', '.join(labels)}: {reason}." for (name, reason), labels in reasons.items()]


def _reasons(figures: Figures) -> Iterator[tuple[str, str]]:
    names = {"precision": "Precision", "f1": "F1", "auc": "AUC", "brier": "Calibration"}
    for name, words in names.items():
        if figures[name].value is None:
            yield words, figures[name].reason
