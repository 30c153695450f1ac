"""The model cards as the page shows them: figures in words, made for readers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from classifier.model.model import Model
from classifier.service.loaded_models import ModelSet


@dataclass(frozen=True, slots=True)
class Figure:
    """One label in a card. Shares are texts such as `88%`, empty where nothing was measured."""

    name: str
    decided_by: str
    why: str
    marked: int
    precision: str
    recall: str
    other_outlets_precision: str
    other_outlets_recall: str
    calibrated: bool


@dataclass(frozen=True, slots=True)
class CardView:
    """A card; `facts` are its lines of what the model was trained on."""

    version: str
    synthetic: bool
    facts: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    figures: tuple[Figure, ...]
    attribution: str


def cards(loaded: ModelSet) -> list[CardView]:
    """The cards of the models in use, in their order; none where the rules score."""
    return [_card(model) for model in loaded.models]


def figures(loaded: ModelSet) -> list[Figure]:
    """What was measured of each label, by the model that decides it; of labels that none learned, by the first."""
    by_label: dict[str, Figure] = {}
    for model in loaded.models:
        learned = {label.label for label in model.learned}
        for key, figure in _by_key(model).items():
            if key not in by_label or (key in learned and by_label[key].decided_by == "rules"):
                by_label[key] = figure
    return list(by_label.values())


def _card(model: Model) -> CardView:
    card = model.card
    trained = card.get("trained_on", {})
    suggested = trained.get("spans_that_began_as_suggestions", 0)
    facts = [
        ("Version", model.version),
        ("Labels", f"{card['scheme']['name']}, version {card['scheme']['version']}"),
        (
            "Trained on",
            f"{_count(trained.get('sentences', 0), 'sentence')} of {_count(trained.get('articles', 0), 'article')} and "
            f"{_count(trained.get('outlets', 0), 'outlet')}, labelled by "
            f"{_count(trained.get('annotators', 0), 'annotator')}",
        ),
        ("Language", "English only" if card.get("language") == "en" else str(card.get("language", ""))),
        ("Sentence embedding", str(card.get("embedding") or "none")),
        ("Made with", f"unsourced {card.get('unsourced_version', '')}, {model.rules_version}"),
        ("Training data", str(card.get("training_hash", ""))[:16]),
    ]
    if suggested:
        facts.append(("Swayed", f"{suggested} of {trained['spans']} spans began as suggestions"))
    return CardView(
        version=model.version,
        synthetic=bool(card.get("synthetic")),
        facts=tuple(facts),
        limits=tuple(card.get("limits", ())),
        figures=tuple(_by_key(model).values()),
        attribution=_attribution(card.get("chain")),
    )


def _by_key(model: Model) -> dict[str, Figure]:
    names = {label.key: label.name for label in model.scheme.labels}
    figures = model.card.get("held_out", {}).get("labels", {})
    return {key: _figure(names.get(key, key), figure) for key, figure in figures.items()}


def _figure(name: str, figures: Mapping[str, Any]) -> Figure:
    learned = figures.get("decided_by") == "learned"
    here = figures.get("held_out" if learned else "rules") or {}
    elsewhere = (figures.get("other_outlets") if learned else None) or {}
    return Figure(
        name=name,
        decided_by="model" if learned else "rules",
        why=str(figures.get("why", "")),
        marked=int(figures.get("positives", 0)),
        precision=_share(here.get("precision")),
        recall=_share(here.get("recall")),
        other_outlets_precision=_share(elsewhere.get("precision")),
        other_outlets_recall=_share(elsewhere.get("recall")),
        calibrated=bool(figures.get("calibrated")),
    )


def _attribution(figures: Mapping[str, Any] | None) -> str:
    if not figures:
        return ""
    if not figures.get("used"):
        return f"Attribution is left to the rules: {figures.get('why', '')}."
    return (
        f"Attribution is marked by a model: F1 {figures['tokens']['f1']:.2f} on held-out words, where the rules have "
        f"{figures['rules']['f1']:.2f}."
    )


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
