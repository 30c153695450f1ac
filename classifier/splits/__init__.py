"""Which articles and sentences are held out together, so that nothing held out is learned from.

| file | is |
| --- | --- |
| `evaluation_folds` | Which articles are held out together, and which others a model may learn from meanwhile |
| `fold_unit_names` | What evaluation folds can keep apart; it imports nothing heavy, so that a command can list it |
| `training_folds` | Folds that keep together what belongs together |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.splits.evaluation_folds import FOLDS, Fold, Plan, outlet_of, plan
    from classifier.splits.fold_unit_names import FOLD_UNITS, FoldUnit
    from classifier.splits.training_folds import folds, outlet_units

__all__ = [
    "FOLDS",
    "FOLD_UNITS",
    "Fold",
    "FoldUnit",
    "Plan",
    "folds",
    "outlet_of",
    "outlet_units",
    "plan",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "FOLDS": "evaluation_folds",
        "FOLD_UNITS": "fold_unit_names",
        "Fold": "evaluation_folds",
        "FoldUnit": "fold_unit_names",
        "Plan": "evaluation_folds",
        "folds": "training_folds",
        "outlet_of": "evaluation_folds",
        "outlet_units": "training_folds",
        "plan": "evaluation_folds",
    },
)
