"""What the service takes, and for how long anybody waits."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes of a body, code points of a text and texts of a request; times in seconds.

    Label Studio sends all tasks of a project at once where somebody asks for all predictions, and waits 100 seconds:
    for that are `tasks_bytes` and `predict_seconds`. `waiting` is how many texts may wait for the model, over all
    requests, before the service says that it is busy.
    """

    body_bytes: int = 4_000_000
    tasks_bytes: int = 100_000_000
    text_characters: int = 200_000
    texts: int = 100
    waiting: int = 1_000
    body_seconds: float = 20.0
    read_seconds: float = 20.0
    answer_seconds: float = 60.0
    predict_seconds: float = 80.0
