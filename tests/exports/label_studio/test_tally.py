"""Counts of an export, also in parts, and the lines that say them."""

from dataclasses import replace

import pytest

from exports.dataset.dataset import Dataset, Problem
from exports.label_studio import tally as module
from exports.label_studio.tally import Tally, summary, tally_of
from tests.exports.building import annotation, article, dataset, span

ONE, TWO = article("Pumps fail", "Critics said so."), article("Pumps work", "Nobody counted.")


def part(one_id: str, who: str, changed_by: str | None = None) -> Dataset:
    rows = [
        annotation(one_id, ONE.id, who, updated_by=changed_by),
        annotation(f"{one_id}s", ONE.id, who, status="skipped"),
    ]
    spans = [
        span(one_id, "source", 12, 19),
        span(one_id, "source", 20, 24, part=1),
        span(one_id, "speculation", 0, 5, "p", origin="prediction"),
    ]
    made = dataset([ONE], rows, spans)
    lost = Problem(kind="offsets", message="nowhere", record={"a": 1})
    return replace(made, problems=(lost, Problem(kind="relation", message="left over")))


def test_a_summary_says_who_did_what() -> None:
    assert summary(tally_of(part("1", "ada"))) == [
        "1 article, 2 annotations: 1 submitted, 1 skipped",
        "  ada: 1 submitted, 1 skipped (1 with suggestions)",
        "2 spans (1 manual, 1 prediction), 0 relations, 0 answers",
        "  source: 1",
        "  speculation: 1",
        "1 relation left over from what was deleted or changed since: see problems.jsonl",
    ]
    assert summary(tally_of(dataset([], []))) == [
        "0 articles, 0 annotations: ", "0 spans, 0 relations, 0 answers"
    ]  # fmt: skip


def test_parts_are_added_up_and_work_that_others_changed_is_named() -> None:
    whole = Tally()
    whole.add(part("1", "ada", changed_by="ada"))
    whole.add(part("2", "bo", changed_by="ada"))
    assert (whole.spans, whole.losses, whole.touches) == (6, 2, 1)
    assert whole.touched == [f"annotation 2 of article {ONE.id}, made by bo, was changed by ada"]
    assert [(problem.kind, problem.record) for problem in whole.lost] == [("offsets", None)] * 2


def test_only_so_many_losses_are_kept_and_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOSSES_KEPT", 1)
    whole = Tally()
    for number in range(3):
        whole.add(part(str(number), "bo", changed_by="ada"))
    assert (whole.losses, len(whole.lost), whole.touches, len(whole.touched)) == (3, 1, 3, 1)
    many = [annotation(str(n), TWO.id, f"p{n:02}") for n in range(12)]
    assert summary(tally_of(dataset([TWO], many)))[-2] == "  and 2 more"
