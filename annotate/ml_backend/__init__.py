"""The service as the ML backend of a Label Studio project: connected, disconnected, and asked for a whole backlog.

| file | is |
| --- | --- |
| `run` | `unsourced connect` and `disconnect` |
| `registration` | the rows that Label Studio keeps of a backend |
| `service_client` | what is asked of the service |
| `backlog` | predictions for all tasks that have none of this version |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.ml_backend.backlog import predict_backlog
    from annotate.ml_backend.service_client import Service

__all__ = ["Service", "predict_backlog"]

__getattr__ = lazy_exports(
    __name__,
    {
        "Service": "service_client",
        "predict_backlog": "backlog",
    },
)
