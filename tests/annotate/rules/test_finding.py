"""A finding changes into another one, and stays as it is itself."""

from annotate.rules.finding import Finding


def test_a_finding_with_changes_is_another_one() -> None:
    finding = Finding(label="source", start=3, end=9, score=0.9, reason="A named person.")
    moved = finding.but(start=4, score=0.8)
    assert (moved.start, moved.end, moved.score, moved.label, moved.reason) == (4, 9, 0.8, "source", finding.reason)
    assert (finding.start, finding.score, dict(finding.answers), finding.source) == (3, 0.9, {}, None)
