"""One trained model for the tests of this folder."""

import pytest

from classifier.model.model import Model
from classifier.training.train import train
from tests.classifier.invented import invented_dataset


@pytest.fixture(scope="session")
def model() -> Model:
    return train(invented_dataset())
