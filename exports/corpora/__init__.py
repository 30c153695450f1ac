"""Public corpora as Datasets, from the files that their authors publish; one module a corpus."""

from exports.corpora.babe import read_babe
from exports.corpora.basil import read_basil
from exports.corpora.mbic import read_mbic
from exports.corpora.polnear import read_polnear

__all__ = ["read_babe", "read_basil", "read_mbic", "read_polnear"]
