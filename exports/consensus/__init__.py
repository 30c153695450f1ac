"""Several annotators' labels as one view: by majority, by Dawid and Skene's model, and by a vote over characters.

A consensus is computed from the tables and never replaces them: the individual labels stay.

| file | is |
| --- | --- |
| `run` | `unsourced consensus`: a page or records of a Dataset folder |
| `records` | the consensus as records |
| `sentences` | per sentence and label: majority and model |
| `spans` | spans by a vote over characters; shares of annotators |
| `dawid_skene` | the model of Dawid and Skene (1979) |
| `annotator_reliability` | sensitivity and specificity of each annotator by that model |
| `report/` | the page for a terminal |
"""

from exports.consensus.annotator_reliability import annotator_reliability
from exports.consensus.dawid_skene import DawidSkene, dawid_skene
from exports.consensus.sentences import majority, sentence_consensus
from exports.consensus.spans import consensus_spans, soft_spans

__all__ = [
    "DawidSkene",
    "annotator_reliability",
    "consensus_spans",
    "dawid_skene",
    "majority",
    "sentence_consensus",
    "soft_spans",
]
