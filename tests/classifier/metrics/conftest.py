"""The random case that metrics are compared on."""

import pytest

from tests.classifier.metrics.random_case import SEEDS, Case


@pytest.fixture(params=SEEDS)
def case(request: pytest.FixtureRequest) -> Case:
    return Case(request.param)
