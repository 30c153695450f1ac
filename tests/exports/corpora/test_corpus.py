"""A corpus's entry leads to the reader of its module."""

import pytest

from exports.corpora.babe import read_babe
from exports.corpora.corpus import Corpus


def test_the_entry_loads_the_reader_of_its_name() -> None:
    assert Corpus(name="babe", title="BABE", scheme="babe").load() is read_babe


def test_an_entry_without_a_module_cannot_be_loaded() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"exports\.corpora\.nowhere"):
        Corpus(name="nowhere", title="Nowhere", scheme="babe").load()


def test_a_module_without_the_reader_of_its_name_is_no_corpus() -> None:
    with pytest.raises(AttributeError, match="read_outlet_names"):
        Corpus(name="outlet_names", title="Outlets", scheme="babe").load()
