"""Ways to have several people annotate: without seeing each other's work, and a curator who decides.

| file | is |
| --- | --- |
| `run` | `unsourced blind` and `unsourced adjudicate`: files in, what was done out |
| `blind` | articles to annotators who do not see each other's work |
| `adjudicate` | contested articles to a curator |
| `annotators_as_suggestions` | annotations of all annotators as one set of suggestions |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.workflows.adjudicate import Contested, contested
    from annotate.workflows.blind import Desk, assign

__all__ = ["Contested", "Desk", "assign", "contested"]

__getattr__ = lazy_exports(
    __name__,
    {
        "Contested": "adjudicate",
        "Desk": "blind",
        "assign": "blind",
        "contested": "adjudicate",
    },
)
