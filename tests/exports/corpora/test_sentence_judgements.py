"""BABE and MBIC, on invented miniatures."""

from pathlib import Path

import pytest

from exports.corpora import read_babe, read_mbic
from exports.dataset.dataset import Dataset
from exports.dataset.validate import validate
from tests.exports.corpora.miniatures import (
    BABE,
    BOATS,
    FACT,
    HARBOUR,
    MBIC,
    OPINION,
    RAW,
    babe_row,
    mbic_row,
    write_table,
)
from unsourced.errors import InputError


def babe(tmp_path: Path, *rows: dict[str, str], name: str = "raw_labels_SG2.csv") -> Dataset:
    dataset = read_babe(write_table(tmp_path / name, rows, RAW if name.startswith("raw") else BABE))
    assert validate(dataset) == []
    return dataset


def words(dataset: Dataset, annotation: str, label: str = "biased-word") -> list[str]:
    texts = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
    rows = dataset.spans.merge(dataset.annotations, on="annotation_id")
    rows = rows[(rows["annotation_id"] == annotation) & (rows["label"] == label)]
    return [texts[row.article_id][row.start : row.end] for row in rows.sort_values(["region_id", "part"]).itertuples()]


def kinds(dataset: Dataset) -> list[str]:
    return [problem.kind for problem in dataset.problems]


def test_each_annotator_is_kept_with_labels_words_and_answers(tmp_path: Path) -> None:
    dataset = babe(
        tmp_path,
        babe_row(HARBOUR, "3", "Biased", "shameless, dry"),
        babe_row(HARBOUR, "9", "Non-biased", label_opinion=FACT),
        babe_row(BOATS, "3", "Non-biased", label_opinion=OPINION),
    )
    assert list(dataset.articles["text"]) == [HARBOUR, BOATS]
    assert list(dataset.annotations["annotator"]) == ["sg2-3", "sg2-9", "sg2-3"]
    assert set(dataset.annotations["role"]) == {"annotator"}
    assert words(dataset, "sg2-raw-2", "biased-sentence") == [HARBOUR]
    assert words(dataset, "sg2-raw-2") == ["shameless", "dry"]
    assert words(dataset, "sg2-raw-3", "biased-sentence") == []
    answers = dataset.answers.groupby("annotation_id")["value"].agg(list).to_dict()
    assert answers["sg2-raw-2"] == ["biased", "mixed"]
    assert answers["sg2-raw-3"] == ["non-biased", "factual"]
    assert answers["sg2-raw-4"] == ["non-biased", "opinion"]
    assert dataset.problems == ()


def test_outlets_and_topics_have_one_name_and_a_report_is_one_group(tmp_path: Path) -> None:
    dataset = babe(
        tmp_path,
        babe_row(HARBOUR, "3", "Biased"),
        babe_row(BOATS, "3", "Biased", outlet="USA Today", topic="gun-control"),
        babe_row("Same words here.", "3", "Biased", outlet="Tarsk Courier", topic="blm", news_link=""),
        babe_row("“Same words”, here", "3", "Biased", outlet="reuters", topic="vaccine", news_link="https://b.example"),
    )
    assert list(dataset.articles["outlet"]) == ["USA Today", "USA Today", "Tarsk Courier", "Reuters"]
    assert list(dataset.articles["topic"]) == ["gun-control", "gun-control", "black-lives-matter", "vaccines"]
    one, other, third, fourth = dataset.articles["group"]
    assert one == other != third
    assert third == fourth


def test_spellings_of_one_sentence_are_one_article_unless_somebody_judged_both(tmp_path: Path) -> None:
    hasty = HARBOUR.replace("“", '"').replace("”", '"')
    dataset = babe(
        tmp_path,
        babe_row(hasty, "1", "Biased"),
        babe_row(HARBOUR, "3", "Biased"),
        babe_row(HARBOUR, "9", "Biased"),
    )
    assert list(dataset.articles["text"]) == [HARBOUR]
    dataset = babe(tmp_path, babe_row(hasty, "3", "Biased"), babe_row(HARBOUR, "3", "Non-biased"))
    assert list(dataset.articles["text"]) == [hasty, HARBOUR]


def test_what_nobody_decided_was_not_offered(tmp_path: Path) -> None:
    dataset = babe(tmp_path, babe_row(HARBOUR, "3", "", "dry", label_opinion=""))
    assert list(dataset.annotations["labels_offered"]) == [["biased-word"]]
    assert dataset.answers.empty
    assert dataset.problems == ()


def test_words_that_stand_nowhere_are_listed_and_make_no_negative(tmp_path: Path) -> None:
    dataset = babe(
        tmp_path,
        babe_row(HARBOUR, "3", "Biased", "whale"),
        babe_row(HARBOUR, "9", "Biased", "whale, harbuor"),
    )
    assert list(dataset.annotations["labels_offered"]) == [["biased-sentence"], ["biased-sentence", "biased-word"]]
    assert kinds(dataset) == ["unaligned", "unaligned", "respelled"]
    problem = dataset.problems[0]
    assert (problem.task, problem.annotation_id, problem.record) == ("raw_labels_SG2.csv, row 2", "sg2-raw-2", "whale")
    assert words(dataset, "sg2-raw-3") == ["harbour"]


def test_an_annotator_whose_words_are_in_the_wrong_rows_is_said_so(tmp_path: Path) -> None:
    rows = [babe_row(f"{BOATS} {number}", "11", "Biased", "whale") for number in range(20)]
    dataset = babe(tmp_path, *rows, babe_row(HARBOUR, "11", "Biased", "dry"), babe_row(BOATS, "3", "Biased", "missing"))
    first, *others = dataset.problems
    assert first.kind == "out-of-step"
    assert first.message.startswith("20 of the 21 words of annotator sg2-11 stand nowhere")
    assert [problem.kind for problem in others] == ["unaligned"] * 21
    assert list(dataset.spans.loc[dataset.spans["label"] == "biased-word", "annotation_id"]) == ["sg2-raw-23"]
    theirs = dataset.annotations[dataset.annotations["annotator"] == "sg2-11"]
    assert all(offered == ["biased-sentence"] for offered in theirs["labels_offered"])


def test_strange_values_and_rows_without_a_sentence_are_listed(tmp_path: Path) -> None:
    dataset = babe(
        tmp_path,
        babe_row(HARBOUR, "3", "Biased, unfair", "dry"),
        babe_row("", "3", "Biased"),
        babe_row(BOATS, "3", "Biased"),
    )
    assert kinds(dataset) == ["no-text", "value"]
    assert len(dataset.annotations) == 2


def test_final_labels_are_gold_beside_the_annotators(tmp_path: Path) -> None:
    write_table(tmp_path / "raw_labels_SG2.csv", [babe_row(HARBOUR, "3", "Biased", "dry")], RAW)
    final = [babe_row(HARBOUR, "", "Biased", "['dry', 'shameless']"), babe_row(BOATS, "", "No agreement", "[]")]
    write_table(tmp_path / "final_labels_SG2.csv", final, BABE)
    dataset = read_babe(tmp_path)
    assert validate(dataset) == []
    assert list(dataset.annotations["role"]) == ["annotator", "gold", "gold"]
    assert list(dataset.articles["text"]) == [HARBOUR, BOATS]
    assert words(dataset, "sg2-final-2") == ["dry", "shameless"]
    assert dataset.annotations["labels_offered"].iloc[2] == ["biased-word"]


def test_mbic_keeps_the_moment_and_leaves_people_alone(tmp_path: Path) -> None:
    rows = [
        mbic_row(HARBOUR, "0", "Biased", "hameless,dry "),
        mbic_row(HARBOUR, "0", "Non-biased", created_at="2020-08-07 13:45:00"),
        mbic_row(BOATS, "1", "Biased", "", created_at="yesterday"),
    ]
    write_table(tmp_path / "raw_labels_MBIC.csv.gz", rows, MBIC)
    dataset = read_mbic(tmp_path)
    assert validate(dataset) == []
    assert words(dataset, "mbic-2") == ["shameless", "dry"]
    assert str(dataset.annotations["created"].iloc[0]) == "2020-08-07 13:39:00+00:00"
    assert dataset.annotations["created"].isna().tolist() == [False, False, True]
    assert "40" not in dataset.articles.to_json() + dataset.answers.to_json()
    assert "age" in dataset.provenance["not_carried"]
    plain = write_table(tmp_path / "other" / "raw_labels_MBIC.csv", rows, MBIC)
    assert read_mbic(plain).spans.equals(dataset.spans)


@pytest.mark.parametrize("read", [read_babe, read_mbic])
def test_a_wrong_place_is_refused_in_words(read: object, tmp_path: Path) -> None:
    assert callable(read)
    with pytest.raises(InputError, match="holds no raw_labels_.* Name the folder of"):
        read(tmp_path)
    with pytest.raises(InputError, match="is not there"):
        read(tmp_path / "none")


def test_a_broken_table_is_refused_in_words(tmp_path: Path) -> None:
    lacking = write_table(tmp_path / "raw_labels_SG1.csv", [babe_row(BOATS, "1", "Biased")], ("text", "outlet"))
    with pytest.raises(InputError, match=r"raw_labels_SG1.csv: lacks column biased_words, label_bias, .*annotator_id"):
        read_babe(lacking)
    unnamed = write_table(tmp_path / "mine.csv", [babe_row(BOATS, "1", "Biased")], RAW)
    with pytest.raises(InputError, match="does not say which part of BABE it is"):
        read_babe(unnamed)
    (tmp_path / "final_labels_SG2.csv").write_bytes(b"text;\xff\xfe\n")
    with pytest.raises(InputError, match="cannot be read"):
        read_babe(tmp_path / "final_labels_SG2.csv")
    (tmp_path / "raw_labels_MBIC.csv.gz").write_bytes(b"no gzip")
    with pytest.raises(InputError, match="cannot be read"):
        read_mbic(tmp_path)
    words_ = write_table(tmp_path / "final_labels_SG3.csv", [babe_row(BOATS, "1", "Biased", "[open")], BABE)
    with pytest.raises(InputError, match="row 2: biased_words is no list"):
        read_babe(words_)
