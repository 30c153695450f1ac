"""What an evaluation is asked for: what holds where nothing is said, and that it cannot change under way."""

from dataclasses import FrozenInstanceError, asdict

import pytest

from classifier.evaluation.options import DEFAULT_OPTIONS, SEED, EvaluationOptions


def test_the_defaults_are_the_documented_ones() -> None:
    assert asdict(DEFAULT_OPTIONS) == {
        "by": None,
        "folds": 5,
        "seed": SEED,
        "against": None,
        "learning_curve": False,
        "embedding": False,
        "resamples": 1000,
        "jobs": 1,
        "quiet": True,
    }


def test_options_are_named_and_stay_as_they_were_asked_for() -> None:
    options = EvaluationOptions(by="topic", folds=3)
    assert (options.by, options.folds, options.seed) == ("topic", 3, SEED)
    with pytest.raises(FrozenInstanceError):
        options.folds = 4  # type: ignore[misc]
