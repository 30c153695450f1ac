"""The output is opened by the libraries that it is made for."""

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from exports.formats import brat, conll, huggingface, label_studio
from exports.sample.build import sample_dataset


def test_hugging_face_loads_the_folder_offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_DATASETS_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    from datasets import load_dataset  # type: ignore[import-untyped]

    sample = sample_dataset()
    folder = tmp_path / "out"
    folder.mkdir()
    huggingface.write(sample, folder)
    (folder / "losses.json").write_text("{}")
    rows = load_dataset(str(folder), split="train", cache_dir=str(tmp_path / "cache"))
    assert rows.num_rows == len(sample.annotations)
    assert sum(len(spans) for spans in rows["spans"]) == len(sample.spans)
    first = rows[0]
    span = first["spans"][0]
    assert first["text"][span["start"] : span["end"]].strip()
    assert span["label"] in first["labels_offered"]
    articles = load_dataset(str(folder), "articles", split="train", cache_dir=str(tmp_path / "cache"))
    assert articles["id"][:] == sample.articles["id"].tolist()


def test_the_card_says_what_is_in_the_folder(tmp_path: Path) -> None:
    huggingface.write(sample_dataset(), tmp_path)
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "28 articles, 82 annotations by 3 annotators, 2302 spans, 686 relations, 1048 answers." in card
    assert "**Synthetic**" in card
    assert 'language: ["en"]' in card
    assert "| anka@annotators.example | annotator | " in card


def test_nltk_reads_the_conll_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import nltk.data
    from nltk.corpus.reader import ConllCorpusReader

    sample = sample_dataset()
    conll.write(sample, tmp_path)
    # It reads nothing outside these folders.
    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    reader = ConllCorpusReader(
        str(tmp_path), r".*\.conll", columntypes=("words", "ignore", "ignore", "chunk"), separator="\t"
    )
    grids = reader._grids()
    tags = [row[3] for grid in grids for row in grid]
    assert any(tag.startswith("B-") for tag in tags)
    assert all(tag == "O" or tag[:2] in ("B-", "I-") for tag in tags)
    # An I follows its own B or I.
    for before, tag in pairwise(tags):
        assert not tag.startswith("I-") or before[2:] == tag[2:]
    lines = [line for file in tmp_path.glob("*.conll") for line in file.read_text(encoding="utf-8").splitlines()]
    assert sum(line.startswith("-DOCSTART-") for line in lines) == (sample.annotations["status"] == "submitted").sum()
    # It knows the lines that begin a document, and leaves them out.
    assert len(tags) == sum(bool(line) and not line.startswith("-DOCSTART-") for line in lines)


def test_label_studio_takes_the_tasks(tmp_path: Path) -> None:
    pytest.importorskip("label_studio_sdk", reason="the studio extra is not installed")
    from label_studio_sdk.label_interface import LabelInterface

    from annotate.schemes.labeling_config import labeling_config

    sample = sample_dataset()
    label_studio.write(sample, tmp_path)
    interface = LabelInterface(labeling_config(sample.scheme))
    tasks = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert len(tasks) == len(sample.articles)
    for task in tasks:
        assert interface.validate_task({"data": task["data"]})
        for annotation in (*task["annotations"], *task["drafts"]):
            assert interface._validate_object(annotation, return_errors=True) == []


# bratly declares its models in the older way of pydantic.
@pytest.mark.filterwarnings("ignore:Support for class-based `config`:DeprecationWarning")
def test_bratly_reads_the_brat_files(tmp_path: Path) -> None:
    from bratly.annotation_types import AttributeAnnotation, EntityAnnotation, NoteAnnotation, RelationAnnotation
    from bratly.io.file_read_src import read_and_load_ann_file

    whole = sample_dataset()
    first = whole.spans.iloc[[0]]
    second = first.assign(part=1, start=first["end"] + 2, end=first["end"] + 9)
    sample = replace(whole, spans=pd.concat([whole.spans, second], ignore_index=True))
    losses = brat.write(sample, tmp_path)
    counts: Counter[type] = Counter()
    pieces = 0
    for file in tmp_path.glob("*/*.ann"):
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
        found = read_and_load_ann_file(str(file))
        assert found is not None
        for one in found.annotations:
            counts[type(one)] += 1
            if isinstance(one, EntityAnnotation):
                places = [text[part.start : part.end] for part in one.fragments]
                pieces += len(places)
                assert one.content == " ".join(places)
                assert one.label in sample.scheme.label_keys
            elif isinstance(one, RelationAnnotation):
                assert one.label == "sourced-from"
                assert one.argument1[1].label in ("attributed-claim", "unsourced-claim", "editorial-insertion")
    submitted = sample.annotations[sample.annotations["status"] == "submitted"]["annotation_id"]
    spans, relations, answers = (
        table[table["annotation_id"].isin(submitted)] for table in (sample.spans, sample.relations, sample.answers)
    )
    assert counts[EntityAnnotation] == len(spans.drop_duplicates(["annotation_id", "region_id"]))
    assert counts[RelationAnnotation] == len(relations)
    left = losses["answers in words, with several choices or of spans left out"]
    assert counts[AttributeAnnotation] == answers["region_id"].notna().sum() - left
    assert counts[NoteAnnotation] == spans.drop_duplicates(["annotation_id", "region_id"])["reason"].notna().sum()
    # The discontinuous span that was added.
    assert pieces == 1 + counts[EntityAnnotation]
