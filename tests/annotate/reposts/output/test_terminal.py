"""Groups of reposts as lines for people."""

from annotate.reposts import find_reposts
from annotate.reposts.output.terminal import view
from tests.annotate.reposts.building import REPORTS, article

EARLY = article(REPORTS[0], outlet="Early", published="2024-05-01", title="Pier \x1b[31mshut")
LATE = article(f"{REPORTS[0]}\n\nNobody was hurt at all.", outlet="Late", published="2024-05-03", title="No ferry")


def test_a_group_with_its_original_and_the_changes() -> None:
    found = find_reposts([LATE, EARLY, article(REPORTS[1])])
    lines = list(view(found.groups, 3))
    assert lines[0] == f"{found.groups[0].id}: 2 articles"
    assert lines[1].startswith("   1  Pier ")
    assert lines[1].endswith("shut · Early · 2024-05-01   ← likely original")
    assert lines[2] == "   2  No ferry · Late · 2024-05-03"
    assert "Early is likely the original: it has the earliest date" in lines[3]
    assert "      in B, not in A: “Nobody was hurt at all.”" in lines
    assert lines[-1].startswith("1 group with 2 of 3 articles; 1 share no passage with another.")
    assert not any("\x1b" in line for line in lines)


def test_of_a_large_group_twelve_articles_are_named() -> None:
    found = find_reposts([article(f"{REPORTS[0]} Seen by {number} people.") for number in range(14)])
    lines = list(view(found.groups, 14))
    assert sum(line[:4].strip().isdigit() for line in lines) == 12
    assert "      and 2 more (--format json has all)" in lines
    assert any(line.startswith("  the original is undetermined: the dates do not tell") for line in lines)


def test_nothing_shared() -> None:
    assert list(view([], 2)) == ["No two of 2 articles share a passage."]
    assert list(view([], 1)) == ["One article has no other to share its words with."]
