"""The Article, its one constructor, and its record."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsourced.core.article import Article, Origin, Removed, make_article
from unsourced.core.article_records import (
    article_from_record,
    article_to_record,
    is_article_record,
    read_article_records,
)
from unsourced.errors import InputError
from unsourced.io.record_files import write_records
from unsourced.label_studio.tasks import article_of_task, task_of_article

NAMES = st.none() | st.text(min_size=1, max_size=8)
ARTICLES = st.builds(
    lambda title, body, raw, outlet, url, origin, removed, extra: make_article(
        title=title,
        body="word " + body,
        raw=raw,
        reader_version="1",
        outlet=outlet,
        url=url,
        origin=origin,
        removed=removed,
        extra=extra,
        authors=["Ilse Marrek"],
    ),
    st.text(max_size=20),
    st.text(max_size=60),
    st.binary(max_size=10),
    NAMES,
    NAMES,
    st.none() | st.builds(Origin, NAMES, NAMES, NAMES),
    st.lists(st.builds(Removed, st.just("byline"), st.text(max_size=10))),
    st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=3),
)


def article(title: str = "Bridge shut", body: str = "It is shut.\n\nUntil spring.", **fields: str) -> Article:
    return make_article(title=title, body=body, raw=b"page", reader_version="1", **fields)  # type: ignore[arg-type]


def test_the_text_begins_with_the_headline_and_a_blank_line() -> None:
    made = article()
    assert made.text == "Bridge shut\n\nIt is shut.\n\nUntil spring."
    assert made.title == "Bridge shut"
    assert made.text[made.body_start :] == made.body == "It is shut.\n\nUntil spring."


def test_an_article_without_a_headline_is_all_body() -> None:
    made = article(title="")
    assert (made.title, made.body_start, made.text) == ("", 0, made.body)


@pytest.mark.parametrize(("title", "body"), [("", ""), (" \n", "\r\n\t"), ("\x00", "")])
def test_an_article_without_a_word_is_refused(title: str, body: str) -> None:
    with pytest.raises(InputError, match="the article has no text"):
        article(title, body)


def test_two_outlets_copies_are_two_articles_of_one_source() -> None:
    one, other = article(outlet="Velmora Post"), article(outlet="Tarsk Today")
    assert one.id != other.id
    assert one.source_id == other.source_id


@given(ARTICLES)
def test_a_record_comes_back_as_the_same_article(made: Article) -> None:
    record = json.loads(json.dumps(article_to_record(made)))
    assert is_article_record(record)
    assert article_from_record(record) == made


@given(ARTICLES)
def test_a_task_comes_back_as_the_same_article(made: Article) -> None:
    task = json.loads(json.dumps(task_of_article(made)))
    assert article_of_task(task) == made


def test_a_task_that_something_else_made_is_no_article_of_ours() -> None:
    assert article_of_task({"id": 3, "data": {"text": "word"}, "meta": None}) is None


@given(st.lists(ARTICLES, max_size=4))
def test_a_file_of_records_comes_back_whole(made: list[Article]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_records(map(article_to_record, made), "jsonl", path)
        assert list(read_article_records(path)) == made


def test_a_changed_text_is_refused_with_what_to_do() -> None:
    record = article_to_record(article()) | {"text": "Bridge open"}
    with pytest.raises(InputError, match="were changed after it was read. Read the page again"):
        article_from_record(record)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: is not JSON"),
        ("[]", "line 2: is not a JSON object"),
        ('{"id": 1}', "line 2: field id"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(article_to_record(article())) + "\n" + line + "\n")
    with pytest.raises(InputError, match=message):
        list(read_article_records(path))
