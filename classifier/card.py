"""The model card: what a model was trained on, how right it is on held-out text, and what it is not for."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotate.rules import RULES_VERSION
from classifier.model import LabelModel
from classifier.sentence_table import SentenceTable
from classifier.thresholds import Rightness
from exports.dataset import Dataset
from unsourced import __version__

QUESTION = "A mark is a question to ask, not a verdict: a claim without a source can be true."


def card(
    dataset: Dataset,
    table: SentenceTable,
    labels: Sequence[LabelModel],
    figures: Mapping[str, Mapping[str, Any]],
    unit: str,
    folds: int,
    hash_: str,
) -> dict[str, Any]:
    """The card as plain JSON. It holds no time of day, so that the same Dataset gives the same file."""
    annotations = dataset.annotations
    submitted = annotations[(annotations["status"] == "submitted") & (annotations["role"] == "annotator")]
    spans = dataset.spans[dataset.spans["annotation_id"].isin(submitted["annotation_id"])]
    return {
        "scheme": {
            "name": dataset.scheme.name,
            "version": dataset.scheme.version,
            "structure_hash": dataset.scheme.structure_hash,
        },
        "language": "en",
        "synthetic": dataset.synthetic,
        "trained_on": {
            "articles": len(set(table.article_ids)),
            "groups": len(set(table.groups.tolist())),
            "outlets": len(set(table.outlets.tolist())),
            "sentences": len(table.texts),
            "annotators": int(submitted["annotator"].nunique()),
            "spans": len(spans),
            "spans_that_began_as_suggestions": int((spans["origin"] != "manual").sum()),
            "articles_in_other_languages": table.abstained,
        },
        "training_hash": hash_,
        "unsourced_version": __version__,
        "rules_version": RULES_VERSION,
        "held_out": {
            "folds": folds,
            "apart": unit,
            "positive": "half or more of the annotators marked the sentence",
            "labels": {label.label: _label_card(label, figures.get(label.label, {})) for label in labels},
        },
        "limits": [
            QUESTION,
            "The figures are about sentences of the training set's kind, held out by "
            + ("outlet." if unit == "outlet" else "article."),
            *(["The labels or articles are synthetic: the figures say nothing about real news."] * dataset.synthetic),
        ],
    }


def _label_card(label: LabelModel, figure: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "decided_by": "learned" if label.learned else "rules",
        **({"why": label.why} if label.why else {}),
        "sentences": figure.get("sentences", 0),
        "positives": figure.get("positives", 0),
        "held_out": _rightness(figure.get("held_out")),
        "rules": _rightness(figure.get("rules")),
        "calibrated": label.calibration is not None,
    }


def _rightness(value: Rightness | None) -> dict[str, float] | None:
    if value is None:
        return None
    return {name: round(getattr(value, name), 3) for name in ("precision", "recall", "f1")}
