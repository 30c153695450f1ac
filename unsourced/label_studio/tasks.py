"""An article as a Label Studio task, and back: `data` holds what the annotator sees, `meta` the rest of the record.

A task whose annotations are a curator's decisions says so in its `meta`: there it survives a change of the project's
labeling config, and a saved export carries it.
"""

from collections.abc import Mapping
from typing import Any

from unsourced.core.article import Article
from unsourced.core.article_records import article_from_record, article_to_record

# `data.article_id` is what tasks are found by: Label Studio filters on data, not on meta.
_SHOWN = ("outlet", "published", "url")
_META = "unsourced"
_ROLE = "unsourced_role"
ANNOTATOR, CURATOR = "annotator", "curator"


def task_of_article(article: Article, role: str = ANNOTATOR) -> dict[str, Any]:
    """The task to import: `{"data": {text, article_id, outlet, published, url}, "meta": {"unsourced": …}}`.

    `role` is that of whoever annotates it.
    """
    record = article_to_record(article)
    data = {"text": article.text, "article_id": article.id} | {name: record[name] or "" for name in _SHOWN}
    rest = {name: value for name, value in record.items() if name not in ("text", "title")}
    return {"data": data, "meta": {_META: rest} | ({} if role == ANNOTATOR else {_ROLE: role})}


def role_of_task(task: Mapping[str, Any]) -> str:
    """The role of whoever annotates a task."""
    meta = task.get("meta")
    return CURATOR if isinstance(meta, Mapping) and meta.get(_ROLE) == CURATOR else ANNOTATOR


def article_of_task(task: Mapping[str, Any]) -> Article | None:
    """The article of a task that `task_of_article` made; None for a task that something else made.

    Raises InputError where the record was changed since.
    """
    rest = (task.get("meta") or {}).get(_META)
    if not isinstance(rest, Mapping):
        return None
    return article_from_record({**rest, "text": task["data"]["text"]}, where=f"task {task.get('id', '?')}")
