"""Which articles and sentences are held out together, so that nothing held out is learned from.

| file | is |
| --- | --- |
| `evaluation_folds` | Which articles are held out together, and which others a model may learn from meanwhile |
| `fold_units` | What evaluation folds can keep apart; it imports nothing heavy, so that a command can list it |
| `inner_folds` | Folds that keep together what belongs together |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.splits.evaluation_folds import FOLDS, Fold, Plan, outlet_of, plan
    from classifier.splits.fold_units import FOLD_UNITS, FoldUnit
    from classifier.splits.inner_folds import folds, outlet_units

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
        "FOLD_UNITS": "fold_units",
        "Fold": "evaluation_folds",
        "FoldUnit": "fold_units",
        "Plan": "evaluation_folds",
        "folds": "inner_folds",
        "outlet_of": "evaluation_folds",
        "outlet_units": "inner_folds",
        "plan": "evaluation_folds",
    },
)
