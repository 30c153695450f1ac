"""Kinds of losses are texts, and each has words for people."""

import json

import pytest

from exports.dataset.losses import Loss, Losses


def test_a_kind_is_its_text_and_has_words() -> None:
    assert str(Loss.SKIPS) == "skips"
    assert Loss("cut-overlaps") is Loss.CUT_OVERLAPS
    assert Loss.PARTS.words == "parts of discontinuous spans written as spans of their own"
    assert json.dumps(Losses({Loss.DRAFTS: 2})) == '{"drafts": 2}'
    with pytest.raises(ValueError, match="nothing"):
        Loss("nothing")


def test_no_two_kinds_share_a_text_or_words() -> None:
    assert len({kind.value for kind in Loss}) == len({kind.words for kind in Loss}) == len(Loss.__members__)
    assert all(kind.words for kind in Loss)


def test_losses_of_several_steps_are_added() -> None:
    both = Losses({Loss.SKIPS: 1}) + Losses({Loss.SKIPS: 2, Loss.PARTS: 1})
    assert both == {Loss.SKIPS: 3, Loss.PARTS: 1}
    assert both[Loss.TIMES] == 0
