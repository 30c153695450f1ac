"""What the service takes, and for how long anybody waits."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes of a body, code points of a text and texts of a request; times in seconds.

    `waiting` is how many texts may wait for the model, over all requests, before the service says that it is busy.
    """

    body_bytes: int = 4_000_000
    text_characters: int = 200_000
    texts: int = 100
    waiting: int = 1_000
    body_seconds: float = 20.0
    answer_seconds: float = 60.0
