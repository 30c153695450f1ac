"""Public corpora as Datasets, from the files that their authors publish; one module a corpus, all in the registry
`CORPORA`.

| file | is |
| --- | --- |
| `corpus` | what a corpus is to the registry below: its name, title and scheme |
| `run` | `unsourced corpus`: a corpus as a Dataset folder, and what of it could not be carried over |
| `babe` | BABE's sentences, judged by experts |
| `basil` | BASIL's reports with lexical and informational bias |
| `mbic` | MBIC's sentences, judged by crowd workers |
| `polnear` | PolNeAR's attributions |
| `corpus_files` | tables, JSON and texts of a published corpus; errors name file and row |
| `dataset_builder` | a Dataset, gathered row by row |
| `sentence_judgements` | sentences with an answer and the words that a person marked, as in BABE and MBIC |
| `phrase_alignment` | where the listed words stand in a sentence |
| `brat_standoff` | brat's standoff files as PolNeAR uses them |
| `outlet_names` | one name for each outlet |
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from exports.corpora.corpus import Corpus

if TYPE_CHECKING:
    from exports.corpora.babe import read_babe
    from exports.corpora.basil import read_basil
    from exports.corpora.mbic import read_mbic
    from exports.corpora.polnear import read_polnear

__all__ = ["CORPORA", "Corpus", "read_babe", "read_basil", "read_mbic", "read_polnear"]

_CORPORA = (
    Corpus(name="babe", title="BABE: sentences of the news, judged by experts", scheme="babe"),
    Corpus(name="basil", title="BASIL: reports of three outlets, with lexical and informational bias", scheme="basil"),
    Corpus(name="mbic", title="MBIC: sentences of the news, judged by crowd workers", scheme="babe"),
    Corpus(name="polnear", title="PolNeAR: political news with attributions", scheme="polnear"),
)
CORPORA: Mapping[str, Corpus] = {entry.name: entry for entry in _CORPORA}
"""All corpora by name, in the order of the help."""


def __getattr__(name: str) -> object:
    """The readers, each loaded when it is first asked for."""
    corpus = CORPORA.get(name.removeprefix("read_"))
    if corpus is None or name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return corpus.load()
