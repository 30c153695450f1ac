"""A student removed from everything within reach: `unsourced course forget`.

| file | is |
| --- | --- |
| `erase` | all of it, in an order that can be stopped and run again, and what is out of reach |
| `label_studio` | their project, their work in others' projects, their account |
| `datasets` | their rows in Datasets and raw exports |
| `reports` | reports, results, feedback and grade files that name them |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.course.erasure.datasets import Person
    from annotate.course.erasure.erase import Erasure

__all__ = ["Erasure", "Person"]

__getattr__ = lazy_exports(
    __name__,
    {
        "Erasure": "erase",
        "Person": "datasets",
    },
)
