"""A detector is given the findings of the labels that it needs, and no others."""

from collections.abc import Sequence

from annotate.rules.detector import Detector
from annotate.rules.finding import Finding
from annotate.rules.text.document import Document

HERE = Finding(label="here", start=0, end=2, score=0.5, reason="Who?")
THERE = Finding(label="there", start=0, end=2, score=0.5, reason="Who?")


def test_a_detector_with_needs_gets_the_earlier_findings_of_these_labels() -> None:
    given: list[Finding] = []

    def find(document: Document, earlier: Sequence[Finding]) -> list[Finding]:
        given.extend(earlier)
        return [THERE]

    assert Detector(find, given=("here",)).findings(Document("So."), [HERE, THERE]) == [THERE]
    assert given == [HERE]


def test_a_detector_without_needs_gets_the_document_alone() -> None:
    assert Detector(lambda _: [HERE]).findings(Document("So."), [THERE]) == [HERE]
