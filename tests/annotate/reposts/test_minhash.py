"""Sketches of texts, and the index that finds texts which are alike."""

import numpy as np

from annotate.reposts.minhash import SketchIndex, sketch
from annotate.reposts.shingles import shingle_hashes, word_hashes
from tests.annotate.reposts.building import REPORTS, with_words_replaced


def test_sketches_estimate_what_sets_have_in_common() -> None:
    one, other = (word_hashes(text) for text in (REPORTS[0], with_words_replaced(REPORTS[0], 9)))
    sets = [set(shingle_hashes(words, 3).tolist()) for words in (one, other)]
    truth = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
    assert abs(np.mean(sketch(one) == sketch(other)) - truth) < 0.2


def test_the_index_finds_the_nearest_copy_and_nothing_in_another_report() -> None:
    index = SketchIndex()
    for number, text in enumerate([REPORTS[1], with_words_replaced(REPORTS[0], 15), REPORTS[0], REPORTS[2]]):
        index.add(number, sketch(word_hashes(text)))
    assert index.candidates(sketch(word_hashes(REPORTS[0]))) == [1, 2]
    assert index.nearest_duplicate(sketch(word_hashes(REPORTS[0]))) == 2
    assert index.candidates(sketch(word_hashes(REPORTS[9]))) == []
    assert index.nearest_duplicate(sketch(word_hashes(REPORTS[9]))) is None


def test_a_duplicate_has_twenty_of_sixty_numbers_in_common_and_a_candidate_six() -> None:
    numbers = sketch(word_hashes(REPORTS[0]))
    index = SketchIndex()
    index.add(7, numbers)
    for common, candidates, nearest in ((20, [7], 7), (19, [7], None), (6, [7], None), (5, [], None)):
        other = np.concatenate([numbers[:common], numbers[common:] + np.uint32(1)])
        assert index.candidates(other) == candidates
        assert index.nearest_duplicate(other) == nearest
