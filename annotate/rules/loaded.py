"""Loaded language."""

from annotate.rules.document import Document
from annotate.rules.finding import Finding


def loaded_words(document: Document) -> list[Finding]:
    return []
