"""The model cards as the page shows them: figures in words, made for readers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from classifier.model.model import Model
from classifier.service.loaded_models import Loaded


@dataclass(frozen=True, slots=True)
class Figure:
    """One label in a card. Shares are texts such as `88%`, empty where nothing was measured."""

    name: str
    decided_by: str
    why: str
    marked: int
    right: str
    found: str
    elsewhere_right: str
    elsewhere_found: str
    calibrated: bool


@dataclass(frozen=True, slots=True)
class CardView:
    """A card; `facts` are its lines of what the model was trained on."""

    version: str
    synthetic: bool
    facts: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    figures: tuple[Figure, ...]
    chain: str


def cards(loaded: Loaded) -> list[CardView]:
    """The cards of the models in use, in their order; none where the rules score."""
    return [_card(model) for model in loaded.models]


def figures(loaded: Loaded) -> list[Figure]:
    """What was measured of each label, by the model that decides it; of labels that none learned, by the first."""
    found: dict[str, Figure] = {}
    for model in loaded.models:
        learned = {label.label for label in model.learned}
        for key, figure in _by_key(model).items():
            if key not in found or (key in learned and found[key].decided_by == "rules"):
                found[key] = figure
    return list(found.values())


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
        chain=_chain(card.get("chain")),
    )


def _by_key(model: Model) -> dict[str, Figure]:
    names = {label.key: label.name for label in model.scheme.labels}
    told = model.card.get("held_out", {}).get("labels", {})
    return {key: _figure(names.get(key, key), figure) for key, figure in told.items()}


def _figure(name: str, told: Mapping[str, Any]) -> Figure:
    learned = told.get("decided_by") == "learned"
    here = told.get("held_out" if learned else "rules") or {}
    elsewhere = (told.get("other_outlets") if learned else None) or {}
    return Figure(
        name=name,
        decided_by="model" if learned else "rules",
        why=str(told.get("why", "")),
        marked=int(told.get("positives", 0)),
        right=_share(here.get("precision")),
        found=_share(here.get("recall")),
        elsewhere_right=_share(elsewhere.get("precision")),
        elsewhere_found=_share(elsewhere.get("recall")),
        calibrated=bool(told.get("calibrated")),
    )


def _chain(told: Mapping[str, Any] | None) -> str:
    if not told:
        return ""
    if not told.get("used"):
        return f"Who says what is left to the rules: {told.get('why', '')}."
    return (
        f"Who says what is marked by a chain: F1 {told['tokens']['f1']:.2f} on held-out words, where the rules have "
        f"{told['rules']['f1']:.2f}."
    )


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
