"""Whether a label is decided by what was learned or by the rules."""

from dataclasses import replace

import numpy as np
import pytest

from classifier.features.sentence_table import SentenceTable, sentence_table
from classifier.training.label_decision import Decision, Elsewhere, decide, left_to_rules, too_few
from classifier.training.stacking import Stacked
from tests.classifier.invented import asked_for_one_label, invented_articles
from unsourced.core.types import Float64
from unsourced.schemes.load import load_scheme

LABEL = next(label for label in load_scheme().labels if label.key == "opinion-as-fact")


@pytest.fixture(scope="module")
def table() -> SentenceTable:
    return sentence_table(asked_for_one_label(invented_articles(8)))


def _decided(table: SentenceTable, logits: Float64, elsewhere: Float64 | None = None) -> Decision:
    none = np.zeros(0)
    stacked = Stacked(
        ngrams=1.0,
        attribution=0.0,
        embedding=0.0,
        aggregates=none,
        features=none,
        intercept=0.0,
        centre=none,
        held_out=logits,
    )
    folds = [np.flatnonzero(table.groups % 2 == fold) for fold in range(2)]
    return decide(table, 0, LABEL, stacked, folds, None if elsewhere is None else Elsewhere(elsewhere, folds))


def _logits(table: SentenceTable) -> Float64:
    right: Float64 = np.where(table.shares[:, 0] >= 0.5, 2.0, -2.0) + np.linspace(0, 0.5, len(table.texts))
    return right


def test_what_tells_marked_sentences_apart_is_learned(table: SentenceTable) -> None:
    decision = _decided(table, _logits(table), _logits(table))
    assert decision.model.learned
    assert decision.figures["held_out"].f1 == decision.figures["other_outlets"].f1 == 1
    assert (decision.figures["sentences"], decision.figures["positives"]) == (72, 16)


def test_what_does_not_is_left_to_the_rules(table: SentenceTable) -> None:
    wrong = _decided(table, np.zeros(72))
    assert not wrong.model.learned
    assert wrong.model.why.startswith("not learnable yet: ")
    elsewhere = _decided(table, _logits(table), -_logits(table))
    assert not elsewhere.model.learned
    assert elsewhere.model.why == "not learnable yet: what was learned did not hold on other outlets"


def test_too_few_marks_are_counted(table: SentenceTable) -> None:
    assert too_few(table, 0) == ""
    few = replace(table, shares=np.where(np.arange(72)[:, None] < 36, table.shares, np.nan))
    assert too_few(few, 0) == "too few marks: 8 sentences in 4 articles, where 10 in 3 are needed"
    one_group = replace(table, groups=np.zeros_like(table.groups))
    assert "16 sentences in 1 articles" in too_few(one_group, 0)
    assert too_few(replace(table, shares=np.ones_like(table.shares)), 0).startswith("nothing to tell apart")
    decision = left_to_rules(table, 0, LABEL, "too few marks")
    assert (decision.model.learned, decision.model.why, decision.figures["positives"]) == (False, "too few marks", 16)
