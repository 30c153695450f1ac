"""Words in brackets that somebody put into another's text or quotation: editorial or neutral.

A bracket clarifies (who, when, where, a translation, a letter's case, a sound) or it adds a claim or a judgement.

| file | is |
| --- | --- |
| `insertions` | the detector: which brackets of a document are insertions |
| `boilerplate` | footnotes, credits, links and headings in brackets; its rules are boilerplate.toml |
| `classify` | editorial or neutral, how sure, and why; the rules on an insertion's form are classify.toml |
| `bracket_grammar` | what the words of an insertion do grammatically: a clause, a comment, a gloss |
"""

from collections.abc import Mapping

from annotate.rules.detector import Detector
from annotate.rules.insertions.insertions import EDITORIAL, NEUTRAL, find_insertions

_INSERTIONS = Detector(find_insertions)
INSERTION_DETECTORS: Mapping[str, Detector] = {EDITORIAL: _INSERTIONS, NEUTRAL: _INSERTIONS}

__all__ = ["EDITORIAL", "INSERTION_DETECTORS", "NEUTRAL", "find_insertions"]
