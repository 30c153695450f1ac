"""A model as its parts, and back."""

import numpy as np
import pytest

from classifier.model.model_contents import model_contents, model_of
from classifier.model.persistence import SHIPPED, load_model


def test_the_parts_give_the_model_again() -> None:
    model = load_model(SHIPPED)
    again = model_of(model_contents(model), "here")
    assert (again.version, again.labels, again.words.terms) == (model.version, model.labels, model.words.terms)
    np.testing.assert_array_equal(again.weights, model.weights)
    assert (again.attribution is None) == (model.attribution is None)


def test_weights_that_fit_nothing_are_refused() -> None:
    contents = model_contents(load_model(SHIPPED))
    with pytest.raises(ValueError, match="weights of shape"):
        model_of(contents | {"weights": contents["weights"][1:]}, "here")


def test_a_missing_part_is_named() -> None:
    contents = model_contents(load_model(SHIPPED))
    del contents["word_idf"]
    with pytest.raises(KeyError, match="word_idf"):
        model_of(contents, "here")
