"""What a detector is: a function from a Document to Findings, with the labels of the earlier findings that it needs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotate.rules.finding import Finding
from annotate.rules.text.document import Document


@dataclass(frozen=True, slots=True)
class Detector:
    """One detector of the registry.

    `find(document)` gives its findings, or `find(document, earlier)` where it is `given` labels: those of detectors
    that stand before it in the registry. `revision` counts how often what it finds was changed since version 1 of the
    rules; a detector that is added begins with 1.
    """

    find: Callable[..., list[Finding]]
    given: tuple[str, ...] = ()
    revision: int = 0

    def findings(self, document: Document, earlier: Iterable[Finding]) -> list[Finding]:
        """What it finds, after the findings of those before it."""
        if not self.given:
            return self.find(document)
        return self.find(document, [finding for finding in earlier if finding.label in self.given])
