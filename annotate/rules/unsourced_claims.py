"""Checkable claims without a source in reach."""

from collections.abc import Sequence

from annotate.rules.document import Document
from annotate.rules.finding import Finding


def unsourced_claims(document: Document, others: Sequence[Finding]) -> list[Finding]:
    return []
