"""Several annotators' labels as one view: by majority, by Dawid and Skene's model, and by a vote over characters.

A consensus is computed from the tables and never replaces them: the individual labels stay.
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
