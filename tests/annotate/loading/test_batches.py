"""Tasks as bytes: clean, whole, and in batches that fit."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.loading.batches import ReadyTask, ahead, batches, body, ready_task
from annotate.loading.journal import Entry
from unsourced.core.article import Article, make_article
from unsourced.errors import InputError
from unsourced.label_studio.tasks import article_of_task

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)


def article(**fields: object) -> Article:
    return make_article(title="T", body="Words.", raw="r", reader_version="test", **fields)  # type: ignore[arg-type]


@given(ANY_TEXT.filter(str.strip), st.dictionaries(ANY_TEXT, JSON_LIKE, max_size=3), ANY_TEXT)
def test_whatever_stands_in_an_article_servers_can_take_it(text: str, extra: dict[str, object], topic: str) -> None:
    try:
        made = make_article(title="T", body=text, raw=text, reader_version="test", extra=extra, topic=topic)
    except InputError:
        return
    task = json.loads(ready_task(made, None).json.decode("utf-8"))
    assert task["data"]["text"] == made.text
    assert _clean(task)
    back = article_of_task(task)
    assert back is not None
    assert (back.id, back.text) == (made.id, made.text)


def _clean(value: object) -> bool:
    if isinstance(value, str):
        return "\x00" not in value and not any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, dict):
        return all(_clean(key) and _clean(each) for key, each in value.items())
    return all(map(_clean, value)) if isinstance(value, list) else True


@pytest.mark.parametrize("field", ["text", "outlet", "url"])
def test_what_the_id_is_made_of_is_never_changed(field: str) -> None:
    value = {"text": "T\n\nWords\ud800.", "outlet": "a\x00", "url": "http://a/\x00"}[field]
    with pytest.raises(InputError, match=f"its {field} holds a NUL or a lone surrogate"):
        ready_task(replace(article(), **{field: value}), None)  # type: ignore[arg-type]


def test_a_prediction_travels_with_its_task() -> None:
    ready = ready_task(article(), {"result": [], "score": 0.5, "model_version": "v"})
    assert ready.suggested
    assert json.loads(ready.json)["predictions"] == [{"result": [], "score": 0.5, "model_version": "v"}]
    assert not ready_task(article(), None).suggested


@given(st.lists(st.integers(2, 9_000_000), max_size=12), st.integers(1, 5))
def test_batches_keep_order_and_limits(sizes: list[int], most: int) -> None:
    tasks = [ReadyTask(Entry(str(number), ""), _Sized(size), False) for number, size in enumerate(sizes)]
    made = list(batches(tasks, most))
    assert [task for batch in made for task in batch] == tasks
    assert all(1 <= len(batch) <= most for batch in made)
    assert all(len(batch) == 1 or sum(len(task.json) for task in batch) <= 20_000_000 for batch in made)


class _Sized(bytes):
    """Bytes that say they are so long, and take no memory."""

    def __new__(cls, size: int) -> "_Sized":
        made = super().__new__(cls)
        made.size = size
        return made

    size: int

    def __len__(self) -> int:
        return self.size


def test_made_ahead_in_order_and_errors_in_their_place() -> None:
    assert list(ahead(iter(range(1, 20)))) == list(range(1, 20))
    assert list(ahead([])) == []

    def breaks() -> Iterator[int]:
        yield 1
        yield 2
        raise InputError("broken")

    made = ahead(breaks())
    assert [next(made), next(made)] == [1, 2]
    with pytest.raises(InputError, match="broken"):
        next(made)


def test_a_body_is_an_array_of_tasks() -> None:
    ready = [ready_task(article(url=f"http://a/{number}"), None) for number in range(3)]
    assert [task["data"]["url"] for task in json.loads(body(ready))] == ["http://a/0", "http://a/1", "http://a/2"]
