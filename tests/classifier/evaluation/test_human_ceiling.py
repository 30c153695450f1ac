"""One annotator against the others, counted by hand."""

from classifier.evaluation.human_ceiling import human_ceiling
from classifier.evaluation.reference_labels import judged_sentences, shares_of
from classifier.metrics.bootstrap import draws
from tests.classifier.invented import asked_for_one_label, invented_articles

LABEL = "opinion-as-fact"


def test_answers_are_judged_by_the_others_where_these_agree() -> None:
    dataset = asked_for_one_label(invented_articles(4))
    sentences = judged_sentences(dataset)
    shares = shares_of(dataset, sentences)[:, sentences.labels.index(LABEL)]
    all_three, two, nobody = (int((abs(shares - share) < 0.01).sum()) for share in (1, 2 / 3, 0))
    assert two > 0
    ceiling = human_ceiling(dataset, sentences, draws(4, seed=1, resamples=3))
    # Where two of three marked a sentence, the one who did not is wrong by the others, who alone agree.
    true_positives, false_positives, false_negatives, true_negatives = ceiling.cells[LABEL][0].tolist()
    assert (true_positives, false_positives) == (3 * all_three, 0)
    assert (false_negatives, true_negatives) == (two, 3 * nobody)
    assert ceiling.answers[LABEL] == 3 * (all_three + nobody) + two
    assert ceiling.cells[LABEL].shape == (4, 4)


def test_a_label_that_nobody_was_asked_for_has_no_answer() -> None:
    dataset = asked_for_one_label(invented_articles(2))
    ceiling = human_ceiling(dataset, judged_sentences(dataset), draws(2, seed=1, resamples=3))
    assert ceiling.answers["vague-source"] == 0
    assert not ceiling.cells["vague-source"].any()
