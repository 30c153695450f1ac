"""Suggestions by rule, for articles in English: detectors, each a function from a text to its findings.

A finding says what was found, where, how sure, and why, in words that a student understands. A label stands only in the
detector that finds it; `detect` has them all in one table.

| file | is |
| --- | --- |
| `run` | `unsourced suggest`: files in, one record a suggested span out |
| `suggest` | the findings in one article as spans that fit a scheme |
| `article_suggestions` | the suggestions of one article as Python callers get them |
| `detect` | the detector of each label, and all findings in a text |
| `attribution/` | sources, vague sources and attributed claims |
| `insertions/` | editorial and neutral insertions |
| `voice/` | speculation, loaded language and unsourced claims |
| `text/` | sentences, tokens, quotations, names and noun phrases |
| `detector`, `finding` | what a detector and a finding are |
| `decision_table` | ordered rules in TOML files, and their interpreter |
| `lexicons/` | word lists |
"""

from annotate.rules.detect import DETECTORS, RULES_VERSION, find_all
from annotate.rules.detector import Detector
from annotate.rules.finding import Finding
from annotate.rules.suggest import rules_apply, suggest

__all__ = ["DETECTORS", "RULES_VERSION", "Detector", "Finding", "find_all", "rules_apply", "suggest"]
