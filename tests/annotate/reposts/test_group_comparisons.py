"""Which articles of a group are compared with which."""

from annotate.reposts import find_reposts
from annotate.reposts.group_comparisons import comparisons, pairs
from tests.annotate.reposts.building import REPORTS, article, with_words_replaced


def test_each_article_of_a_group_is_compared_with_its_nearest() -> None:
    parts = REPORTS[0].split("\n\n"), REPORTS[1].split("\n\n")
    both = "\n\n".join([*parts[0][:4], *parts[1][:4]])
    (group,) = find_reposts([article(REPORTS[0]), article(REPORTS[1]), article(both)]).groups
    assert len(group.articles) == 3
    assert sorted(pairs(group)) == [(2, 0), (2, 1)]


def test_the_likely_original_is_compared_with_its_reposts_and_named_as_theirs() -> None:
    (group,) = find_reposts(
        [
            article(with_words_replaced(REPORTS[0], 20), outlet="Late", published="2024-05-03"),
            article(REPORTS[0], outlet="Early", published="2024-05-01"),
        ]
    ).groups
    (found,) = comparisons(group)
    assert (found.a.outlet, found.b.outlet) == ("Early", "Late")
    assert found.lineage.repost == "b"
    assert found.lineage.evidence == group.original.reasons
    assert len(found.substantial) > 5
