"""What is shown of a comparison, and what is written of it.

| file | is |
| --- | --- |
| `page/` | one self-contained HTML page, both versions side by side |
| `terminal` | lines for people, each change with the words around it |
| `notebook` | a fragment of HTML for a notebook |
| `records` | one record a change, one a differing quotation |
| `suggestions` | what another version has, as suggestions for annotators |
| `wording` | sentences that claim no more than is known |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.compare.output.suggestions import suggestions_of
    from annotate.compare.output.terminal import render_terminal

__all__ = ["render_terminal", "suggestions_of"]

__getattr__ = lazy_exports(
    __name__,
    {
        "render_terminal": "terminal",
        "suggestions_of": "suggestions",
    },
)
