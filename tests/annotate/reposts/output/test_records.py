"""A group of reposts as a record."""

import json

from annotate.reposts import find_reposts
from annotate.reposts.output.records import group_to_record
from tests.annotate.reposts.building import REPORTS, article

EARLY = article(REPORTS[0], outlet="Early", published="2024-05-01", title="Pier shut")
LATE = article(f"{REPORTS[0]}\n\nNobody was hurt at all.", outlet="Late", published="2024-05-03")


def test_a_group_says_what_is_shared_and_what_differs() -> None:
    (group,) = find_reposts([LATE, EARLY]).groups
    record = json.loads(json.dumps(group_to_record(group)))
    assert (record["group"], record["original"]) == (group.id, EARLY.id)
    assert record["evidence"] == ["it has the earliest date: Early 2024-05-01, Late 2024-05-03"]
    assert [(one["article_id"], one["outlet"], one["own_words"]) for one in record["articles"]] == [
        (EARLY.id, "Early", 2),
        (LATE.id, "Late", 5),
    ]
    (shared,) = record["shared"]
    words = len(REPORTS[0].split())
    assert (shared["a"], shared["b"]) == (EARLY.id, LATE.id)
    assert shared["of_a"] > shared["of_b"] > 0.9
    assert words - 5 < shared["words"] < words + 5
    (comparison,) = record["comparisons"]
    changes = [(change["kind"], change["words_b"]) for change in comparison["changes"] if change["type"] == "change"]
    assert ("only-in-b", "Nobody was hurt at all.") in changes


def test_where_nothing_tells_the_original_is_null() -> None:
    (group,) = find_reposts([article(REPORTS[0], outlet="One"), article(REPORTS[0] + " More.", outlet="Two")]).groups
    assert group_to_record(group)["original"] is None
