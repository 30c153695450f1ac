"""All detectors, by the labels that they find, and what they find in a text."""

from collections.abc import Mapping

from annotate.rules.attribution import ATTRIBUTION_DETECTORS
from annotate.rules.detector import Detector
from annotate.rules.finding import Finding
from annotate.rules.insertions import INSERTION_DETECTORS
from annotate.rules.text.document import Document
from annotate.rules.voice import VOICE_DETECTORS

DETECTORS: Mapping[str, Detector] = {**INSERTION_DETECTORS, **ATTRIBUTION_DETECTORS, **VOICE_DETECTORS}
"""The detector of each label, in the order in which they run; one may find several labels."""

_ORDER = tuple(dict.fromkeys(DETECTORS.values()))

RULES_VERSION = f"rules-{1 + sum(detector.revision for detector in _ORDER)}"
"""Changes whenever the rules find something else in the same text."""


def find_all(text: str, body_start: int = 0) -> list[Finding]:
    """Everything the detectors find in a text whose body starts at `body_start`, in no particular order."""
    document = Document(text, body_start)
    findings: list[Finding] = []
    for detector in _ORDER:
        findings += detector.findings(document, findings)
    return findings
