"""What an evaluation is asked for, in one record that is handed on whole."""

from dataclasses import dataclass

from classifier.metrics.bootstrap import RESAMPLES
from classifier.splits.evaluation_folds import FOLDS
from classifier.splits.fold_unit_names import FoldUnit

SEED = 1


@dataclass(frozen=True, kw_only=True)
class EvaluationOptions:
    """How a Dataset, or models on it, are evaluated.

    `by` is what `folds` folds keep apart (`outlet` where three are known, else `article`, where None); `seed` draws
    folds and bootstrap. `against` names the role whose labels are the truth (annotator, curator or gold; None for
    annotators', or gold where there are none). `learning_curve` asks for what fewer labels give as well, `embedding`
    for a model with a sentence embedding. `resamples` are the bootstrap's, `jobs` the processes that train folds.
    """

    by: FoldUnit | None = None
    folds: int = FOLDS
    seed: int = SEED
    against: str | None = None
    learning_curve: bool = False
    embedding: bool = False
    resamples: int = RESAMPLES
    jobs: int = 1
    quiet: bool = True


DEFAULT_OPTIONS = EvaluationOptions()
