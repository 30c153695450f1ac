"""How far annotators agree: coefficients, their intervals, and where annotators disagree.

Units are sentences, tokens and characters; intervals come from a bootstrap over articles. Work that began with
suggestions is measured apart.

| file | is |
| --- | --- |
| `agreement` | all figures of a Dataset, by origin: `unsourced agreement` |
| `result` | the figures for Python: a frame, a view for a notebook, files |
| `experiment` | the record of a measurement: versions, inputs, options, seed |
| `units` | the sentences, tokens and characters that each annotator marked |
| `per_label` | observed, positive and negative agreement, α and κ of each label |
| `distance_alpha` | α with distances between values, and of label sets by MASI |
| `span_f1` | F1 of spans: exact, partial, boundary |
| `relation_f1` | F1 of relations between matching spans |
| `answers` | α of answers about articles and spans |
| `span_matching` | which spans of two annotators match |
| `disagreement` | where annotators disagree: articles, spans, labels, people |
| `report/` | tables, plots and pages |
"""

from exports.agreement.agreement import Agreement, OriginAgreement, agreement
from exports.agreement.disagreement import Disagreement, disagreement

__all__ = ["Agreement", "Disagreement", "OriginAgreement", "agreement", "disagreement"]
