"""Articles of which one holds half of the other's text have one number."""

import numpy as np

from annotate.reposts.near_duplicate_groups import connected_groups, near_duplicate_groups
from tests.annotate.reposts.building import REPORTS, article


def numbers(*texts: str) -> list[int]:
    """The groups' numbers, renumbered by their first article."""
    found = near_duplicate_groups([article(text) for text in texts]).tolist()
    return [found.index(number) for number in found]


def test_a_copy_with_much_added_is_in_the_group_of_its_original() -> None:
    half = " ".join(REPORTS[0].split()[: len(REPORTS[0].split()) // 2])
    assert numbers(REPORTS[0], REPORTS[1], f"{REPORTS[0]} {REPORTS[2]}", half) == [0, 1, 0, 0]


def test_a_quarter_in_common_is_too_little() -> None:
    quarter = " ".join(REPORTS[0].split()[: len(REPORTS[0].split()) // 4])
    assert numbers(REPORTS[0], f"{quarter} {REPORTS[1]}") == [0, 1]


def test_what_two_have_in_common_with_a_third_joins_them() -> None:
    assert numbers(REPORTS[0], f"{REPORTS[0]} {REPORTS[1]}", REPORTS[1]) == [0, 0, 0]
    assert near_duplicate_groups([]).tolist() == []


def test_pairs_join_what_they_reach() -> None:
    groups = connected_groups(5, np.array([0, 3]), np.array([3, 4])).tolist()
    assert groups[0] == groups[3] == groups[4]
    assert len({groups[0], groups[1], groups[2]}) == 3
