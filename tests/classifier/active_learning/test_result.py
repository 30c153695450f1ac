"""The queue as people get it: a frame, files, and a table in a notebook."""

import json
from pathlib import Path

import pytest

from classifier.active_learning.queue import CONTROL, INFORMATIVE, Queued
from classifier.active_learning.result import Queue
from classifier.scoring.scores import Scores
from tests.classifier.hand_model import SCHEME
from unsourced.core.article import make_article
from unsourced.errors import InputError

COLUMNS = ["position", "article_id", "chosen", "uncertainty", "disagreement", "outlet", "title"]


def queued(position: int, chosen: str) -> Queued:
    article = make_article(
        title=f"Pier {position} & co", body="It fell.", raw=str(position), reader_version="test", outlet="The Hearth"
    )
    scores = Scores(article=article, scheme=SCHEME, version="hand")
    return Queued(position=position, article=article, chosen=chosen, uncertainty=0.25, disagreement=0.5, scores=scores)


QUEUE = Queue([queued(1, INFORMATIVE), queued(2, CONTROL)], random_state=7)


def test_a_row_an_article() -> None:
    frame = QUEUE.to_frame()
    assert frame.columns.tolist() == COLUMNS
    assert frame[["position", "chosen", "uncertainty", "disagreement", "title"]].to_numpy().tolist() == [
        [1, "informative", 0.25, 0.5, "Pier 1 & co"],
        [2, "control", 0.25, 0.5, "Pier 2 & co"],
    ]


def test_json_lines_hold_the_articles_and_tables_the_rows(tmp_path: Path) -> None:
    QUEUE.save(tmp_path / "next.jsonl")
    records = [json.loads(line) for line in (tmp_path / "next.jsonl").read_text().splitlines()]
    assert [record["text"] for record in records] == ["Pier 1 & co\n\nIt fell.", "Pier 2 & co\n\nIt fell."]
    QUEUE.save(tmp_path / "next.csv")
    assert (tmp_path / "next.csv").read_text().splitlines()[0] == ",".join(COLUMNS)
    with pytest.raises(InputError):
        QUEUE.save(tmp_path / "next.docx")


def test_a_notebook_shows_what_drew_it() -> None:
    html = QUEUE._repr_html_()
    assert "Drawn with random_state 7." in html
    assert "Pier 1 &amp; co" in html
    assert ">0.25<" in html


def test_an_empty_queue() -> None:
    assert len(Queue([], random_state=1)) == 0
    assert "Drawn with random_state 1." in Queue([], random_state=1)._repr_html_()
