"""A Label Studio that answers as a test says; tests/studio asks a real one."""

import json
from collections.abc import Callable
from typing import Any

import httpx

from unsourced.label_studio.client import Connection

Answer = Callable[[str, str, Any], Any]


def answering(answer: Answer) -> Connection:
    """A connection whose server answers JSON: `answer` gets method, path and the body, else the query.

    A number is a status without words.
    """

    def respond(request: httpx.Request) -> httpx.Response:
        given = json.loads(request.content) if request.content else dict(request.url.params)
        found = answer(request.method, request.url.path, given)
        return httpx.Response(found) if isinstance(found, int) else httpx.Response(200, json=found)

    connection = Connection("http://studio.example", "")
    connection.__dict__["client"] = httpx.Client(base_url=connection.url, transport=httpx.MockTransport(respond))
    return connection
