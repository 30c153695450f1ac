"""What folds can keep apart is listed without anything heavy."""

import subprocess
import sys

from classifier.splits.fold_unit_names import FOLD_UNITS


def test_the_units_in_the_order_of_the_help() -> None:
    assert FOLD_UNITS == ("outlet", "topic", "date", "article", "random")


def test_it_imports_nothing_heavy() -> None:
    """In a process of its own, since other tests have loaded everything."""
    script = "import classifier.splits.fold_unit_names, sys; print('numpy' in sys.modules or 'sklearn' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
