"""Which articles to label next: those a model is unsure of, no two alike, and some drawn at random among them.

| file | is |
| --- | --- |
| `diversity` | A batch in which no two are alike |
| `output` | The queue as rows of a file and as a table for a terminal |
| `queue` | The queue: what to label next, in order, with a random control slice among it |
| `result` | The queue as people get it in Python: with a frame, and files that `unsourced load` takes |
| `run` | From files to a queue: what `unsourced next` does |
| `uncertainty` | How much a label would teach |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.active_learning.queue import CONTROL_SHARE, COUNT, Queued
    from classifier.active_learning.result import Queue
    from classifier.active_learning.run import next_files
    from classifier.active_learning.uncertainty import disagreement

__all__ = [
    "CONTROL_SHARE",
    "COUNT",
    "Queue",
    "Queued",
    "disagreement",
    "next_files",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "CONTROL_SHARE": "queue",
        "COUNT": "queue",
        "Queue": "result",
        "Queued": "queue",
        "disagreement": "uncertainty",
        "next_files": "run",
    },
)
