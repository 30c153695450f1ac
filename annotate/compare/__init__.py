"""Two versions of one report: what one has and the other has not, told apart from typographic noise."""

from annotate.compare.alignment.align import Block, Gap, align, gaps
from annotate.compare.alignment.tokens import Tokens, tokens
from annotate.compare.compare import compare
from annotate.compare.comparison import Change, Comparison, Effect, Lineage, Quotation, TextRange
from annotate.compare.effects.explain import explain, rank

__all__ = [
    "Block",
    "Change",
    "Comparison",
    "Effect",
    "Gap",
    "Lineage",
    "Quotation",
    "TextRange",
    "Tokens",
    "align",
    "compare",
    "explain",
    "gaps",
    "rank",
    "tokens",
]
