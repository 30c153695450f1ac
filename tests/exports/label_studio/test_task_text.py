"""The article that a task shows, and offsets into it."""

from typing import Any

import pytest

from exports.label_studio.parse_labeling_config import TextTag
from exports.label_studio.task_text import plain_text_of_task, source_text_of_task
from tests.exports.building import article
from tests.exports.label_studio.test_export import annotation, mark, task
from unsourced.errors import InputError
from unsourced.label_studio.tasks import task_of_article

STORY = TextTag(name="story", kind="text", key="story")


def test_an_article_that_was_loaded_is_itself_with_its_offsets() -> None:
    one = article()
    source = source_text_of_task(task_of_article(one), None)
    assert source.article == one
    assert source.to_article(7) == 7


def test_other_data_become_fields_and_offsets_follow_line_ends_and_blank_lines() -> None:
    data = {"story": "\r\n\r\nOne\r\ntwo\r\n", "outlet": "Courier", "language": "", "pages": 4}
    source = source_text_of_task(task(1, data), STORY)
    assert (source.article.text, source.article.outlet, source.article.language) == ("One\ntwo", "Courier", "en")
    assert source.article.extra["pages"] == 4
    assert [source.to_article(offset) for offset in (0, 4, 9, 12, 14)] == [0, 0, 4, 7, 7]


def test_without_a_tag_the_text_is_what_the_regions_quote_or_the_longest() -> None:
    data = {"note": "A much longer hint about the story.", "story": "Critics said so."}
    assert plain_text_of_task(task(1, data), None).article.text == data["note"]
    quoted = mark(0, 7)
    quoted["value"]["text"] = "Critics"
    assert plain_text_of_task(task(1, data, annotation(1, quoted)), None).article.text == data["story"]


@pytest.mark.parametrize(
    ("data", "tag", "message"),
    [
        ({"story": "  "}, STORY, "task 1: has no text under data.story"),
        ({}, None, "task 1: has no text under data.text"),
        ({"story": 3}, STORY, "task 1: its text is not a text"),
        (
            {"story": "https://x.example/1"},
            TextTag(name="s", kind="text", key="story", is_url=True),
            "task 1: data.story is the address of a text",
        ),
    ],
)
def test_a_task_without_text_is_named(data: dict[str, Any], tag: TextTag | None, message: str) -> None:
    with pytest.raises(InputError, match=message):
        source_text_of_task(task(1, data), tag)


def test_a_record_that_was_changed_since_is_refused() -> None:
    changed = task_of_article(article()) | {"id": 7}
    changed["data"] = changed["data"] | {"text": "Pumps work again."}
    with pytest.raises(InputError, match="task 7"):
        source_text_of_task(changed, None)
