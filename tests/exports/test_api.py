"""The public functions over labels: what they take, what they give, and what they say of a wrong type."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import unsourced as us

# What a type checker would refuse, too.
untyped: Any = us


@pytest.fixture(scope="module")
def sample() -> us.Dataset:
    return us.sample()


def test_the_sample_by_either_name(sample: us.Dataset) -> None:
    again = us.load_dataset("sample")
    pd.testing.assert_frame_equal(again.spans, sample.spans)
    assert sample.synthetic
    assert len(repr(sample)) < 200
    assert "synthetic" in repr(sample)


@pytest.mark.parametrize("kind", [str, Path])
def test_a_dataset_is_saved_and_loaded_by_str_and_path(sample: us.Dataset, tmp_path: Path, kind: type) -> None:
    sample.save(kind(tmp_path / "out"))
    again = us.load_dataset(kind(tmp_path / "out"))
    for name in ("articles", "annotations", "spans", "relations", "answers"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(sample, name))


def test_a_dataset_as_one_frame(sample: us.Dataset) -> None:
    frame = sample.to_frame()
    assert len(frame) == len(sample.spans)
    texts = dict(zip(sample.articles["id"], sample.articles["text"], strict=True))
    first = frame.iloc[0]
    assert first["text"] == texts[first["article_id"]][first["start"] : first["end"]]
    assert first["annotator"] in set(sample.annotations["annotator"])
    assert "<table>" in sample._repr_html_()


def test_agreement_of_a_dataset_and_of_its_folder(sample: us.Dataset, tmp_path: Path) -> None:
    sample.save(tmp_path / "labels")
    found = us.agreement(sample)
    assert us.agreement(tmp_path / "labels") == found
    assert found.random_state == 2016
    assert len(repr(found)) < 200
    frame = found.to_frame()
    assert set(frame["label"]) == set(sample.scheme.label_keys)
    assert set(frame["unit"]) == {"sentence", "token", "character"}
    assert "α with MASI" in found._repr_html_()
    found.save(str(tmp_path / "agreement.json"))
    told = json.loads((tmp_path / "agreement.json").read_text(encoding="utf-8"))
    assert (told["headline"], told["random_state"]) == (found.headline, 2016)
    found.save(tmp_path / "agreement.html")
    assert "<svg" in (tmp_path / "agreement.html").read_text(encoding="utf-8")
    with pytest.raises(us.errors.InputError, match=r"\.html, \.json, \.txt|\.json, \.txt, \.html"):
        found.save(tmp_path / "agreement.csv")
    with pytest.raises(ValueError, match="kind must be one of labels"):
        found.to_frame("nonsense")


def test_random_state_draws_the_intervals_and_nothing_else(sample: us.Dataset) -> None:
    one, other, same = (us.agreement(sample, random_state=number) for number in (1, 2, 1))
    columns = ["alpha", "kappa", "observed"]
    pd.testing.assert_frame_equal(one.to_frame()[columns], other.to_frame()[columns])
    assert not one.to_frame()["alpha_low"].equals(other.to_frame()["alpha_low"])
    assert one == same
    assert [row["low"] for row in one.origins[0].spans] != [row["low"] for row in other.origins[0].spans]


def test_coefficients_of_plain_lists() -> None:
    assert us.krippendorff_alpha([[0, 1, 1, 0], [0, 1, 0, 0]]).value == pytest.approx(8 / 15)
    assert us.cohen_kappa([0, 1, 1, 0], [0, 1, 0, 0]).value == pytest.approx(0.5)
    assert us.fleiss_kappa([[3, 0], [0, 3], [2, 1]]).value == pytest.approx(0.55)
    assert us.krippendorff_alpha(pd.DataFrame([[1, 2, np.nan], [1, 2, 3]]), "ordinal").value == 1
    assert us.krippendorff_alpha([[0, 0], [0, 0]]).value is None


def test_dawid_and_skene_of_a_frame() -> None:
    votes = pd.DataFrame({"task": [1, 1, 1, 2, 2, 2], "worker": list("abcabc"), "label": list("xxyyyy")})
    found = us.dawid_skene(votes)
    frame = found.to_frame()
    assert list(frame.columns) == ["task", "label", "probability"]
    assert frame.groupby("task")["probability"].sum().to_list() == pytest.approx([1, 1])
    assert len(repr(found)) < 200


def test_views_of_the_consensus(sample: us.Dataset) -> None:
    spans = us.consensus(sample)
    texts = dict(zip(sample.articles["id"], sample.articles["text"], strict=True))
    first = spans.iloc[0]
    assert first["text"] == texts[first["article_id"]][first["start"] : first["end"]]
    assert set(us.consensus(sample, "sentences")["label"]) == set(sample.scheme.label_keys)
    reliability = us.consensus(sample, "reliability", resamples=100)
    assert set(reliability["annotator"]) == set(sample.annotations["annotator"])
    drawn = us.consensus(sample, "reliability", resamples=100, random_state=1)
    assert not reliability["sensitivity_low"].equals(drawn["sensitivity_low"])


def test_to_a_format_and_back(sample: us.Dataset, tmp_path: Path) -> None:
    assert us.convert(sample, str(tmp_path / "lossless"), "jsonl") == {}
    again = us.read_format(str(tmp_path / "lossless"), "jsonl")
    assert len(again.spans) == len(sample.spans)
    lost = us.convert("sample", tmp_path / "ptc", "ptc", map_scheme="ptc")
    assert lost["relations"] > 0


def test_a_saved_export_as_a_dataset(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    us.convert(us.sample(), tmp_path / "studio", "label-studio")
    [tasks] = (tmp_path / "studio").glob("tasks*.json")
    dataset = us.export(tmp_path / "labels", from_json=str(tasks), scheme="credibility")
    assert len(dataset.articles) == 28
    assert us.load_dataset(tmp_path / "labels").scheme == dataset.scheme
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        (lambda: untyped.load_dataset(3), "path must be a str or Path"),
        (lambda: untyped.load_dataset(""), "path must be a Dataset, or a str or Path"),
        (lambda: untyped.agreement(3), "dataset must be a Dataset, or a str or Path to the folder of one, not int"),
        (lambda: untyped.agreement("sample", random_state=0.5), "random_state must be a whole number"),
        (lambda: untyped.agreement("sample", random_state=-1), "random_state must be a whole number"),
        (lambda: untyped.convert("sample", 3, "brat"), "out must be a str or Path"),
        (lambda: untyped.krippendorff_alpha("ab"), "ratings must be numbers of the shape"),
        (lambda: untyped.dawid_skene([1, 2]), "votes must be a DataFrame with the columns task, worker and label"),
        (lambda: untyped.export(None), "out must be a str or Path"),
    ],
)
def test_a_wrong_type_is_told_with_what_would_do(call: Callable[[], object], wanted: str) -> None:
    with pytest.raises(TypeError, match=wanted):
        call()


@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        (lambda: untyped.convert("sample", "x", "word"), "to must be one of dataset, jsonl"),
        (lambda: untyped.read_corpus("x", "y"), "there is no corpus 'x'; there are babe"),
        (lambda: untyped.consensus("sample", "x"), "of must be one of spans"),
        (lambda: untyped.krippendorff_alpha([1, 2]), r"ratings has the shape \(2,\)"),
        (lambda: untyped.krippendorff_alpha([[1, 2]], "x"), "level must be nominal"),
        (lambda: untyped.cohen_kappa([1], [1, 2]), "one rates 1 units, and other 2"),
    ],
)
def test_a_wrong_value_is_told_with_what_would_do(call: Callable[[], object], wanted: str) -> None:
    with pytest.raises(ValueError, match=wanted):
        call()


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(us.errors.DatasetError, match="nowhere: is not a Dataset"):
        us.agreement("nowhere")
