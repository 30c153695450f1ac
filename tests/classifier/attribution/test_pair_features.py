"""A claim and what it may come from, as numbers."""

import pytest

from classifier.attribution.pair_features import PAIR_FEATURES, pair_features
from classifier.attribution.token_arrays import read

TEXT = "Jan Orel said it is shut. Rain fell. A crane fell. Critics say so."
SENTENCES = [(0, 25), (26, 36), (37, 50), (51, 66)]
READING = read(TEXT, SENTENCES)
CLAIM = (3, 6)
"""“it is shut”."""


def _names(target: tuple[int, int]) -> dict[str, float]:
    values, _ = pair_features(READING, [CLAIM], [target])
    return dict(zip(PAIR_FEATURES, values[0, 0].tolist(), strict=True))


def test_a_source_before_its_claim() -> None:
    features = _names((0, 2))
    for name in ("always", "target before", "same sentence", "nearest target before", "a report verb between them"):
        assert features[name] == 1, name
    for name in ("target after", "touching", "another paragraph", "claim quoted", "a full stop between them"):
        assert features[name] == 0, name
    assert features["target before, by gap"] == pytest.approx(1 / 2)
    assert features["gap of up to 1 tokens"] == 1


def test_out_of_reach_is_what_stands_three_sentences_away() -> None:
    critics = READING.words.index("Critics")
    values, reach = pair_features(READING, [CLAIM], [(0, 2), (critics, critics + 1)])
    assert values.shape == (1, 2, len(PAIR_FEATURES))
    assert reach.tolist() == [[True, False]]
    assert _names((critics, critics + 1))["a full stop between them"] == 1


def test_without_a_target_there_is_no_pair() -> None:
    values, reach = pair_features(READING, [CLAIM], [])
    assert values.shape == (1, 0, len(PAIR_FEATURES))
    assert reach.shape == (1, 0)
