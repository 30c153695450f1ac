"""Training with CRFsuite: the same seed orders the sequences alike, in one process too."""

from random import Random

import numpy as np
from numpy.typing import NDArray

from classifier.attribution.crfsuite import seed_order, train_crf


def _sequences() -> list[tuple[list[list[str]], list[str]]]:
    draw = Random(0)
    tags = [[draw.randrange(2) for _ in range(6)] for _ in range(60)]
    return [([[str((3 * tag + draw.randrange(4)) % 7)] for tag in some], [str(tag) for tag in some]) for some in tags]


def _trained(seed: int | None = None) -> NDArray[np.float32]:
    if seed is not None:
        seed_order(seed)
    return train_crf(_sequences(), 7, 2, l2=0.01, epochs=20)[0]


def test_one_seed_gives_one_model_and_another_another() -> None:
    first = _trained(1)
    np.testing.assert_array_equal(_trained(1), first)
    assert not np.array_equal(_trained(), first)
    assert not np.array_equal(_trained(2), first)
