"""What a comparison finds between two invented reports, and that its offsets are exact."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotate.compare import compare
from tests.annotate.compare.building import article, checked, compared, told

REPORT = (
    "The ferry Anna struck the pier of Tarsk on Monday night, the port authority said. Two people were hurt.\n\n"
    "“We saw no lights,” said Ilse Marrek, who runs the kiosk. According to the coast guard, the pilot was asleep.\n\n"
    "The harbour will stay closed until Friday."
)

PIECES = (
    "the ferry “no lights” said. Ilse A b — (sic) organised <b>x</b> **y** gov\u00adernment &amp; é \U0001f6a2 U.S. "
    "1,000 ' \" [x](/y) [no] per cent ﬁne"
)
WORDS = st.sampled_from([*PIECES.split(), "har-\nbour", "\n", "\n\n"])
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join).filter(str.strip)


@given(TEXTS, TEXTS)
@example("a\nb", "a x b")
@settings(max_examples=300)
def test_applying_the_changes_to_a_gives_b(one: str, other: str) -> None:
    checked(compare(article(one), article(other, title="")))


@given(TEXTS, TEXTS, TEXTS, TEXTS)
@settings(max_examples=200)
def test_it_does_so_where_blocks_changed_places(one: str, two: str, three: str, four: str) -> None:
    checked(compare(article(f"{one}\n\n{REPORT}\n\n{two} {three}"), article(f"{two} {REPORT} {one} {four}")))


def test_a_text_is_the_same_as_itself() -> None:
    found = compared(REPORT, REPORT)
    assert found.changes == ()
    assert (found.shared_a, found.shared_b) == (1.0, 1.0)


def test_a_bracket_put_in_is_one_change_and_exactly_that_span() -> None:
    found = compared(REPORT, REPORT.replace("The ferry", "The ferry [financed quietly by the harbour lobby]"))
    (change,) = found.changes
    assert told(found) == [("only-in-b", "", "[financed quietly by the harbour lobby]")]
    assert change.a is not None
    assert change.a.start == change.a.end == found.a.text.index("Anna")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (" Two people were hurt.", "", ("only-in-a", "Two people were hurt.", "")),
        ("Two people", "Twelve people", ("altered", "Two", "Twelve")),
        ("Ilse Marrek, who runs the kiosk", "Ilse Marrek", ("only-in-a", ", who runs the kiosk", "")),
        (" on Monday night", "", ("only-in-a", "on Monday night", "")),
        ("asleep.", "not asleep.", ("only-in-b", "", "not")),
        ("“We saw no lights,”", "We saw no lights,", ("only-in-a", "“", "")),
    ],
)
def test_a_change_is_told_as_a_reader_would(before: str, after: str, expected: tuple[str, str, str]) -> None:
    assert told(compared(REPORT, REPORT.replace(before, after)))[0] == expected


def test_a_paragraph_that_moved_is_one_change() -> None:
    first, second, third = REPORT.split("\n\n")
    found = compared(REPORT, "\n\n".join([first, third, second]))
    assert told(found) == [("moved", third, third)]
    assert (found.shared_a, found.shared_b) == (1.0, 1.0)


def test_headline_and_body_are_apart() -> None:
    one, other = (
        article("It is closed now.", title="Harbour closed"),
        article("All is closed now.", title="Harbour shut"),
    )
    assert [(change.part, change.kind) for change in checked(compare(one, other)).changes] == [
        ("headline", "altered"),
        ("body", "altered"),
    ]


def test_texts_that_share_nothing() -> None:
    found = compare(article("It rained.", title=""), article("Nobody came to vote", title=""))
    assert (found.shared_a, found.shared_b) == (0.0, 0.0)
    assert told(found) == [("altered", "It rained.", "Nobody came to vote")]
