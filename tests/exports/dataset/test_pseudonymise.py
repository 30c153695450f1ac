"""Pseudonyms: stable under a key, nobody's name anywhere in the folder, the key never inside."""

import json
import stat
import time
from dataclasses import replace
from pathlib import Path

import pytest

from exports.dataset.dataset import Dataset, Problem, read_dataset, write_dataset
from exports.dataset.pseudonymise import pseudonymise, pseudonymise_folder
from exports.dataset.validate import validate
from exports.sample.build import sample_dataset
from tests.exports.building import annotation, article, dataset, span
from unsourced.errors import DatasetError, InputError

KEY = bytes(range(32))
OTHER = bytes(32)


def with_names() -> Dataset:
    one = article(body="Write to desk@courier.example. Nobody did.")
    made = dataset(
        [one],
        [
            annotation("1", one.id, "ada@example.org", updated_by="bo@example.org"),
            annotation("draft-2", one.id, "user-3"),
            annotation("pumps.bo", one.id, "bo@example.org"),
        ],
        [span("pumps.bo", "source", 0, 5, reason="ask cy@example.org")],
        [{"annotation_id": "pumps.bo", "from_region": "r", "to_region": "r2", "type": "sourced-from"}],
        [{"annotation_id": "1", "region_id": None, "question": "comment", "value": "by me"}],
    )
    record = {
        "completed_by": {"id": 3, "email": "dee@example.org"},
        "updated_by": 3,
        "value": {"text": ["said bo@example.org, twice"], "who": "user-3", "start": 4},
    }
    problem = Problem(
        kind="tag", message="ada@example.org did this", annotation_id="pumps.bo", task="7", record=[record]
    )
    provenance = {
        "source": "label-studio",
        "url": "http://ada.example",
        "project": {"id": 3, "title": "Ada's class"},
        "file": "ada.json",
        "tasks": 4,
        "note": "made by bo@example.org",
    }
    return replace(made, problems=(problem,), provenance=provenance)


def test_one_person_has_one_name_under_a_key_and_another_under_another() -> None:
    done = pseudonymise(with_names(), KEY).dataset.annotations
    assert done["annotator"].str.fullmatch("annotator-[0-9a-f]{12}").all()
    assert done["annotator"].nunique() == 3
    assert done["updated_by"][0] == done["annotator"][2]
    assert done["updated_by"].isna().tolist() == [False, True, True]
    assert list(pseudonymise(with_names(), KEY).dataset.annotations["annotator"]) == list(done["annotator"])
    other = pseudonymise(with_names(), OTHER).dataset.annotations["annotator"]
    assert set(other).isdisjoint(done["annotator"])


def test_a_pseudonym_is_what_the_key_makes_of_the_name() -> None:
    made = pseudonymise(with_names(), KEY).dataset.annotations["annotator"]
    assert made[0] == "annotator-cde97ea9734c"  # openssl dgst -sha256 -mac HMAC


def test_twice_is_once() -> None:
    once = pseudonymise(with_names(), KEY).dataset
    twice = pseudonymise(once, OTHER).dataset
    assert once.annotations.equals(twice.annotations)
    assert once.problems == twice.problems
    assert once.provenance == twice.provenance


def test_ids_that_could_hold_a_name_are_keyed_in_every_table() -> None:
    done = pseudonymise(with_names(), KEY).dataset
    one, draft, named = done.annotations["annotation_id"]
    assert (one, draft) == ("1", "draft-2")
    assert named.startswith("annotation-")
    assert {done.spans["annotation_id"][0], done.relations["annotation_id"][0], done.problems[0].annotation_id} == {
        named
    }


def test_problems_and_provenance_say_nothing_of_people_and_texts_are_left_alone() -> None:
    done = pseudonymise(with_names(), KEY)
    record = done.dataset.problems[0].record
    names = dict(zip(with_names().annotations["annotator"], done.dataset.annotations["annotator"], strict=True))
    assert record == [
        {
            "completed_by": None,
            "updated_by": None,
            "value": {
                "text": [f"said {names['bo@example.org']}, twice"],
                "who": names["user-3"],
                "start": 4,
            },
        }
    ]
    assert done.dataset.problems[0].message == f"{names['ada@example.org']} did this"
    assert done.dataset.provenance == {
        "source": "label-studio",
        "tasks": 4,
        "note": f"made by {names['bo@example.org']}",
        "pseudonymised": True,
    }
    assert done.left_out == ("file", "project", "url")
    assert done.addresses == 2
    assert done.dataset.spans["reason"][0] == "ask cy@example.org"
    assert done.dataset.articles.equals(with_names().articles)


def test_the_folder_holds_no_name_no_raw_and_no_key(tmp_path: Path) -> None:
    raw = tmp_path / "export.json"
    raw.write_text(json.dumps([{"completed_by": "anka@annotators.example"}]), encoding="utf-8")
    write_dataset(sample_dataset(), tmp_path / "labels", raw=[raw])
    pseudonymise_folder(tmp_path / "labels", tmp_path / "open", tmp_path / "names.key")
    read = read_dataset(tmp_path / "open")
    assert validate(read) == []
    assert read.synthetic
    assert not (tmp_path / "open" / "raw").exists()
    key = (tmp_path / "names.key").read_text(encoding="ascii").strip()
    everything = b"".join(file.read_bytes() for file in (tmp_path / "open").rglob("*") if file.is_file())
    frames = " ".join(getattr(read, name).to_csv() for name in ("annotations", "spans", "relations", "answers"))
    assert key.encode() not in everything
    for name in ("anka", "bram", "celia"):
        assert f"{name}@annotators" not in frames + everything.decode("utf-8", "replace")
        assert f".{name}" not in frames
    assert stat.S_IMODE((tmp_path / "names.key").stat().st_mode) == 0o600


def test_the_same_key_file_gives_the_same_names_again(tmp_path: Path) -> None:
    write_dataset(with_names(), tmp_path / "labels")
    for out in ("one", "two"):
        pseudonymise_folder(tmp_path / "labels", tmp_path / out, tmp_path / "names.key")
    pseudonymise_folder(tmp_path / "labels", tmp_path / "three", tmp_path / "other.key")
    one, two, three = (read_dataset(tmp_path / out).annotations["annotator"] for out in ("one", "two", "three"))
    assert list(one) == list(two)
    assert set(one).isdisjoint(three)


@pytest.mark.parametrize("key", ["open/names.key", "open/raw/names.key", "labels/names.key", "labels/raw/k", "open"])
def test_a_key_inside_a_dataset_is_refused(tmp_path: Path, key: str) -> None:
    write_dataset(with_names(), tmp_path / "labels")
    with pytest.raises(DatasetError, match="would put the key into a Dataset"):
        pseudonymise_folder(tmp_path / "labels", tmp_path / "open", tmp_path / key)
    assert not (tmp_path / "open").exists()
    assert not (tmp_path / "labels" / "names.key").exists()


@pytest.mark.parametrize("out", ["labels", "labels/open", "."])
def test_the_dataset_with_the_names_is_never_overwritten(tmp_path: Path, out: str) -> None:
    write_dataset(with_names(), tmp_path / "labels")
    with pytest.raises(DatasetError, match="is the Dataset with the names"):
        pseudonymise_folder(tmp_path / "labels", tmp_path / out, tmp_path / "names.key")
    assert read_dataset(tmp_path / "labels").annotations["annotator"][0] == "ada@example.org"


@pytest.mark.parametrize("content", ["", "secret", "0" * 63, "Z" * 64])
def test_a_file_that_holds_no_key_is_refused(tmp_path: Path, content: str) -> None:
    write_dataset(with_names(), tmp_path / "labels")
    key = tmp_path / "names.key"
    key.write_text(content, encoding="ascii")
    key.chmod(0o600)
    with pytest.raises(InputError, match="holds no key") as refused:
        pseudonymise_folder(tmp_path / "labels", tmp_path / "open", key)
    assert "secret" not in str(refused.value)
    assert not (tmp_path / "open").exists()


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    write_dataset(with_names(), tmp_path / "labels")
    key = tmp_path / "names.key"
    key.write_text("0" * 64, encoding="ascii")
    key.chmod(0o644)
    with pytest.raises(InputError, match="can be read by others. Run: chmod 600"):
        pseudonymise_folder(tmp_path / "labels", tmp_path / "open", key)


def test_a_long_word_takes_no_quadratic_time() -> None:
    one = article(body="x" * 300_000 + " a@b.example")
    began = time.process_time()
    assert pseudonymise(dataset([one], []), KEY).addresses == 1
    assert time.process_time() - began < 5
