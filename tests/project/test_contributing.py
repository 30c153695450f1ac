"""CONTRIBUTING's worked example, a format, passes the contract of formats as it stands there."""

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import exports.formats as registry
from tests.exports.formats.contract import FormatContract
from tests.paths import ROOT

BLOCKS = re.findall(r"^```python\n(.*?)^```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M | re.S)
MODULE, ENTRY, CONTRACT = BLOCKS


@pytest.fixture
def contract(monkeypatch: pytest.MonkeyPatch) -> FormatContract:
    """The contract class of the example, with its module and its entry in place."""
    module = ModuleType("exports.formats.doccano")
    exec(MODULE, module.__dict__)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    entry: registry.Format = eval(ENTRY, vars(registry))
    monkeypatch.setitem(registry.FORMATS, entry.name, entry)
    names: dict[str, Any] = {}
    exec(CONTRACT, names)
    example = names["TestDoccano"]()
    assert isinstance(example, FormatContract)
    return example


def _tests() -> list[str]:
    return [name for name in dir(FormatContract) if name.startswith("test_")]


@pytest.mark.parametrize("name", _tests())
def test_the_example_does_what_every_format_must(name: str, contract: FormatContract, tmp_path: Path) -> None:
    test = getattr(contract, name)
    if "tmp_path" in test.__code__.co_varnames[: test.__code__.co_argcount]:
        test(tmp_path)
    else:
        test()
