"""brat: what every format does, and what is its own."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss
from exports.dataset.validate import validate
from exports.formats import brat
from exports.sample.build import sample_dataset
from tests.exports.building import annotation, article, span
from tests.exports.building import dataset as build
from tests.exports.formats.contract import FILES, Damage, FormatContract, change, remove, there_and_back
from tests.exports.formats.invented import datasets, judged, marked, submitted


class TestBrat(FormatContract):
    format = "brat"
    damages = (
        Damage(change("ada/ID.ann", "source 0 5", "source 0-5"), "ann, line 1: is not a line of brat's"),
        Damage(change("ada/ID.ann", "source 0 5", "source 0 5000"), "ann, line 1: offset 5000 is outside"),
        Damage(change("ada/ID.ann", "#1", "R1\tsourced-from Arg1:T1 Arg2:T9\n#1"), "ann, line 2: there is no span T9"),
        Damage(change("ada/ID.ann", "source 0", "sauce 0"), "ann, line 1: label 'sauce' is not in scheme"),
        Damage(remove("ada/ID.txt"), "txt: cannot be read"),
    )

    def test_labels_that_no_scheme_explains_make_one(self, tmp_path: Path) -> None:
        module = self.entry.load()
        module.write(sample_dataset(), tmp_path)
        (tmp_path / "scheme.toml").unlink()
        assert set(module.read(tmp_path, None).scheme.label_keys) == set(sample_dataset().spans["label"])

    @FILES
    @given(datasets())
    def test_brat_keeps_parts_relations_answers_and_reasons(self, one: Dataset) -> None:
        with there_and_back(self.format, one) as (back, losses, _):
            mine = submitted(one)
            told = sum(
                losses[what]
                for what in (
                    Loss.JOINED_PARTS,
                    Loss.SPAN_LINE_BREAKS,
                    Loss.EMPTY_SPANS,
                )
            )
            if not told:
                assert marked(back) == marked(mine)
                assert sorted(back.spans["part"]) == sorted(mine.spans["part"])
            assert judged(back) == judged(mine)
            assert len(back.relations) == len(mine.relations) - losses[Loss.RELATIONS_OF_SPANS]
            gone = losses[Loss.OPEN_ANSWERS]
            assert len(back.answers) == mine.answers["region_id"].notna().sum() - gone
            assert validate(back) == []


def test_what_belongs_to_a_span_that_brat_cannot_hold_goes_with_it(tmp_path: Path) -> None:
    one = article()
    gap = one.text.index("\n")
    losses = brat.write(
        build(
            [one],
            [annotation("1", one.id, "ada")],
            [span("1", "source", gap, gap + 1, "gap"), span("1", "attributed-claim", 0, 5, "claim")],
            [{"annotation_id": "1", "from_region": "claim", "to_region": "gap", "type": "sourced-from"}],
            [{"annotation_id": "1", "region_id": "gap", "question": "source-kind", "value": "person"}],
        ),
        tmp_path,
    )
    assert [row[3:] for row in marked(brat.read(tmp_path, None))] == [(0, 5)]
    assert losses[Loss.EMPTY_SPANS] == 1
    assert losses[Loss.RELATIONS_OF_SPANS] == 1
    assert losses[Loss.OPEN_ANSWERS] == 1


def test_a_foreign_brat_folder_with_events_and_windows_line_ends(tmp_path: Path) -> None:
    folder = tmp_path / "oda"
    folder.mkdir()
    text = "Pumps fail\r\n\r\nOda Renn\r\nsaid so."
    (folder / "a.txt").write_bytes(text.encode())
    name, ends = text.index("Oda"), text.index("\r\nsaid")
    (folder / "a.ann").write_bytes(
        f"T1\tPerson {name} {ends};{ends + 2} {ends + 6}\tOda Renn said\r\nE1\tTalk:T1\r\n*\tEquiv T1\r\n".encode()
    )
    back = brat.read(tmp_path, None)
    assert back.annotations["annotator"].tolist() == ["oda"]
    assert back.scheme.label_keys == ("person",)
    assert [back.articles["text"][0][a:b] for a, b in zip(back.spans["start"], back.spans["end"], strict=True)] == [
        "Oda Renn\nsaid"
    ]


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
    left = losses[Loss.OPEN_ANSWERS]
    assert counts[AttributeAnnotation] == answers["region_id"].notna().sum() - left
    assert counts[NoteAnnotation] == spans.drop_duplicates(["annotation_id", "region_id"])["reason"].notna().sum()
    # The discontinuous span that was added.
    assert pieces == 1 + counts[EntityAnnotation]
