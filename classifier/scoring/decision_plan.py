"""Who decides each label: the first of several models that learned it, a model's attribution part, or the rules."""

from dataclasses import dataclass
from functools import cached_property

from annotate.rules.detect import RULES_VERSION
from classifier.model.model import Model
from unsourced.schemes.scheme import Scheme


@dataclass(frozen=True)
class DecisionPlan:
    """The models, the scheme that they mark together, the labels that are asked for, and how sure a decision must be.

    Without a model the rules decide every label.
    """

    scheme: Scheme
    models: tuple[Model, ...]
    labels: frozenset[str]
    min_confidence: float

    @cached_property
    def version(self) -> str:
        """The versions of what decides, as scores name it."""
        return "+".join(model.version for model in self.models) or RULES_VERSION

    @cached_property
    def learned(self) -> dict[str, tuple[int, int]]:
        """Per learned label the number of the model that decides it, and its column there."""
        columns: dict[str, tuple[int, int]] = {}
        for number, model in enumerate(self.models):
            for column, label in enumerate(model.learned):
                columns.setdefault(label.label, (number, column))
        return {label: column for label, column in columns.items() if label in self.labels}

    @cached_property
    def attributed(self) -> dict[str, int]:
        """Per label that an attribution part marks the number of the model whose part it is."""
        numbers: dict[str, int] = {}
        for number, model in enumerate(self.models):
            for label in model.attribution.labels.labels if model.attribution else ():
                numbers.setdefault(label, number)
        return {label: number for label, number in numbers.items() if label in self.labels}

    @cached_property
    def calibrated(self) -> frozenset[str]:
        """The labels whose values are probabilities."""
        return frozenset(
            label
            for label, (number, column) in self.learned.items()
            if self.models[number].learned[column].calibration is not None
        )
