"""The connection to Label Studio, shared by what goes in and what comes out.

| file | is |
| --- | --- |
| `client` | a connection to a server, with errors in words |
| `local_server` | the record of a local server: address, state, credentials |
| `tasks` | an article as a task, and back |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from unsourced.label_studio.client import Connection, connect, http_options
    from unsourced.label_studio.local_server import StudioCredentials, StudioFolder, StudioRecord
    from unsourced.label_studio.tasks import article_of_task, role_of_task, task_of_article

__all__ = [
    "Connection",
    "StudioCredentials",
    "StudioFolder",
    "StudioRecord",
    "article_of_task",
    "connect",
    "http_options",
    "role_of_task",
    "task_of_article",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "Connection": "client",
        "StudioCredentials": "local_server",
        "StudioFolder": "local_server",
        "StudioRecord": "local_server",
        "article_of_task": "tasks",
        "connect": "client",
        "http_options": "client",
        "role_of_task": "tasks",
        "task_of_article": "tasks",
    },
)
