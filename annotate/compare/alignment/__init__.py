"""Which words of one version are which words of the other: from texts to tokens, runs that both share, and moves.

| file | is |
| --- | --- |
| `tokens` | a text as tokens with keys under which a word is the same, and what a token weighs |
| `spelling` | British and American spellings under one key (`spelling.toml`) |
| `align` | the longest runs of tokens that two sequences share |
| `gap_boundaries` | where an inserted run begins, when the alignment leaves a choice |
| `moves` | runs that were cut in one place and pasted in another |
| `typography` | differences in which no word differs |
| `byline_changes` | the lines around an article that `read` removed, compared |
| `offset_mapping` | offsets of one version as offsets of the other |
"""

from annotate.compare.alignment.align import Block, Gap, align, gaps
from annotate.compare.alignment.tokens import Tokens, tokens

__all__ = ["Block", "Gap", "Tokens", "align", "gaps", "tokens"]
