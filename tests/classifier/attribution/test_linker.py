"""Claims get the source that stands beside them, and pieces of one claim become one region."""

import numpy as np
import pytest
from sklearn.exceptions import NotFittedError

from classifier.attribution.linker import Linker, Piece
from classifier.attribution.tag_scheme import attribution_labels
from classifier.attribution.token_arrays import read
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()
LABELS = attribution_labels(SCHEME)
SOURCE, CLAIM = LABELS.labels.index("source"), LABELS.labels.index("attributed-claim")
TEXT = "Ada said it is shut. Bo said we left."
READING = read(TEXT, [(0, 20), (21, 37)])
SPANS = [(SOURCE, 0, 1), (CLAIM, 2, 5), (SOURCE, 6, 7), (CLAIM, 8, 10)]


@pytest.fixture(scope="module")
def linker() -> Linker:
    pieces = [Piece(LABELS.labels[label], first, last, f"r{first}") for label, first, last in SPANS]
    relations = [("sourced-from", "r2", "r0"), ("sourced-from", "r8", "r6")]
    return Linker(SCHEME, C=10.0).fit([READING] * 4, [pieces] * 4, [relations] * 4)


def test_each_claim_is_linked_to_the_source_of_its_sentence(linker: Linker) -> None:
    (links,) = linker.predict([READING], [SPANS])
    assert links.regions == ((0,), (1,), (2,), (3,))
    assert [link[:3] for link in links.links] == [("sourced-from", 1, 0), ("sourced-from", 3, 2)]
    assert all(0.5 < link[3] <= 1 for link in links.links)


def test_pieces_with_the_same_source_are_one_claim(linker: Linker) -> None:
    (links,) = linker.predict([READING], [[(CLAIM, 2, 3), (SOURCE, 0, 1), (CLAIM, 3, 5)]])
    assert links.regions == ((0, 2), (1,))
    assert len(links.links) == 1


def test_below_the_threshold_nothing_is_linked(linker: Linker) -> None:
    strict = Linker.from_arrays(SCHEME, linker.arrays() | {"threshold": np.array([1.1])})
    assert strict.predict([READING], [SPANS])[0].links == ()


def test_arrays_that_do_not_fit_the_scheme_are_refused(linker: Linker) -> None:
    arrays = linker.arrays()
    np.testing.assert_array_equal(Linker.from_arrays(SCHEME, arrays).weights_, linker.weights_)
    with pytest.raises(ValueError, match="do not fit"):
        Linker.from_arrays(SCHEME, arrays | {"weights": np.zeros((1, 2))})
    with pytest.raises(NotFittedError):
        Linker(SCHEME).arrays()
