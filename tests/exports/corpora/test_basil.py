"""BASIL, on an invented miniature."""

from pathlib import Path

import pytest

from exports.corpora import read_basil
from exports.dataset.validate import validate
from tests.exports.corpora.contract import CorpusContract, Damage
from tests.exports.corpora.miniatures import basil_mark, write_basil
from unsourced.errors import InputError

PARAGRAPHS = [["The  minister barked at the press.", " She left."], ["Nobody barked back.", "It rained\u2028all day."]]


ANN = "annotations/resolved/2014/event_1_ann.json"


class TestBasil(CorpusContract):
    corpus = "basil"
    damages = (
        Damage(
            lambda folder: (folder / ANN).write_text("[]", encoding="utf-8"), "event_1_ann.json: is not a JSON object"
        ),
        Damage(lambda folder: (folder / ANN).write_text("{}", encoding="utf-8"), "event_1_ann.json: lacks field"),
        Damage(lambda folder: (folder / "articles/2014/event_1.json").unlink(), "event_1.json: cannot be read"),
    )

    def write(self, folder: Path) -> Path:
        return write_basil(folder, [basil_mark("p0", 14, 20, "barked")], PARAGRAPHS)


def test_offsets_within_sentences_become_offsets_into_the_article(tmp_path: Path) -> None:
    marks = [
        basil_mark("p0", 14, 20, "barked"),
        basil_mark("p2_1", 0, 19, "Nobody barked back.", "inf", notes="an aside"),
        basil_mark("title", 6, 12, "leader"),
        basil_mark("p3", 10, 17, "all day"),
    ]
    dataset = read_basil(write_basil(tmp_path, marks, PARAGRAPHS))
    assert validate(dataset) == []
    assert dataset.problems == ()
    text = dataset.articles["text"].iloc[0]
    assert text.startswith("Union leader opens pier\n\nThe  minister barked at the press. She left.\n\nNobody barked")
    first = dataset.spans[dataset.spans["annotation_id"] == "event_1"]
    assert [text[start:end] for start, end in zip(first["start"], first["end"], strict=True)] == [
        mark["txt"] for mark in marks
    ]
    assert list(first["label"]) == ["lexical-bias", "informational-bias", "lexical-bias", "lexical-bias"]
    assert first["reason"].dropna().to_list() == ["an aside"]


def test_answers_outlets_and_events_are_kept(tmp_path: Path) -> None:
    dataset = read_basil(write_basil(tmp_path, [basil_mark("p0", 14, 20, "barked")], PARAGRAPHS))
    assert list(dataset.articles["outlet"]) == ["New York Times", "Fox News"]
    assert list(dataset.articles["published"]) == ["2014-05-01"] * 2
    assert dataset.articles["group"].nunique() == 1
    assert set(dataset.annotations["role"]) == {"gold"}
    rows = dataset.answers[dataset.answers["annotation_id"] == "event_1"]
    told = dict(zip(rows["question"], rows["value"], strict=True))
    assert told == {
        "feeling-event": "neu",
        "stance": "left",
        "author-feelings": "Ilse Marrek: neg",
        "reader-feelings": "Ilse Marrek: str-neg",
        "notes": "short",
        "target": "Ilse_Marrek",
        "indirect-target": "the union",
        "indirect-sentiment": "neg",
        "speaker": "other_anti",
        "polarity": "neg",
        "aim": "ind-pro",
        "quote": "yes",
    }


def test_wrong_offsets_give_way_to_the_only_place_of_the_words(tmp_path: Path) -> None:
    marks = [
        basil_mark("p0", 13, 19, "barked"),  # twice in the article, once in its sentence
        basil_mark("p0", 0, 9, "It rained"),
        basil_mark("p99", 0, 3, "She left"),
        basil_mark("p3", 0, 6, "barked"),
        basil_mark("p1", 0, 3, "whale"),
        basil_mark("p1", 0, 3, "She", "odd"),
        basil_mark("p1", 0, 3, "She", polarity="odd"),
    ]
    dataset = read_basil(write_basil(tmp_path, marks, PARAGRAPHS))
    assert validate(dataset) == []
    text = dataset.articles["text"].iloc[0]
    first = dataset.spans[dataset.spans["annotation_id"] == "event_1"]
    places = zip(first["start"], first["end"], strict=True)
    assert [text[start:end] for start, end in places] == ["barked", "It rained", "She left", "She"]
    assert [problem.kind for problem in dataset.problems[:7]] == [
        *("moved", "moved", "moved", "unaligned", "unaligned", "value", "value")
    ]
    assert dataset.problems[4].record == marks[4]


def test_missing_files_and_fields_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no annotations/resolved"):
        read_basil(tmp_path)
    write_basil(tmp_path, [{"txt": "x", "id": "p0"}], PARAGRAPHS)
    with pytest.raises(InputError, match=r"event_1_ann.json: lacks field 'start'"):
        read_basil(tmp_path)
    (tmp_path / "articles/2014/event_1.json").write_text("{}")
    with pytest.raises(InputError, match=r"articles/2014/event_1.json: lacks field 'title'"):
        read_basil(tmp_path)
    (tmp_path / "articles/2014/event_1.json").write_text("[")
    with pytest.raises(InputError, match="is not JSON"):
        read_basil(tmp_path)
    (tmp_path / "articles/2014/event_1.json").unlink()
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_basil(tmp_path)
