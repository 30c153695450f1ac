"""Agreement as Python gives it: a frame, a view, files."""

import json
from pathlib import Path

import pytest

from exports.agreement.agreement import agreement
from exports.agreement.experiment import agreement_experiment
from exports.agreement.result import Agreement
from tests.exports.agreement.disputes import disputed
from unsourced.errors import InputError


@pytest.fixture(scope="module")
def result() -> Agreement:
    return Agreement.of(agreement(disputed()), agreement_experiment(disputed()))


def test_a_frame_has_a_row_a_figure(result: Agreement) -> None:
    frame = result.to_frame()
    assert set(frame) >= {"origin", "unit", "label", "one", "other", "alpha", "kappa", "reason"}
    source = frame[(frame["label"] == "source") & (frame["one"] == "") & (frame["unit"] == "token")]
    assert source["alpha"].to_list() == [1.0]
    with pytest.raises(ValueError, match="kind must be one of labels, sets, spans, relations, questions, not 'x'"):
        result.to_frame("x")


def test_a_notebook_shows_tables(result: Agreement) -> None:
    assert result._repr_html_().count("<table") == 3
    assert "3 annotators, 1 of 1 articles shared" in repr(result)


def test_it_is_saved_by_the_ending_of_the_name(result: Agreement, tmp_path: Path) -> None:
    result.save(tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["headline"] == "unsuggested"
    assert json.loads((tmp_path / "a.experiment.json").read_text(encoding="utf-8"))["kind"] == "agreement"
    with pytest.raises(InputError, match=r"a\.docx"):
        result.save(tmp_path / "a.docx")
