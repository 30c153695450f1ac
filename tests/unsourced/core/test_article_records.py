"""Articles as records: nothing is lost on the way out and back, and a changed record is refused by its line."""

import json
from pathlib import Path

import pytest

from unsourced.core.article import Article, Origin, make_article
from unsourced.core.article_records import (
    article_from_record,
    article_to_record,
    is_article_record,
    read_article_records,
)
from unsourced.errors import InputError

ARTICLE = make_article(
    title="Pumps fail in Tarsk",
    body="Nobody was hurt 👩‍🚒.",
    raw="<html>",
    reader_version="1",
    outlet="Tarsk Courier",
    origin=Origin(outlet="Wire", url=None, published="2031-05-02"),
    extra={"section": "local"},
)


def written(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_a_record_gives_the_same_article() -> None:
    record = article_to_record(ARTICLE)
    assert record["title"] == "Pumps fail in Tarsk"
    assert record["origin"] == {"outlet": "Wire", "url": None, "published": "2031-05-02"}
    assert article_from_record(json.loads(json.dumps(record))) == ARTICLE


def test_a_changed_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"were changed after it was read.*Read the page again"):
        article_from_record({**article_to_record(ARTICLE), "text": "Pumps work in Tarsk"})


def test_a_body_outside_the_text_is_refused() -> None:
    with pytest.raises(InputError, match="body_start 999 is outside the text"):
        article_from_record({**article_to_record(ARTICLE), "body_start": 999})


def test_a_table_with_a_text_column_is_no_article_record() -> None:
    assert is_article_record(article_to_record(ARTICLE))
    assert not is_article_record({"id": "1", "text": "Pumps fail."})


def articles_of(path: Path) -> list[Article]:
    return list(read_article_records(path))


def test_a_file_is_read_in_order_and_blank_lines_are_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "articles.jsonl", article_to_record(ARTICLE), "", article_to_record(ARTICLE))
    assert articles_of(path) == [ARTICLE, ARTICLE]


@pytest.mark.parametrize(("line", "why"), [("{", "is not JSON"), ("[]", "is not a JSON object"), ("{}", "field id")])
def test_a_broken_line_is_named(tmp_path: Path, line: str, why: str) -> None:
    path = written(tmp_path / "articles.jsonl", article_to_record(ARTICLE), line)
    with pytest.raises(InputError, match=rf"articles.jsonl, line 2: {why}"):
        articles_of(path)
