"""Folds that keep groups whole, and units that join the outlets which share a group."""

import numpy as np
import pytest

from classifier.splits.training_folds import folds, outlet_units


def test_each_unit_is_held_out_once_and_whole() -> None:
    units = np.array([4, 4, 1, 1, 1, 2, 3, 3])
    found = folds(units, most=3)
    assert len(found) == 3
    assert sorted(np.concatenate([held_out for _, held_out in found]).tolist()) == list(range(8))
    for train, held_out in found:
        assert sorted([*train.tolist(), *held_out.tolist()]) == list(range(8))
        assert not set(units[train].tolist()) & set(units[held_out].tolist())


@pytest.mark.parametrize(("units", "count"), [([7, 7, 7], 0), ([7, 7, 8], 2), ([1, 2, 3, 4, 5, 6], 5)])
def test_there_are_as_many_folds_as_units_up_to_five(units: list[int], count: int) -> None:
    assert len(folds(np.array(units))) == count


def test_outlets_that_share_a_group_are_one_unit() -> None:
    groups = np.array([0, 1, 1, 2, 3])
    outlets = np.array([0, 0, 1, 2, 3])
    found = outlet_units(groups, outlets)
    assert found is not None
    assert found[0] == found[1] == found[2]
    assert len(set(found.tolist())) == 3


def test_fewer_than_three_units_are_none() -> None:
    assert outlet_units(np.array([0, 1, 2]), np.array([0, 1, 1])) is None
