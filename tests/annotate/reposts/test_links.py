"""Which texts are linked: copies, passages; and what is no sign of copying."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.reposts.links import find_links
from annotate.reposts.shingles import word_hashes
from benchmarks.invented_reports import invented_reports
from benchmarks.planted_reposts import planted
from tests.annotate.reposts.building import REPORTS, families, with_words_replaced


def linked(*texts: str) -> bool:
    """Whether all of these are in one family."""
    return len(set(find_links(texts).families)) == 1


def test_planted_reposts_are_found_and_nothing_else() -> None:
    reports = invented_reports(400, seed=5)
    articles, plants = planted(reports[:300], reports[300:], 90, seed=11)
    found = find_links([article.text for article in articles])
    changed_little = [plant for plant in plants if plant.changed <= 0.2]
    hits = [plant for plant in changed_little if found.families[plant.original] == found.families[plant.copy]]
    assert len(changed_little) > 30
    assert sum(plant.partial for plant in changed_little) > 10
    assert len(hits) >= 0.97 * len(changed_little)
    assert {(link.a, link.b) for link in found.links} <= {(plant.original, plant.copy) for plant in plants}


def test_what_is_only_set_otherwise_is_the_same() -> None:
    one = "“The ﬁrst café,” Ilse’s aunt said – and left the har\u00adbour by mid-\nnight."
    other = '"The first cafe," Ilse\'s aunt said -- and LEFT the harbour\n\nby midnight.'
    assert word_hashes(one).tolist() == word_hashes(other).tolist()
    link = find_links([one, other]).links[0]
    assert (link.overlap.of_a, link.overlap.of_b) == (1, 1)


@pytest.mark.parametrize("every", [5, 7, 20])
def test_a_passage_inside_a_longer_text(every: int) -> None:
    part = with_words_replaced("\n\n".join(REPORTS[0].split("\n\n")[1:4]), every)
    assert linked(REPORTS[0], f"{REPORTS[1]}\n\n{part}\n\n{REPORTS[2]}")
    assert not linked(REPORTS[0], f"{REPORTS[1]}\n\n{REPORTS[2]}")


def test_one_quotation_in_two_reports_is_no_link() -> None:
    speech = " ".join(REPORTS[5].split()[:70])
    for opening, close in ('""', "“”", "«»"):
        quoted = f"{opening}{speech}{close}"
        assert not linked(f"{REPORTS[0]} {quoted} {REPORTS[1]}", f"{REPORTS[2]} {quoted} {REPORTS[3]}")
    assert linked(f"{REPORTS[0]} {speech} {REPORTS[1]}", f"{REPORTS[2]} {speech} {REPORTS[3]}")


def test_closing_lines_join_nothing() -> None:
    house = " ".join(REPORTS[7].split()[:60])
    texts = [f"{report}\n\n{house}" for report in REPORTS[:5]]
    assert len(set(find_links(texts).families)) == 5
    # A report that has the same lines below is still found by its own words.
    assert linked(texts[0], f"{with_words_replaced(REPORTS[0], 8)}\n\n{house}")


def test_what_many_hold_is_stock() -> None:
    agency = " ".join(REPORTS[30].split()[:50])
    texts = [f"{report}\n\n{agency}\n\n{report[:80]}" for report in REPORTS[:20]]
    assert len(set(find_links(texts).families)) == 20


def test_a_family_is_found_however_large() -> None:
    copies = [f"{REPORTS[0]} {number} {number + 7}" for number in range(150)]
    found = find_links([*copies, *REPORTS[1:20]])
    assert len(set(found.families[:150])) == 1
    assert len(set(found.families)) == 20
    # No copy is compared with all others.
    assert len(found.links) < 300


@given(st.integers(0, 2**32), st.integers(0, 3))
@settings(max_examples=15)
def test_who_is_with_whom_does_not_depend_on_the_order(seed: int, twice: int) -> None:
    texts = [
        *REPORTS[:8],
        with_words_replaced(REPORTS[1], 6),
        f"{REPORTS[2][:400]} {REPORTS[9]}",
        "",
        "",
        *REPORTS[:twice],
    ]
    order = list(range(len(texts)))
    Random(seed).shuffle(order)
    expected = families(find_links(texts).families)
    shuffled = find_links([texts[number] for number in order]).families
    assert {frozenset(order[number] for number in some) for some in families(shuffled)} == expected


@pytest.mark.parametrize("texts", [[], ["One report."], ["", "", " \n"], ["...", "—"]])
def test_nothing_to_link(texts: list[str]) -> None:
    found = find_links(texts)
    assert found.links == ()
    assert list(found.families) == list(range(len(texts)))


def test_all_alike() -> None:
    found = find_links(["The bridge is shut."] * 500)
    assert set(found.families) == {0}
    assert len(found.links) == 499


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "码头今天早上关闭，渡轮停运，居民只能绕行北岸的旧桥，市政府没有说明原因。",
            "据报道，码头今天早上关闭，渡轮停运，居民只能绕行北岸的旧桥。",
        ),
        (
            "Гавань закрыта с утра, паромы не ходят, жители едут через старый мост.",
            "ГАВАНЬ закрыта с утра, паромы не ходят, жители едут через старый мост",
        ),
        (
            "أغلق الميناء صباح اليوم وتوقفت العبارات عن العمل حتى إشعار آخر",
            "أغلق الميناء صباح اليوم وتوقفت العبارات عن العمل حتى إشعار",
        ),
        ("ท่าเรือปิดตั้งแต่เช้าวันนี้และเรือเฟอร์รี่หยุดให้บริการ", "ท่าเรือปิดตั้งแต่เช้าวันนี้และเรือเฟอร์รี่หยุดให้บริการแล้ว"),
    ],
)
def test_other_scripts(one: str, other: str) -> None:
    assert linked(one, other)
    assert not linked(one, REPORTS[0][:60])


def test_one_huge_text() -> None:
    huge = "\n\n".join(REPORTS * 12)
    assert len(huge.split()) > 100_000
    assert not linked(huge, "Nothing of it is in here, not a single line of ten words or of eight.")
    assert linked(huge, f"{' '.join(REPORTS[4].split()[:60])} And this is new.")
