"""Every registered estimator has its contract, in the test file of its module."""

from importlib import import_module

from classifier.estimators import ESTIMATORS
from tests.classifier.estimators.contract import EstimatorContract


def test_every_registered_estimator_has_a_contract() -> None:
    for estimator in ESTIMATORS:
        tests = import_module(f"tests.classifier.estimators.test_{estimator.__module__.rpartition('.')[2]}")
        contracts = [
            each
            for each in vars(tests).values()
            if isinstance(each, type)
            and issubclass(each, EstimatorContract)
            and getattr(each, "estimator", None) is estimator
        ]
        assert len(contracts) == 1, f"no EstimatorContract for {estimator.__name__}"
