"""Two versions of one report: what one has and the other has not, told apart from typographic noise."""

from annotate.compare.align import Block, Gap, align, gaps
from annotate.compare.compare import compare
from annotate.compare.comparison import Change, Comparison, Place
from annotate.compare.tokens import Tokens, tokens

__all__ = ["Block", "Change", "Comparison", "Gap", "Place", "Tokens", "align", "compare", "gaps", "tokens"]
