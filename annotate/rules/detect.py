"""Rule detectors: each reads a text and says what it found, where, how sure, and why, in words a student understands.

A detector is a function from a Document to Findings, one file each. `find` runs them all; a label stands only in the
detector that finds it.
"""

from annotate.rules.attribution.sources import attributions
from annotate.rules.finding import Finding
from annotate.rules.insertions.insertions import insertions
from annotate.rules.text.document import Document
from annotate.rules.voice.loaded_language import loaded_words
from annotate.rules.voice.speculation import speculations
from annotate.rules.voice.unsourced_claims import unsourced_claims

RULES_VERSION = "rules-1"
"""Changes whenever the rules find something else in the same text."""

__all__ = ["RULES_VERSION", "Document", "Finding", "find"]


def find(text: str, body_start: int = 0) -> list[Finding]:
    """Everything the detectors find in a text whose body starts at `body_start`, in no particular order."""
    document = Document(text, body_start)
    sourced = attributions(document)
    inserted = insertions(document)
    guessed = speculations(document, sourced)
    return [
        *inserted,
        *sourced,
        *guessed,
        *loaded_words(document, sourced),
        *unsourced_claims(document, [*sourced, *inserted, *guessed]),
    ]
