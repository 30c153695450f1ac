"""Tables, stored articles and the batch: columns, bad rows, duplicates, and reading back without a change."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.readers.read import read, read_articles
from tests.paths import ROOT
from unsourced.core.article import Article, Origin, Removed, make_article
from unsourced.core.article_records import article_to_record
from unsourced.errors import BatchError, InputError
from unsourced.io.record_files import write_records

PAGES = ROOT / "tests" / "annotate" / "pages"
TEXT = "The wall broke at night.\n\nNobody in Brod had been warned of it."
ROW = {"headline": "Wall falls", "Body": TEXT, "publisher": "Hill Post", "Author": "Jane Doe and John Roe"}


def write_csv(path: Path, rows: Sequence[Mapping[str, object]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_jsonl(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def write_parquet(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    pa.parquet.write_table(pa.Table.from_pylist(rows), path)
    return path


def quiet(_: str) -> None:
    pass


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.csv", write_csv),
        ("a.tsv", lambda path, rows: write_csv(path, rows, "\t")),
        ("semicolons.csv", lambda path, rows: write_csv(path, rows, ";")),
        ("a.jsonl", write_jsonl),
        ("a.parquet", write_parquet),
        ("a.json", lambda path, rows: [path.write_text(json.dumps(rows)), path][1]),
    ],
)
def test_columns_are_known_by_name(
    tmp_path: Path, name: str, write: Callable[[Path, Sequence[Mapping[str, object]]], Path]
) -> None:
    row = {**ROW, "pubDate": "Mon, 03 May 2021 10:00:00 GMT", "link": "https://hill.example/wall", "rating": "7"}
    (article,) = read_articles([write(tmp_path / name, [row])])
    assert article.text == f"Wall falls\n\n{TEXT}"
    assert article.title == "Wall falls"
    assert article.outlet == "Hill Post"
    assert article.authors == ("Jane Doe", "John Roe")
    assert article.published == "2021-05-03"
    assert article.url == "https://hill.example/wall"
    assert article.extra == {"rating": "7"}


def test_columns_by_option(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{"text": "an id", "t2": TEXT, "who": "Hill Post"}])
    (article,) = read_articles([path], columns={"text": "t2", "outlet": "who"})
    assert (article.text, article.outlet) == (TEXT, "Hill Post")
    assert article.extra == {"text": "an id"}


def test_parquet_values_become_json(tmp_path: Path) -> None:
    import datetime

    row = {"text": TEXT, "date": datetime.date(2021, 5, 3), "authors": ["Jane Doe"], "score": float("nan"), "n": 3}
    (article,) = read_articles([write_parquet(tmp_path / "a.parquet", [row])])
    assert (article.published, article.authors, article.extra) == ("2021-05-03", ("Jane Doe",), {"n": 3})


def test_a_date_that_can_be_read_in_two_ways_is_kept_as_it_stands(tmp_path: Path) -> None:
    (article,) = read_articles([write_csv(tmp_path / "a.csv", [{"text": TEXT, "date": "03/04/2021"}])])
    assert article.published is None
    assert article.extra == {"date": "03/04/2021"}


def test_a_cell_may_hold_html_or_markdown(tmp_path: Path) -> None:
    rows = [{"text": "<p>One <b>two</b>.</p><p>Three.</p>"}, {"text": "One [two](http://x.example).\n\n*Three.*"}]
    articles = list(read([write_jsonl(tmp_path / "b.jsonl", rows)], note=quiet))
    assert {article.text for article in articles if isinstance(article, Article)} == {"One two.\n\nThree."}


def test_bad_rows_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "One."}\nnot json\n{"title": "No text"}\n[1]\n\n{"text": " "}\n{"text": "Two."}\n', encoding="utf-8"
    )
    with pytest.raises(BatchError) as caught:
        read_articles([path])
    said = [str(failure) for failure in caught.value.failures]
    assert [message.split(":")[0] for message in said] == [f"{path}, line {n}" for n in (2, 3, 4, 6)]
    assert "--column text=NAME" in said[1]
    assert "field text" in said[3]
    assert caught.value.done == 2


def test_bad_csv_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('title,text\na,"one"\nb,two,three\nc,four\nd,"fi"ve"\n', encoding="utf-8")
    items = list(read([path], note=quiet))
    assert [item.body for item in items if isinstance(item, Article)] == ["one", "four"]
    assert [item.where for item in items if isinstance(item, InputError)] == [f"{path}, row 3", f"{path}, row 5"]


def test_missing_column_by_option(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column holds the text; there are: headline, Body"):
        read_articles([write_csv(tmp_path / "a.csv", [ROW])], columns={"text": "Text"})


@pytest.mark.parametrize(("name", "write"), [("a.csv", write_csv), ("a.parquet", write_parquet)])
def test_a_missing_column_is_said_once(
    tmp_path: Path, name: str, write: Callable[[Path, Sequence[Mapping[str, object]]], Path]
) -> None:
    items = list(read([write(tmp_path / name, [{"Titel": "a", "Inhalt": TEXT}] * 3)], note=quiet))
    assert [str(item).split(": ", 1)[1] for item in items] == [
        "no column holds the text; there are: Titel, Inhalt. Name it with --column text=NAME."
    ]


def test_a_spreadsheets_empty_rows_are_no_articles(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'title;text\na;"{TEXT}"\n;\n"";""\n', encoding="utf-8")
    assert [article.body for article in read_articles([path])] == [TEXT]


def test_a_name_that_is_empty_is_not_this_folder() -> None:
    with pytest.raises(InputError, match="a file's name is empty"):
        read_articles([""])


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet", "json"])
def test_table_without_rows(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    if suffix == "parquet":
        pa.parquet.write_table(pa.table({"text": pa.array([], pa.string())}), path)
    else:
        path.write_text({"csv": "title,text\n", "jsonl": "", "json": "[]"}[suffix], encoding="utf-8")
    with pytest.raises(InputError, match="has no rows"):
        read_articles([path])


def test_broken_parquet(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "a.parquet", [ROW])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match="not a whole Parquet file"):
        read_articles([path])


def test_too_long_a_row(tmp_path: Path) -> None:
    rows = [{"text": "word " * 1000}, {"text": TEXT}]
    for path in (write_jsonl(tmp_path / "a.jsonl", rows), write_csv(tmp_path / "a.csv", rows)):
        items = list(read([path], max_bytes=500, note=quiet))
        assert [type(item) for item in items] == [InputError, Article]


def test_mis_encoded_csv_is_read_and_said(tmp_path: Path) -> None:
    notes: list[str] = []
    path = write_csv(
        tmp_path / "a.csv", [{"text": "Das Café “Müller” blieb geöffnet, weil es höher lag."}], encoding="cp1252"
    )
    (article,) = read([path], note=notes.append)
    assert isinstance(article, Article)
    assert "Café “Müller” blieb geöffnet" in article.text
    assert notes == [f"{path}: its encoding is not declared; read as cp1252"]


@pytest.mark.parametrize("output_format", ["jsonl", "json", "csv", "parquet"])
def test_reading_what_read_wrote_changes_nothing(tmp_path: Path, output_format: str) -> None:
    articles = read_articles([PAGES])
    first, second = tmp_path / f"first.{output_format}", tmp_path / f"second.{output_format}"
    write_records(map(article_to_record, articles), output_format, first)
    again = read_articles([first])
    assert again == articles
    write_records(map(article_to_record, again), output_format, second)
    assert first.read_bytes() == second.read_bytes()


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
MAYBE = st.none() | TEXTS.filter(bool)
ARTICLES = st.builds(
    lambda **fields: make_article(body="words", raw=b"", reader_version="1", **fields),
    title=TEXTS,
    outlet=MAYBE,
    authors=st.lists(TEXTS, max_size=2),
    url=MAYBE,
    origin=st.none() | st.builds(Origin, MAYBE, MAYBE, MAYBE),
    topic=MAYBE,
    extra=st.dictionaries(TEXTS, st.none() | st.booleans() | st.integers() | TEXTS, max_size=2),
    removed=st.lists(st.builds(Removed, TEXTS, TEXTS), max_size=2),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ARTICLES, min_size=1, max_size=3, unique_by=lambda article: article.id))
def test_any_article_survives_writing_and_reading(tmp_path: Path, articles: list[Article]) -> None:
    for output_format in ("jsonl", "csv"):
        write_records(map(article_to_record, articles), output_format, tmp_path / f"a.{output_format}")
        assert read_articles([tmp_path / f"a.{output_format}"]) == articles


def test_a_changed_record_is_refused(tmp_path: Path) -> None:
    record = article_to_record(read_articles([PAGES / "mill_dam.md"])[0])
    path = write_jsonl(tmp_path / "a.jsonl", [{**record, "text": "Another text."}])
    with pytest.raises(InputError, match="changed after it was read"):
        read_articles([path])


def test_the_same_article_is_kept_once_and_said(tmp_path: Path) -> None:
    notes: list[str] = []
    page = PAGES / "mill_dam.md"
    copy = tmp_path / "copy.md"
    copy.write_bytes(page.read_bytes())
    assert len(list(read([page, copy, page], note=notes.append))) == 1
    assert notes == [f"{copy}: the same article as {page}; kept once", f"{page}: the same article as {page}; kept once"]


def test_two_outlets_copies_stay_two(tmp_path: Path) -> None:
    rows = [{"text": TEXT, "outlet": "Hill Post"}, {"text": TEXT, "outlet": "Open Ledger"}]
    assert len(read_articles([write_jsonl(tmp_path / "a.jsonl", rows)])) == 2
