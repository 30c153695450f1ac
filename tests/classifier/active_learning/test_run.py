"""`unsourced next`: files in, a queue out, and the suggestions of all but the control slice."""

import json
from pathlib import Path

import pytest

from classifier.active_learning.run import next_files
from tests.classifier.invented import invented_articles
from unsourced.core.article_records import article_to_record
from unsourced.errors import InputError


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(article_to_record(each)) + "\n" for each in invented_articles(5)))
    return path


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_articles_are_written_in_the_order_of_the_queue(articles: Path, tmp_path: Path) -> None:
    out, marks = tmp_path / "next.jsonl", tmp_path / "marks.jsonl"
    found = next_files([articles], count=4, control=0.5, suggestions=marks, output_format="jsonl", out=out, quiet=True)
    assert [record["id"] for record in records(out)] == [each.article.id for each in found]
    assert [each.position for each in found] == [1, 2, 3, 4]
    drawn = {each.article.id for each in found if each.chosen == "control"}
    assert len(drawn) == 2
    assert not drawn & {record["article_id"] for record in records(marks)}


def test_a_table_has_a_row_an_article(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "next.csv"
    next_files([articles], count=2, output_format="csv", out=out, quiet=True)
    lines = out.read_text().splitlines()
    assert lines[0] == "position,article_id,chosen,uncertainty,disagreement,outlet,title"
    assert [line.split(",")[0] for line in lines[1:]] == ["1", "2"]
    next_files([articles], count=2)
    printed = capsys.readouterr()
    assert "What to label next" in printed.out
    assert "2 of 5 articles queued" in printed.err


def test_nothing_to_label_is_an_error(tmp_path: Path) -> None:
    german = tmp_path / "german.jsonl"
    article = article_to_record(invented_articles(1)[0]) | {"language": "de"}
    german.write_text(json.dumps(article) + "\n")
    with pytest.raises(InputError, match="none of 1 articles is left to label"):
        next_files([german], quiet=True)
