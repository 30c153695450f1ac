"""What the annotators of a task had before them: an article, and the way from stored offsets into its text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from exports.label_studio.parse_labeling_config import TextTag
from unsourced.core.article import Article, make_article
from unsourced.core.offsets import normalise
from unsourced.errors import InputError
from unsourced.label_studio.tasks import article_of_task

READER_VERSION = "label-studio"
_FIELDS = ("outlet", "published", "url", "topic", "group")


@dataclass(frozen=True, slots=True)
class SourceText:
    """An article, and `to_article`: from a stored offset to one into `article.text`; raises OffsetError."""

    article: Article
    to_article: Callable[[int], int]


def source_text_of_task(task: Mapping[str, Any], tag: TextTag | None) -> SourceText:
    """The article of a task, whoever made the task; `tag` shows its text, None where nobody knows which does.

    Raises InputError where there is no such text, or where the article's record was changed after `load` sent it.
    """
    if not isinstance(task["data"].get(tag.key if tag else "text", ""), str):
        raise InputError("its text is not a text", where=f"task {task.get('id', '?')}")
    article = article_of_task(task) if "text" in task["data"] else None
    return SourceText(article, lambda offset: offset) if article else plain_text_of_task(task, tag)


def plain_text_of_task(task: Mapping[str, Any], tag: TextTag | None) -> SourceText:
    """An article made of nothing but the task's data: the text, and what else has the name of a field.

    Raises InputError where the task has no text.
    """
    data = task["data"]
    key = tag.key if tag else _text_key(task, data)
    raw = data.get(key)
    if not isinstance(raw, str) or not raw.strip():
        raise InputError(f"has no text under data.{key}", where=f"task {task.get('id', '?')}")
    if tag and tag.is_url:
        raise InputError(
            f"data.{key} is the address of a text, not the text",
            where=f"task {task.get('id', '?')}",
            remedy="Label Studio exports no such text: load the articles themselves.",
        )
    text, offsets = normalise(raw)
    fields = {name: data[name] for name in _FIELDS if isinstance(data.get(name), str) and data[name]}
    rest = {name: value for name, value in data.items() if name not in (key, *fields)}
    language = data.get("language")
    article = make_article(
        title="",
        body=text,
        raw=raw,
        reader_version=READER_VERSION,
        language=language if isinstance(language, str) and language else "en",
        extra=rest,
        **fields,
    )
    # An article has no blank lines at its ends; a span that reaches into them ends with the text.
    before, length = len(text) - len(text.lstrip("\n")), len(article.text)
    return SourceText(article, lambda offset: min(max(offsets.to_normal(offset) - before, 0), length))


def _text_key(task: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """`text`, or else the data whose pieces are what the regions say they mark, or else the longest."""
    texts = {key: value for key, value in data.items() if isinstance(value, str)}
    if "text" in texts:
        return "text"
    return max(texts, key=lambda key: (_agreeing(task, texts[key]), len(texts[key])), default="text")


def _agreeing(task: Mapping[str, Any], text: str) -> int:
    values = [
        item["value"]
        for annotation in task.get("annotations") or ()
        for item in annotation.get("result") or ()
        if isinstance(item, Mapping) and isinstance(item.get("value"), Mapping)
    ]
    return sum(
        type(value.get("start")) is type(value.get("end")) is int
        and text[value["start"] : value["end"]] == value.get("text")
        for value in values
    )
