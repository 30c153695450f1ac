"""The trained model: in memory, on disk, and its card.

| file | is |
| --- | --- |
| `card` | The model card: what a model was trained on, its precision and recall on held-out text |
| `leakage` | What makes a figure worthless: a model that has seen what it is judged by |
| `model` | The trained model in memory |
| `model_contents` | What a model file consists of: the parts by name, from a Model and back |
| `persistence` | Models on disk: one `.skops` file of arrays and texts. Loading one never runs code from it |
| `saved_model` | A model as people get it in Python |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.model.card import QUESTION
    from classifier.model.leakage import refuse_other_training, refuse_seen
    from classifier.model.model import Extent, LabelModel, SentenceModel
    from classifier.model.persistence import SHIPPED, check_name, load_model, save_model
    from classifier.model.saved_model import Model

__all__ = [
    "QUESTION",
    "SHIPPED",
    "Extent",
    "LabelModel",
    "Model",
    "SentenceModel",
    "check_name",
    "load_model",
    "refuse_other_training",
    "refuse_seen",
    "save_model",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "Extent": "model",
        "LabelModel": "model",
        "Model": "saved_model",
        "QUESTION": "card",
        "SHIPPED": "persistence",
        "SentenceModel": "model",
        "check_name": "persistence",
        "load_model": "persistence",
        "refuse_other_training": "leakage",
        "refuse_seen": "leakage",
        "save_model": "persistence",
    },
)
