"""A reader's remark: what is kept, and why something is not."""

import json
from pathlib import Path

import pytest

from classifier.scoring.scores import Scores
from classifier.service.errors import AskedWronglyError, NotKeptError
from classifier.service.feedback import MISSING, NO_MARK, Feedback
from classifier.service.web.form import SubmittedForm
from classifier.service.web.remarks import keep_remark, remark
from unsourced.core.article import make_article
from unsourced.core.spans import Span
from unsourced.schemes.load import load_scheme

SPAN = Span(label="vague-source", start=0, end=7)
SCORES = Scores(
    article=make_article(title="", body="Critics say the pier is shut.", raw="x", reader_version="test"),
    scheme=load_scheme(),
    version="model-1",
    spans=(SPAN,),
)
FIELDS = {"version": "model-1", "mark": "1", "verdict-1": NO_MARK, "reason-1": " They\r\nsigned. ", "consent-1": "yes"}
MISSED = {"version": "model-1", "mark": "0", "reason-0": "Who?", "consent-0": "yes"}


def test_a_remark_on_a_mark_and_on_what_is_not_marked() -> None:
    found = remark(SubmittedForm(FIELDS), 1, SCORES)
    assert (found.span, found.verdict, found.reason, found.whole) == (SPAN, NO_MARK, "They\nsigned.", False)
    missed = remark(SubmittedForm(MISSED | {"words": "the pier", "label": "unsourced-claim"}), 0, SCORES)
    assert (missed.verdict, missed.span) == (MISSING, Span(label="unsourced-claim", start=12, end=20))


@pytest.mark.parametrize(
    ("number", "fields", "why"),
    [
        (1, FIELDS | {"verdict-1": "x"}, "what is wrong"),
        (1, FIELDS | {"reason-1": " "}, "say why"),
        (1, FIELDS | {"reason-1": "x" * 2_001}, "2,000 characters"),
        (1, FIELDS | {"consent-1": ""}, "tick the box"),
        (0, MISSED | {"words": "no such"}, "do not stand in the text"),
        (0, MISSED | {"words": "pier", "label": "x"}, "choose a kind"),
    ],
)
def test_what_is_missing_is_named(number: int, fields: dict[str, str], why: str) -> None:
    with pytest.raises(NotKeptError, match=why):
        remark(SubmittedForm(fields), number, SCORES)


def test_what_becomes_of_a_remark(tmp_path: Path) -> None:
    feedback = Feedback(tmp_path / "remarks.jsonl")
    kept = keep_remark(feedback, SubmittedForm(FIELDS), SCORES)
    assert (kept.status, kept.draft) == (200, None)
    (line,) = (tmp_path / "remarks.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["extra"]["feedback"]["reason"] == "They\nsigned."
    assert keep_remark(feedback, SubmittedForm(FIELDS | {"version": "model-0"}), SCORES).status == 409
    refused = SubmittedForm(FIELDS | {"consent-1": ""})
    outcome = keep_remark(feedback, refused, SCORES)
    assert (outcome.status, outcome.part, outcome.draft) == (422, "a1m1", refused)
    unsent = keep_remark(feedback, SubmittedForm(FIELDS | {"mark": ""}), SCORES)
    assert (unsent.status, unsent.part) == (422, "a1m1")


@pytest.mark.parametrize("mark", ["2", "-1", "x", "²"])
def test_a_mark_that_is_not_there(tmp_path: Path, mark: str) -> None:
    with pytest.raises(AskedWronglyError, match="no such mark"):
        keep_remark(Feedback(tmp_path / "f.jsonl"), SubmittedForm(FIELDS | {"mark": mark}), SCORES)
    with pytest.raises(AskedWronglyError):
        keep_remark(None, SubmittedForm(FIELDS), SCORES)
