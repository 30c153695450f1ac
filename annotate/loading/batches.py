"""Tasks as the bytes that are sent, in batches that a server takes at once."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from annotate.loading.journal import Entry
from unsourced.core.article import Article
from unsourced.core.offsets import normalise
from unsourced.errors import InputError
from unsourced.label_studio.tasks import ANNOTATOR, task_of_article

Item = TypeVar("Item")

BATCH = 1000
# Label Studio refuses a body over 250 MB.
_BATCH_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class ReadyTask:
    """A task as JSON; `suggested` says whether it carries a prediction."""

    entry: Entry
    json: bytes
    suggested: bool


def ready_task(article: Article, prediction: Mapping[str, Any] | None, role: str = ANNOTATOR) -> ReadyTask:
    """The task of an article, with its prediction where it has one; `role` is that of whoever annotates it.

    NULs and lone surrogates, which some databases refuse and others choke on, leave the fields that no offset and no id
    depends on.

    Raises:
        InputError: they stand in text, outlet or url: reading made these clean, something else put them back.
    """
    for name, value in (("text", article.text), ("outlet", article.outlet), ("url", article.url)):
        if value is not None and not _is_clean(value):
            raise InputError(
                f"its {name} holds a NUL or a lone surrogate, which Label Studio cannot keep",
                where=f"article {article.id}",
                remedy="Read the page again with: unsourced read",
            )
    task = task_of_article(article, role)
    if prediction is not None:
        task["predictions"] = [prediction]
    return ReadyTask(Entry(article.id, article.source_id), _encode(task), prediction is not None)


def batches(tasks: Iterable[ReadyTask], size: int = BATCH) -> Iterator[list[ReadyTask]]:
    """Lists of at most `size` tasks and 20 MB (a larger task stands alone), in order."""
    batch: list[ReadyTask] = []
    length = 0
    for task in tasks:
        if batch and (len(batch) >= size or length + len(task.json) > _BATCH_BYTES):
            yield batch
            batch, length = [], 0
        batch.append(task)
        length += len(task.json)
    if batch:
        yield batch


def ahead(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, each made in a thread while the one before it is worked on."""
    coming = iter(items)
    with ThreadPoolExecutor(1) as maker:
        made = maker.submit(next, coming, None)
        while (item := made.result()) is not None:
            made = maker.submit(next, coming, None)
            yield item


def body(batch: Iterable[ReadyTask]) -> bytes:
    """The JSON array of these tasks."""
    return b"[" + b",".join(task.json for task in batch) + b"]"


def _encode(task: Mapping[str, Any]) -> bytes:
    try:
        text = json.dumps(task, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        # A backslash before u0000 may be the text's own; then cleaning changes nothing.
        if "\\u0000" not in text:
            return text.encode()
    except (UnicodeEncodeError, ValueError, TypeError):
        pass
    return json.dumps(_cleaned(task), ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _cleaned(value: Any) -> Any:
    """The value as JSON can hold it: dates and the like as text, no NaN, no NUL, no lone surrogate."""
    if isinstance(value, str):
        return value if _is_clean(value) else normalise(value)[0]
    if isinstance(value, Mapping):
        return {_cleaned(str(key)): _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_cleaned(each) for each in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, bool | int) else _cleaned(str(value))


def _is_clean(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
