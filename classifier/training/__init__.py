"""From a Dataset to a model: fit the parts and the stack, and decide label by label between it and the rules.

| file | is |
| --- | --- |
| `experiment` | The record of a training |
| `fit` | Fitting the stack: what each part predicts out of fold, whom to trust, and the weights from all sentences |
| `label_decision` | Whether a label is decided by what was learned or by the rules, and how its marks are made |
| `out_of_fold` | Each part's predictions for sentences that it was not trained on |
| `run` | Train from a folder to a file: what `unsourced train` does |
| `stacking` | The stack: a logistic regression over the parts' log-odds, per label |
| `train` | From a Dataset to a model |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.training.experiment import training_experiment
    from classifier.training.fit import fit_sentence_model
    from classifier.training.run import train_file

__all__ = [
    "fit_sentence_model",
    "train_file",
    "training_experiment",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "fit_sentence_model": "fit",
        "train_file": "run",
        "training_experiment": "experiment",
    },
)
