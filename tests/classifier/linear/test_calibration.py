"""Scores become probabilities by a sigmoid from 50 groups with a positive, and by steps from 1,000."""

import numpy as np
import pytest

from classifier.linear.calibration import FEWEST_FOR_ISOTONIC, FEWEST_GROUPS, Calibration, calibrate


def test_a_sigmoid_brings_logits_to_shares() -> None:
    logits = np.repeat([-2.0, 2.0], FEWEST_GROUPS)
    # At −2 a quarter is positive and at 2 three quarters: a slope of log(3) / 2.
    shares = np.tile([0.25, 0.75], (FEWEST_GROUPS, 1)).T.ravel()
    found = calibrate(logits, shares, np.arange(len(logits)))
    assert found is not None
    assert found.kind == "sigmoid"
    np.testing.assert_allclose(found.knots, [np.log(3) / 2, 0], atol=1e-3)
    np.testing.assert_allclose(found(np.array([-2.0, 0.0, 2.0])), [0.25, 0.5, 0.75], atol=1e-3)


def test_many_groups_give_steps() -> None:
    logits = np.repeat([-1.0, 0.0, 3.0], FEWEST_FOR_ISOTONIC)
    shares = np.repeat([0.0, 0.6, 1.0], FEWEST_FOR_ISOTONIC)
    found = calibrate(logits, shares, np.arange(len(logits)))
    assert found is not None
    assert found.kind == "isotonic"
    np.testing.assert_allclose(found(np.array([-9.0, 0.0, 1.5, 9.0])), [0, 0.6, 0.8, 1])


@pytest.mark.parametrize(("groups", "calibrated"), [(FEWEST_GROUPS - 1, False), (FEWEST_GROUPS, True)])
def test_groups_and_not_sentences_are_counted(groups: int, calibrated: bool) -> None:
    logits = np.tile([-1.0, 1.0, 1.5], groups)
    shares = np.tile([0.0, 1.0, 1.0], groups)
    assert (calibrate(logits, shares, np.repeat(np.arange(groups), 3)) is not None) is calibrated


def test_a_model_worse_than_a_coin_has_no_probabilities() -> None:
    logits = np.tile([-1.0, 1.0], 60)
    assert calibrate(logits, np.tile([0.9, 0.1], 60), np.arange(120)) is None


def test_isotonic_goes_straight_between_knots() -> None:
    found = Calibration("isotonic", np.array([0.0, 2.0, 0.2, 0.4]))
    np.testing.assert_allclose(found(np.array([-1.0, 1.0, 5.0])), [0.2, 0.3, 0.4])
