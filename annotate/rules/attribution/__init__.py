"""Who says what, by rule: sources, vague sources, and the claims that are given to them.

A sentence's cues (a report verb with its subject, "according to", a headline's colon, hearsay) lead to the words for a
source; what these words are decides between an identifiable source and a vague one, and the rest of the sentence or
quotation is the claim.

| file | is |
| --- | --- |
| `sources` | the detector: sources, vague sources and claims of a document |
| `cues` | the attributions of a sentence |
| `report_verbs` | whether a verb reports something, and how sure that is; its rules are report_verbs.toml |
| `nonverbal_cues` | attributions without a report verb: a colon, "in the words of", several sources at once |
| `subjects` | the subject of a report verb, wherever the sentence puts it |
| `source_identity` | whether a reader can identify a source, and its kind |
"""

from collections.abc import Mapping

from annotate.rules.attribution.sources import CLAIM, SOURCE, VAGUE, find_attributions
from annotate.rules.detector import Detector

_ATTRIBUTIONS = Detector(find_attributions, revision=1)
ATTRIBUTION_DETECTORS: Mapping[str, Detector] = {SOURCE: _ATTRIBUTIONS, VAGUE: _ATTRIBUTIONS, CLAIM: _ATTRIBUTIONS}

__all__ = ["ATTRIBUTION_DETECTORS", "CLAIM", "SOURCE", "VAGUE", "find_attributions"]
