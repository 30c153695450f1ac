"""From the file that the page wrote to suggestions that `load` takes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from classifier.commands.feedback import command as feedback
from classifier.scoring.scores import Scores
from classifier.service.feedback import MISSING, NO_MARK, OTHER_LABEL, Feedback, Remark, remark_record
from unsourced.core.article import make_article
from unsourced.core.spans import Span
from unsourced.core.suggestion_records import read_suggestions
from unsourced.errors import InputError
from unsourced.schemes.load import load_scheme

ARTICLE = make_article(title="Ford", body="It rained.\n\nCritics 😀 say it fell.", raw="", reader_version="1")


def remark(words: str, verdict: str, reason: str, *, whole: bool = False) -> dict[str, object]:
    start = ARTICLE.text.index(words)
    span = Span(label="vague-source", start=start, end=start + len(words), score=0.5)
    scores = Scores(article=ARTICLE, scheme=load_scheme(), version="model-1", spans=(span,))
    return remark_record(Remark(span=span, verdict=verdict, reason=reason, whole=whole), scores)


def test_remarks_on_one_mark_become_one_suggestion(tmp_path: Path) -> None:
    file, out = tmp_path / "remarks.jsonl", tmp_path / "spans.jsonl"
    kept = Feedback(file)
    kept.keep(remark("Critics", NO_MARK, "I know them."))
    kept.keep(remark("Critics", OTHER_LABEL, "They signed."))
    kept.keep(remark("it fell", MISSING, "Who saw it?"))
    kept.keep(remark("rained", NO_MARK, "Plain.", whole=True))
    done = CliRunner().invoke(feedback, [str(file), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert f"--suggestions {out} --suggest all" in done.stderr
    articles = {line["id"]: line["text"] for line in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    found = read_suggestions(out)
    spans = [(articles[key][span.start : span.end], span.reason) for key, each in found.items() for span in each.spans]
    assert spans == [
        (
            "Critics",
            "A reader says that nothing should be marked here: I know them.\n"
            "A reader says that this is another kind of mark: They signed.",
        ),
        ("it fell", "A reader says that this lacks a mark: Who saw it?"),
        ("rained", "A reader says that nothing should be marked here: Plain."),
    ]


@pytest.mark.parametrize("extra", [{}, {"feedback": 3}, {"feedback": {"verdict": "x"}}])
def test_a_line_that_is_no_remark_is_named(tmp_path: Path, extra: dict[str, object]) -> None:
    file = tmp_path / "remarks.jsonl"
    Feedback(file).keep(remark("Critics", NO_MARK, "I know them.") | {"extra": extra})
    done = CliRunner().invoke(feedback, [str(file)])
    assert isinstance(done.exception, InputError)
    assert "remark 1: is no remark" in str(done.exception)


def test_places_outside_the_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "remarks.jsonl"
    record = remark("Critics", NO_MARK, "I know them.")
    said = dict(record["extra"]["feedback"]) | {"end": 999}  # type: ignore[index]
    Feedback(file).keep(record | {"extra": {"feedback": said}})
    assert isinstance(CliRunner().invoke(feedback, [str(file)]).exception, InputError)
