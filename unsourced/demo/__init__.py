"""`unsourced demo`: the whole loop on the shipped sample, on a Label Studio of its own.

| file | is |
| --- | --- |
| `command` | the command |
| `run` | the steps of the demo |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from unsourced.demo.run import demo

__all__ = [
    "demo",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "demo": "run",
    },
)
