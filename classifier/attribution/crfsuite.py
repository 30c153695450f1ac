"""Training the CRF's weights with CRFsuite (N. Okazaki 2007), through python-crfsuite; scoring does not need it."""

import ctypes
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from unsourced.core.types import Float32

_EPOCH = re.compile(r"\*+ Epoch #(\d+)")
_LOSS = re.compile(r"Loss: ([\d.]+)")

Sequences = Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]]


def train_crf(
    sequences: Sequences,
    rows: int,
    tags: int,
    *,
    l2: float,
    epochs: int,
    on_step: Callable[[int, float], None] | None = None,
) -> tuple[Float32, Float32]:
    """The weights (rows, tags) and transitions (tags, tags) that stochastic gradient descent finds for these sequences.

    A sequence is the row numbers of each token and its tag, both as texts. `l2` is the weight of the regularisation
    (CRFsuite's c2), `epochs` how often all sequences are gone through. `on_step` is called with the number of each
    epoch and its loss. The order of the sequences is drawn by the C library, from where `seed_order` put it.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(
        algorithm="l2sgd",
        params={"c2": l2, "max_iterations": epochs},
        verbose=on_step is not None,
    )
    if on_step is not None:
        trainer.message = _step_listener(on_step)
    for items, tags_of_items in sequences:
        trainer.append(items, tags_of_items)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "chain.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        with tagger.open(path):
            return read_crf(tagger.info(), rows, tags)


def seed_order(random_state: int) -> None:
    """Put the C library's random numbers, by which CRFsuite orders its sequences, to where this seed begins.

    1 is where every process begins. Where the library cannot be reached the order is as it comes.
    """
    name = "ucrtbase" if sys.platform == "win32" else None
    with suppress(OSError, AttributeError):
        ctypes.CDLL(name).srand(ctypes.c_uint(random_state % 2**32))


def _step_listener(on_step: Callable[[int, float], None]) -> Callable[[str], None]:
    """Hears CRFsuite's log, which tells of an epoch in several lines."""
    number = 0

    def hear(line: str) -> None:
        nonlocal number
        begun = _EPOCH.match(line)
        loss = _LOSS.match(line)
        if begun is not None:
            number = int(begun[1])
        elif loss is not None and number:
            on_step(number, float(loss[1]))
            number = 0  # the loss is told once more at the end

    return hear


def read_crf(info: object, rows: int, tags: int) -> tuple[Float32, Float32]:
    """The arrays of what CRFsuite says of a model whose attributes are row numbers and whose labels are tags."""
    weights = np.zeros((rows, tags), dtype=np.float32)
    transitions = np.zeros((tags, tags), dtype=np.float32)
    for (row, tag), weight in info.state_features.items():  # type: ignore[attr-defined]
        weights[int(row), int(tag)] = weight
    for (before, after), weight in info.transitions.items():  # type: ignore[attr-defined]
        transitions[int(before), int(after)] = weight
    return weights, transitions
