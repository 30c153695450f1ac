"""A model as people get it: a frame of its figures, a file with its record, and its card in a notebook."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from classifier.model.persistence import load_model
from classifier.model.saved_model import Model
from tests.classifier.hand_model import LABEL, hand_model
from unsourced.errors import ModelError

FIGURES = {"precision": 0.5, "recall": 0.25, "f1": 1 / 3}
ROW = {"decided_by": "learned", "sentences": 8, "positives": 2, "calibrated": False, "held_out": FIGURES}
CARD = {
    "held_out": {"labels": {LABEL: ROW | {"other_outlets": None, "rules": None}}},
    "limits": ["Not for <verdicts>."],
}
MODEL = Model.of(replace(hand_model(), card=CARD))


def test_a_row_a_label_and_nothing_where_there_is_no_figure() -> None:
    (row,) = MODEL.to_frame().to_dict("records")
    assert (row["label"], row["decided_by"], row["sentences"], row["positives"]) == (LABEL, "learned", 8, 2)
    assert (row["held_out_precision"], row["held_out_recall"], row["held_out_f1"]) == (0.5, 0.25, 1 / 3)
    assert pd.isna(row["other_outlets_f1"])
    assert pd.isna(row["rules_precision"])


def test_it_is_the_same_model() -> None:
    assert MODEL.version == "hand"
    assert MODEL.experiment is None
    assert MODEL.learned == hand_model().learned


def test_a_notebook_shows_figures_and_limits_as_text() -> None:
    html = MODEL._repr_html_()
    assert ">0.33<" in html
    assert ">–<" in html
    assert "Not for &lt;verdicts&gt;." in html


def test_it_is_saved_as_skops_and_nothing_else(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "model.skops")
    assert load_model(tmp_path / "model.skops").card == CARD
    assert [path.name for path in tmp_path.iterdir()] == ["model.skops"]
    with pytest.raises(ModelError):
        MODEL.save(tmp_path / "model.pickle")
