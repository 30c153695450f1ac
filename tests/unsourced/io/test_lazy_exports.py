"""Names that a package gives without importing their modules before."""

import subprocess
import sys

import pytest

from unsourced.io.lazy_exports import lazy_exports


def test_a_name_is_that_of_its_module() -> None:
    get = lazy_exports("annotate.readers", {"INPUT_FORMATS": "registry"})
    from annotate.readers.registry import INPUT_FORMATS

    assert get("INPUT_FORMATS") is INPUT_FORMATS


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"module 'annotate.readers' has no attribute 'reed'"):
        lazy_exports("annotate.readers", {})("reed")


def test_nothing_is_imported_before_it_is_asked_for() -> None:
    program = "import sys, annotate.readers; print('annotate.readers.read' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
