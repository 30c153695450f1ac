"""What every evaluated system must do. A registered system has a class of this kind with its name.

    class TestRules(SystemContract):
        system = RULES

`test_systems.py` fails where a registered system has no such class.
"""

import pickle
from typing import ClassVar

import pytest

from classifier.evaluation.held_out_predictions import as_predictions, predict_held_out
from classifier.evaluation.reference_labels import judged_sentences
from classifier.evaluation.systems import SYSTEMS, Scorer
from classifier.splits.evaluation_folds import plan
from tests.classifier.invented import asked_for_one_label, invented_articles
from unsourced.core.sentences import sentences

DATASET = asked_for_one_label(invented_articles(12))
OTHERS = invented_articles(4, seed=11)


class SystemContract:
    """The tests that each registered system has to pass."""

    system: ClassVar[str]

    @pytest.fixture(scope="class")
    @classmethod
    def scorer(cls) -> Scorer:
        return SYSTEMS[cls.system].train(DATASET)

    def test_the_report_says_what_it_is(self) -> None:
        assert SYSTEMS[self.system].description

    def test_another_process_can_train_it(self) -> None:
        system = SYSTEMS[self.system]
        assert pickle.loads(pickle.dumps(system)) == system

    def test_it_scores_each_article_once_and_in_order(self, scorer: Scorer) -> None:
        scores = list(scorer.score(OTHERS))
        assert [each.article.id for each in scores] == [article.id for article in OTHERS]
        assert list(scorer.score([])) == []

    def test_it_scores_the_sentences_that_people_judge(self, scorer: Scorer) -> None:
        for each in scorer.score(OTHERS):
            assert [(one.start, one.end) for one in each.sentences] == sentences(each.article.text)

    def test_values_and_marks_are_of_labels_and_in_range(self, scorer: Scorer) -> None:
        for each in scorer.score(OTHERS):
            for sentence in each.sentences:
                assert set(sentence.values) <= set(DATASET.scheme.label_keys)
                assert all(value is None or 0 <= value <= 1 for value in sentence.values.values())
            for span in each.spans:
                assert span.label in DATASET.scheme.label_keys
                assert 0 <= span.start < span.end <= len(each.article.text)

    def test_an_article_is_scored_alike_alone_and_among_others(self, scorer: Scorer) -> None:
        together = list(scorer.score(OTHERS))
        alone = [next(iter(scorer.score([article]))) for article in OTHERS]
        assert [each.sentences for each in alone] == [each.sentences for each in together]

    def test_it_learns_from_nothing_that_is_held_out(self) -> None:
        judged = judged_sentences(DATASET)
        folds = plan(judged.articles, count=3).folds[:1]
        predictions = predict_held_out(DATASET, judged, folds, {self.system: SYSTEMS[self.system]})[self.system]
        held_out = {judged.articles[number].id for number in folds[0].held_out}
        rows = [judged.rows_of[article] for article in held_out]
        assert all(predictions.predicted[part].all() for part in rows)
        assert predictions.predicted.sum() == sum(part.stop - part.start for part in rows)

    def test_its_scores_are_arrays_beside_the_sentences(self, scorer: Scorer) -> None:
        judged = judged_sentences(DATASET)
        predictions = as_predictions(scorer.score(judged.articles), judged)
        assert predictions.values.shape == predictions.marked.shape == (len(judged), len(judged.labels))
        assert predictions.predicted.all()
