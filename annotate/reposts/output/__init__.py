"""What is shown of groups of reposts, and what is written of them.

| file | is |
| --- | --- |
| `terminal` | groups as lines for people |
| `records` | groups as records, ready for JSON |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.reposts.output.records import group_to_record
    from annotate.reposts.output.terminal import view

__all__ = ["group_to_record", "view"]

__getattr__ = lazy_exports(
    __name__,
    {
        "group_to_record": "records",
        "view": "terminal",
    },
)
