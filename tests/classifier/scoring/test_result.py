"""Scores as people get them: frames with fixed columns, files, and a view for a notebook."""

from pathlib import Path

import pytest

from classifier.scoring.result import Scores
from classifier.scoring.scores import Scores as PlainScores
from classifier.scoring.scores import SentenceScores, sentence_schema, span_schema
from tests.classifier.hand_model import LABEL, SCHEME
from unsourced.core.article import make_article
from unsourced.core.spans import Span
from unsourced.errors import InputError

ARTICLE = make_article(title="", body="A vile plan.", raw="", reader_version="test")
PLAIN = PlainScores(
    article=ARTICLE,
    scheme=SCHEME,
    version="hand",
    spans=(Span(label=LABEL, start=2, end=6, score=0.75, region_id="m1"),),
    sentences=(SentenceScores(0, 12, {LABEL: 0.75, "source": None}),),
)


def test_frames_of_marks_and_of_sentences() -> None:
    scores = Scores.of(PLAIN)
    marks, sentences = scores.to_frame(), scores.to_frame(sentences=True)
    assert marks[["label", "text", "score"]].to_numpy().tolist() == [[LABEL, "vile", 0.75]]
    assert sentences["label"].tolist() == [LABEL, "source"]
    assert sentences["score"].isna().tolist() == [False, True]
    assert marks.columns.tolist() == span_schema().names
    assert sentences.columns.tolist() == sentence_schema().names


def test_no_mark_is_an_empty_frame_and_a_sentence_for_readers() -> None:
    scores = Scores(article=ARTICLE, scheme=SCHEME, version="hand")
    assert scores.to_frame().columns.tolist() == span_schema().names
    assert len(scores.to_frame()) == 0
    assert "No mark: no rule or model found something" in scores._repr_html_()
    assert "not English" in Scores(article=ARTICLE, scheme=SCHEME, version="1", abstained="not English")._repr_html_()


def test_it_is_saved_by_the_ending_of_its_name(tmp_path: Path) -> None:
    scores = Scores.of(PLAIN)
    assert "A mark is a question to ask" in scores._repr_html_()
    scores.save(tmp_path / "marks.csv")
    assert ",2,6,vile,0.75," in (tmp_path / "marks.csv").read_text()
    scores.save(tmp_path / "marks.html")
    assert "<mark" in (tmp_path / "marks.html").read_text()
    with pytest.raises(InputError):
        scores.save(tmp_path / "marks.docx")
