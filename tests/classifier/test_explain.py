"""Explanations: the parts are the whole, and they name the words that drove a mark."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.clues import shapes
from classifier.explain import contributions, reason, strongest_run
from classifier.model import Model
from tests.classifier.invented import PLANTED, invented_articles


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(["The", "council", "opened,", PLANTED, "late.", "“quoted”", "nine boats", "—", "\u00a0", "x"])
    )
)
def test_the_parts_add_up_to_the_log_odds(model: Model, words: list[str]) -> None:
    text = " ".join(words)
    clues = np.linspace(0, 1, len(model.clue_weights), dtype=np.float32)
    parts = contributions(model, text, clues, 0)
    assert parts.total == pytest.approx(float(model.logits([text], clues[None])[0, 0]), abs=1e-4)
    assert len(parts.pieces) == len(text.split())


def test_the_reason_names_the_planted_word(model: Model) -> None:
    article = invented_articles(1)[0]
    text = f"The council {PLANTED} closed the pier."
    parts = contributions(model, text, _no_clues(model), 0)
    assert f"“{PLANTED}”" in reason(model, text, parts)
    assert shapes(article, [(0, 5)])[0, 0] == 1


def test_the_strongest_run_is_the_planted_word_without_its_comma(model: Model) -> None:
    text = f"In May, “{PLANTED},” the council closed the pier."
    start, end = strongest_run(contributions(model, text, _no_clues(model), 0), text, 1)
    assert text[start:end] == PLANTED


def test_nothing_to_name(model: Model) -> None:
    parts = contributions(model, "— !", _no_clues(model), 0)
    assert "no single word" in reason(model, "— !", parts)
    assert strongest_run(parts, "— !", 1) == (0, 3)


def _no_clues(model: Model) -> np.ndarray:  # type: ignore[type-arg]
    return np.zeros(len(model.clue_weights), dtype=np.float32)
