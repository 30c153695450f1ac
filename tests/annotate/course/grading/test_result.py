"""Results are written and read back, as a file or a code; what is broken is named."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.course.grading.result import (
    Answer,
    Disagreement,
    Item,
    MarkRecord,
    Result,
    parse_result,
    read_results,
    result_code,
    write_result,
)
from unsourced.errors import InputError

RESULT = Result(
    student="heron",
    lesson="first-lesson",
    items=(
        Item(
            phase="practice",
            article="0123456789abcdef",
            name="weir",
            spans=(MarkRecord(label="source", start=3, end=9, reason="says who? ‘קטע’ 👩‍👩‍👧"),),
            seconds=41.5,
            disagreements=(Disagreement(label="source", start=3, end=9, verdict="missed", reason="not so"),),
        ),
    ),
    answers=(Answer(when="before", question="sure", value="3"),),
)


def test_a_file_and_a_code_say_the_same(tmp_path: Path) -> None:
    write_result(RESULT, tmp_path / "heron.json")
    code = result_code(RESULT)
    # Mail programs break lines.
    (tmp_path / "heron.txt").write_text("\n".join(code[at : at + 60] for at in range(0, len(code), 60)) + "\n\n")
    assert list(read_results(tmp_path).values()) == [RESULT, RESULT]


@given(st.text(min_size=1, max_size=60).map(lambda words: words.replace("\ud800", "")))
def test_any_words_come_back(words: str) -> None:
    result = RESULT.model_copy(update={"answers": (Answer(when="after", question="surprise", value=words),)})
    assert parse_result(result_code(result).encode(), where="code") == result


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 99}, "version 99, newer than this program. Run: pip install"),
        ({"format": "other"}, "is no result of a lesson"),
        ({"student": " "}, "field student"),
        ({"grade": 1.0}, "field grade: Extra inputs"),
        (
            {"items": [{**RESULT.items[0].model_dump(), "spans": [{"label": "source", "start": 9, "end": 9}]}]},
            "ends where",
        ),
    ],
)
def test_what_is_wrong_is_named_with_file_and_field(tmp_path: Path, change: dict[str, object], message: str) -> None:
    write_result(RESULT, tmp_path / "heron.json")
    table = {**json.loads((tmp_path / "heron.json").read_text()), **change}
    (tmp_path / "heron.json").write_text(json.dumps(table))
    with pytest.raises(InputError) as caught:
        read_results(tmp_path)
    assert "heron.json" in str(caught.value)
    assert message in str(caught.value)


def test_bad_files_among_good_ones_are_all_named(tmp_path: Path) -> None:
    write_result(RESULT, tmp_path / "a.json")
    (tmp_path / "b.json").write_text("{")
    (tmp_path / "c.txt").write_text(result_code(RESULT)[:40])
    with pytest.raises(InputError) as caught:
        read_results(tmp_path)
    told = str(caught.value)
    assert told.startswith("nothing was written: 2 of 3 results are of no use: ")
    assert f"{tmp_path / 'b.json'}: is no result of a lesson, or only a part of one. Ask for the file" in told
    assert f"{tmp_path / 'c.txt'}: is no result of a lesson" in told
    assert told.endswith("Ask for these files again, or move them away.")


def test_a_folder_without_results_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no results"):
        read_results(tmp_path)
