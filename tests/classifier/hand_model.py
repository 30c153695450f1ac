"""A model of one label written by hand, whose every log-odds can be worked out on paper."""

import numpy as np

from classifier.features.ngrams import Vocabulary
from classifier.features.sentence_features import SURFACE_FEATURES
from classifier.linear.calibration import Calibration
from classifier.model.model import LabelModel, Model
from classifier.token_model.model import NO_WORDS
from unsourced.core.types import Float64
from unsourced.schemes.load import load_scheme

LABEL = "opinion-as-fact"
SCHEME = load_scheme()


def hand_model(*, label: str = LABEL, version: str = "hand", calibration: Float64 | None = None) -> Model:
    """The log-odds are −2, and 4 more for sentences of which “vile” is the one known word, and 1 where they ask."""
    features = np.zeros((len(SURFACE_FEATURES), 1), dtype=np.float32)
    features[SURFACE_FEATURES.index("it asks")] = 1
    known = None if calibration is None else Calibration("sigmoid", calibration)
    return Model(
        rule_labels=(),
        has_attribution=False,
        words=Vocabulary(("vile",), np.ones(1, dtype=np.float32)),
        characters=Vocabulary((), np.zeros(0, dtype=np.float32)),
        word_model=NO_WORDS,
        weights=np.vstack([np.array([[4]], dtype=np.float32), features]),
        centre=np.zeros(0, dtype=np.float32),
        intercepts=np.array([-2], dtype=np.float32),
        scheme=SCHEME,
        version=version,
        rules_version="rules",
        labels=tuple(
            LabelModel(label=key, learned=True, calibration=known)
            if key == label
            else LabelModel(label=key, learned=False, why="few")
            for key in SCHEME.label_keys
        ),
        card={"trained_on": {"sentences": 8, "articles": 2}},
    )
