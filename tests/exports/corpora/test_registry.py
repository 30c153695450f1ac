"""The registry of corpora: each has its contract, and a light entry."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import exports.corpora
from exports.corpora import CORPORA
from tests.exports.corpora.contract import CorpusContract


def contracts() -> set[str]:
    """The corpora that have a contract class in `test_NAME.py`."""
    found: set[str] = set()
    for name in CORPORA:
        if Path(__file__).with_name(f"test_{name}.py").is_file():
            classes = vars(import_module(f"tests.exports.corpora.test_{name}")).values()
            found |= {
                one.corpus
                for one in classes
                if isinstance(one, type) and issubclass(one, CorpusContract) and one is not CorpusContract
            }
    return found


def test_every_corpus_has_its_contract() -> None:
    missing = [name for name in CORPORA if name not in contracts()]
    assert not missing, f"no test_NAME.py with a CorpusContract for {', '.join(missing)}"


def test_a_corpus_without_a_contract_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CORPORA, "nela", CORPORA["babe"])
    with pytest.raises(AssertionError, match="no test_NAME.py with a CorpusContract for nela"):
        test_every_corpus_has_its_contract()


def test_the_readers_are_public_and_loaded_when_asked_for() -> None:
    for name, entry in CORPORA.items():
        assert getattr(exports.corpora, f"read_{name}") is entry.load()
    with pytest.raises(AttributeError, match="has no attribute 'read_nela'"):
        exports.corpora.read_nela  # noqa: B018
    program = "import sys, exports.corpora; assert not {'pandas', 'pyarrow'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
