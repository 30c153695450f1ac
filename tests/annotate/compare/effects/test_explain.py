"""What a change does: on an invented report, one change at a time."""

import pytest

from annotate.compare import Comparison, compare, explain, rank
from annotate.compare.output.wording import describe_change, describe_lineage, warning
from tests.annotate.compare.building import article
from unsourced.core.article import Origin

REPORT = (
    "The ferry Anna struck the pier of Tarsk on Monday night, the port authority said. Two people were hurt.\n\n"
    "“We saw no lights on the ferry,” said Ilse Marrek, who runs the kiosk. According to the coast guard, the pilot "
    "was not asleep. Velmora accused Tolvania of shelling the pier in May. The army allegedly fired 31 rockets.\n\n"
    "The harbour will stay closed until Friday."
)


def explained(before: str, after: str) -> Comparison:
    assert before in REPORT
    return explain(compare(article(REPORT), article(REPORT.replace(before, after))))


def effects(found: Comparison) -> set[tuple[str, str, str]]:
    return {(one.kind, one.side, one.words) for change in found.substantial for one in change.effects}


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        (", the port authority said", "", ("source", "a", "the port authority")),
        ("According to the coast guard, the", "The", ("source", "a", "the coast guard")),
        ("Ilse Marrek, who runs the kiosk", "residents", ("source", "a", "Ilse Marrek")),
        ("not asleep", "asleep", ("negation", "a", "not")),
        ("were hurt", "were not hurt", ("negation", "b", "not")),
        ("allegedly ", "", ("hedge", "a", "allegedly")),
        ("Two people were", "Two people were reportedly", ("hedge", "b", "reportedly")),
        ("31", "13", ("number", "a", "31")),
        ("Monday", "Tuesday", ("date", "a", "Monday")),
        ("The army", "The brutal army", ("judgement", "b", "brutal")),
        ("The army", "General Holm's army", ("name", "b", "General Holm")),
        ("were hurt.", "were hurt. The crew had been drinking.", ("claim", "b", "The crew had been drinking.")),
        ("ferry Anna", "ferry [owned by thieves]", ("claim", "b", "[owned by thieves]")),
        ("Velmora accused Tolvania", "Tolvania accused Velmora", ("roles", "b", "Velmora … Tolvania")),
    ],
)  # fmt: skip
def test_an_effect_is_named(before: str, after: str, effect: tuple[str, str, str]) -> None:
    assert effect in effects(explained(before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Velmora accused Tolvania of", "Tolvania was accused by Velmora of"),
        ("struck the pier of Tarsk on Monday night", "on Monday night struck the pier of Tarsk"),
        ("“We saw no lights on the ferry,” said Ilse Marrek", "Ilse Marrek said: “We saw no lights on the ferry”"),
    ],
)  # fmt: skip
def test_the_same_said_otherwise_is_no_exchange_of_roles_and_no_lost_source(before: str, after: str) -> None:
    found = explained(before, after)
    assert {kind for kind, side, _ in effects(found) if (kind, side) in {("roles", "b"), ("source", "a")}} == set()


def test_man_bites_dog() -> None:
    one, other = article("It was late. The dog bit the man."), article("It was late. The man bit the dog.")
    assert ("roles", "b", "dog … man") in effects(explain(compare(one, other)))


def test_a_claim_that_lost_its_attribution_although_the_name_stayed() -> None:
    one = "The Tolvanian army said on Sunday that it had retaken two villages on the road to Dorvik."
    other = "The Tolvanian army has retaken two villages on the road to Dorvik."
    assert ("source", "a", "The Tolvanian army") in effects(explain(compare(article(one), article(other))))


def test_a_source_that_names_nobody_in_place_of_one_that_does_is_told() -> None:
    found = explained("Ilse Marrek, who runs the kiosk", "residents")
    (change,) = found.substantial
    assert change.effects[0].reason == (
        "A gives “Ilse Marrek” as the source of this, B “residents”, and “residents” names nobody."
    )
    assert rank(change) == 0


def test_a_source_that_only_lost_an_adjective_is_not_gone() -> None:
    one = "The Tolvanian army said on Sunday that it had retaken two villages on the road to Dorvik."
    found = explain(compare(article(one), article(one.replace("Tolvanian ", ""))))
    assert {kind for kind, _, _ in effects(found)} <= {"name"}


def test_a_not_within_a_longer_passage_is_no_not_that_stands_only_there() -> None:
    found = explained("The army allegedly fired 31 rockets.", "It did not say why it left and who had sent it there.")
    assert {kind for kind, _, _ in effects(found)}.isdisjoint({"negation"})


def test_a_lost_source_and_a_lost_not_come_first() -> None:
    changed = REPORT.replace(", the port authority said", "").replace("not asleep", "asleep").replace("31", "13")
    changed = changed.replace("The ferry", "The rusty ferry").replace("kiosk", "café")
    found = explain(compare(article(REPORT), article(changed)))
    first, second, *_ = sorted(found.substantial, key=rank)
    assert [first.effects[0].kind, second.effects[0].kind] == ["source", "negation"]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("saw no lights", "saw two lights", "other-words"),
        ("“We saw no lights on the ferry,” said", "We saw no lights on the ferry, said", "only-quoted-in-a"),
        ("the pilot was not asleep", "“the pilot was not asleep”", "only-quoted-in-b"),
    ],
)
def test_a_quotation_that_differs_is_a_finding_of_its_own(before: str, after: str, kind: str) -> None:
    found = explained(before, after)
    assert [quotation.kind for quotation in found.quotations] == [kind]
    (quotation,) = found.quotations
    assert {number for number, change in enumerate(found.changes) if not change.typographic} == set(quotation.changes)


def test_other_quotation_marks_make_no_finding() -> None:
    assert explained("“We saw no lights on the ferry,”", '"We saw no lights on the ferry,"').quotations == ()


def test_the_reposter_is_named_only_with_evidence() -> None:
    added = REPORT.replace("The army", "The brutal army")
    one = article(REPORT, outlet="Coastline Wire", published="2025-10-12")
    repost = article(added, outlet="Unquiet Shore", published="2025-10-14", origin=Origin("The Coastline Wire"))
    found = explain(compare(one, repost))
    assert found.lineage.repost == "b"
    assert describe_change(found.substantial[0], found) == (
        "in B, not in A; added by the reposter (B), if A is the text it was made from"
    )
    assert "A is dated 2025-10-12, B 2025-10-14" in describe_lineage(found)
    turned = explain(compare(repost, one))
    assert turned.lineage.repost == "a"
    assert describe_change(turned.substantial[0], turned).startswith("in A, not in B; added by the reposter (A)")


def test_without_evidence_or_with_evidence_that_disagrees_nobody_is_named() -> None:
    plain = explain(compare(article(REPORT), article(REPORT.replace("Two", "Ten"))))
    assert plain.lineage.repost is None
    assert describe_change(plain.substantial[0], plain) == "in both, in other words"
    one = article(REPORT, outlet="Coastline Wire", published="2025-10-15")
    other = article(REPORT.replace("Two", "Ten"), published="2025-10-14", origin=Origin("Coastline Wire"))
    assert explain(compare(one, other)).lineage.repost is None


def test_on_another_language_the_rules_abstain_and_say_so() -> None:
    one, other = article("Der Hafen ist zu.", language="de"), article("Der Hafen ist nicht zu.", language="de")
    found = explain(compare(one, other))
    assert effects(found) == set()
    assert len(found.substantial) == 1
    assert "other languages (de)" in warning(found)


def test_on_a_paragraph_without_end_the_rules_abstain_and_the_words_are_still_compared() -> None:
    one = "The pier is shut. " * 20_000
    found = explain(compare(article(one), article(f"{one} It burned.")))
    assert [found.words(change) for change in found.substantial] == [("", "It burned.")]
    assert "over 300,000 characters" in warning(found)
