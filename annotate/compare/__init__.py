"""Two versions of one report: what one has and the other has not, told apart from typographic noise.

Both texts are aligned word by word; each difference becomes a Change with code-point offsets into both, and rules say
what it does: a source that is gone, a "not" that is new.

| file | is |
| --- | --- |
| `run` | `unsourced compare`: two files or addresses in, a view out |
| `compare` | every difference between two articles |
| `comparison` | Change, Effect, Quotation and what else a comparison is made of |
| `alignment/` | which words of one version are which words of the other |
| `effects/` | what a change does to what a report says |
| `output/` | the comparison as page, terminal lines, records and suggestions |
| `result` | the comparison as people get it in Python |
"""

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
