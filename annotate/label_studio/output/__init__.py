"""What is shown of a project.

| file | is |
| --- | --- |
| `status_table` | who has done what, for people and as JSON |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.label_studio.output.status_table import status_json

__all__ = ["status_json"]

__getattr__ = lazy_exports(
    __name__,
    {
        "status_json": "status_table",
    },
)
