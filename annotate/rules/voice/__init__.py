"""What stands in the reporter's own voice: guesses, loaded words, and claims that no source answers for.

Each leaves out what a quotation or a source's claim says.

| file | is |
| --- | --- |
| `speculation` | the detector of guesses that nobody answers for |
| `loaded_language` | the detector of words chosen to move the reader |
| `unsourced_claims` | the detector of checkable claims without a source in reach |
"""

from collections.abc import Mapping

from annotate.rules.detector import Detector
from annotate.rules.voice.loaded_language import LOADED, find_loaded_language
from annotate.rules.voice.speculation import SPECULATION, find_speculation
from annotate.rules.voice.unsourced_claims import UNSOURCED, find_unsourced_claims

_ATTRIBUTIONS = ("source", "vague-source", "attributed-claim")
_INSERTIONS = ("editorial-insertion", "neutral-insertion")

VOICE_DETECTORS: Mapping[str, Detector] = {
    SPECULATION: Detector(find_speculation, given=_ATTRIBUTIONS, revision=1),
    LOADED: Detector(find_loaded_language, given=_ATTRIBUTIONS, revision=1),
    UNSOURCED: Detector(find_unsourced_claims, given=(*_ATTRIBUTIONS, *_INSERTIONS, SPECULATION)),
}

__all__ = [
    "LOADED",
    "SPECULATION",
    "UNSOURCED",
    "VOICE_DETECTORS",
    "find_loaded_language",
    "find_speculation",
    "find_unsourced_claims",
]
