"""Speculation in the reporter's own voice."""

from collections.abc import Sequence

from annotate.rules.document import Document
from annotate.rules.finding import Finding


def speculations(document: Document, sourced: Sequence[Finding]) -> list[Finding]:
    return []
