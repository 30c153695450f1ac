"""The model card: what a model was trained on, its precision and recall on held-out text, and what it is not for."""

from collections.abc import Mapping, Sequence
from typing import Any

from annotate.rules.detect import RULES_VERSION
from classifier.features.sentence_table import SentenceTable
from classifier.metrics.auc import Discrimination
from classifier.metrics.decision_threshold import PrecisionRecall
from classifier.model.leakage import trained_hashes
from classifier.model.model import LabelModel
from exports.dataset.dataset import Dataset
from unsourced import __version__
from unsourced.core.article import Article

QUESTION = "A mark is a question to ask, not a verdict: a claim without a source can be true."


def card(
    dataset: Dataset,
    table: SentenceTable,
    labels: Sequence[LabelModel],
    figures: Mapping[str, Mapping[str, Any]],
    folds: int,
    hash_: str,
    embedding: str,
) -> dict[str, Any]:
    """The card as plain JSON. It holds no time of day, so that the same Dataset gives the same file."""
    annotations = dataset.annotations
    submitted = annotations[(annotations["status"] == "submitted") & (annotations["role"] == table.role)]
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
            "role": table.role,
            "article_ids": sorted(set(table.article_ids)),
            "article_hashes": trained_hashes(_articles(dataset, table)),
            "spans": len(spans),
            "spans_that_began_as_suggestions": int((spans["origin"] != "manual").sum()),
            "articles_in_other_languages": table.abstained,
        },
        "training_hash": hash_,
        "embedding": embedding or None,
        "unsourced_version": __version__,
        "rules_version": RULES_VERSION,
        "held_out": {
            "folds": folds,
            "apart": "article",
            "positive": "half or more of the annotators marked the sentence",
            "other_outlets": "the same, by models that saw no article of the sentence's outlet",
            "words": "the words that more than a third of the annotators marked",
            "labels": {label.label: _label_card(label, figures.get(label.label, {})) for label in labels},
        },
        "limits": [
            QUESTION,
            "The figures are about sentences of the training set's kind, held out by article; copies stay together.",
            *(
                [f"Whoever scores with it needs the sentence embedding {embedding} (extra `embedding`)."]
                * bool(embedding)
            ),
            *(["The labels or articles are synthetic: the figures say nothing about real news."] * dataset.synthetic),
        ],
    }


def _label_card(label: LabelModel, figure: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "decided_by": "learned" if label.learned else "rules",
        **({"why": label.why} if label.why else {}),
        "sentences": figure.get("sentences", 0),
        "positives": figure.get("positives", 0),
        "held_out": _precision_recall(figure.get("held_out")),
        "auc": _auc(figure.get("auc")),
        "auc_other_outlets": _auc(figure.get("auc_other_outlets")),
        "other_outlets": _precision_recall(figure.get("other_outlets")),
        "rules": _precision_recall(figure.get("rules")),
        "words": _rounded(figure.get("words")),
        "outlets": _apart(figure.get("outlets")),
        "topics": _apart(figure.get("topics")),
        "calibrated": label.calibration is not None,
        "calibration": _rounded(figure.get("calibration")),
    }


def _articles(dataset: Dataset, table: SentenceTable) -> list[Article]:
    known = set(table.article_ids)
    return [article for article in dataset.article_list() if article.id in known]


def _auc(discrimination: Discrimination | None) -> float | None:
    return None if discrimination is None else round(discrimination.auc, 3)


def _apart(values: Mapping[str, tuple[int, PrecisionRecall]] | None) -> dict[str, dict[str, float]]:
    """By name, alphabetically: this is no ranking."""
    return {
        name: {"positives": count, **(_precision_recall(right) or {})}
        for name, (count, right) in sorted((values or {}).items())
    }


def _rounded(values: Mapping[str, float] | None) -> dict[str, float] | None:
    return {name: round(value, 3) for name, value in values.items()} if values else None


def _precision_recall(value: PrecisionRecall | None) -> dict[str, float] | None:
    if value is None:
        return None
    return {name: round(getattr(value, name), 3) for name in ("precision", "recall", "f1")}
