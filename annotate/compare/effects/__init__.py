"""What a change does to what a report says, by rules that give a reason: sources, negations, hedges, names, numbers.

| file | is |
| --- | --- |
| `explain` | a comparison with effects, quotations and direction filled in; what to look at first |
| `analysed_text` | one version as the rules read it: findings, names, sentences |
| `effects` | negations, hedges, names, numbers, dates, judgements and claims (`effects.toml`) |
| `source_changes` | sources that are gone, new or others |
| `role_swaps` | who did what to whom, turned round |
| `quotations` | quotations that differ |
| `direction` | which version was made from which |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.compare.effects.explain import rank

__all__ = ["rank"]

__getattr__ = lazy_exports(
    __name__,
    {
        "rank": "explain",
    },
)
