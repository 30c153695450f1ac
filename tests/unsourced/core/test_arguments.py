"""A wrong argument is told with what would do."""

from pathlib import Path

import numpy as np
import pytest

from unsourced.core.arguments import path_argument, seed_argument, wrong_type


def test_a_wrong_type_names_what_was_given_and_what_would_do() -> None:
    assert str(wrong_type("scheme", 3, "a Scheme")) == "scheme must be a Scheme, not int"
    assert str(wrong_type("scheme", None, "a Scheme")) == "scheme must be a Scheme, not None"


@pytest.mark.parametrize("value", ["labels/out.csv", Path("labels/out.csv")])
def test_a_path_is_a_str_or_a_path(value: object) -> None:
    assert path_argument(value, "path") == Path("labels/out.csv")


@pytest.mark.parametrize("value", ["", b"out.csv", 3, None, ["out.csv"]])
def test_nothing_else_is_a_path(value: object) -> None:
    with pytest.raises(TypeError, match="path must be a str or Path"):
        path_argument(value, "path")


def test_a_seed_is_a_whole_number_also_numpys() -> None:
    assert seed_argument(0) == 0
    assert type(seed_argument(np.int64(7))) is int
    assert seed_argument(np.int64(7)) == 7


@pytest.mark.parametrize("value", [-1, 1.0, True, None, "1", np.random.default_rng(1)])
def test_nothing_else_is_a_seed(value: object) -> None:
    with pytest.raises(TypeError, match="whole number"):
        seed_argument(value)
