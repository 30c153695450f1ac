"""What evaluation folds can keep apart; it imports nothing heavy, so that a command can list it."""

from typing import Literal, get_args

FoldUnit = Literal["outlet", "topic", "date", "article", "random"]
FOLD_UNITS: tuple[FoldUnit, ...] = get_args(FoldUnit)
