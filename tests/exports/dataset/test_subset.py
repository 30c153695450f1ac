"""A part of a Dataset holds its articles whole and nothing of the others."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.dataset.dataset import Dataset, Problem, read_dataset
from exports.dataset.subset import subset_of_articles
from exports.dataset.validate import validate
from tests.paths import ROOT

SAMPLE = read_dataset(ROOT / "unsourced" / "sample" / "dataset")
IDS = SAMPLE.articles["id"].to_list()


@settings(max_examples=20)
@given(st.sets(st.sampled_from(IDS)))
def test_parts_are_sound_and_add_up(chosen: set[str]) -> None:
    part, rest = subset_of_articles(SAMPLE, chosen), subset_of_articles(SAMPLE, set(IDS) - chosen)
    assert set(part.articles["id"]) == chosen
    assert set(part.annotations["article_id"]) <= chosen
    for name in ("articles", "annotations", "spans", "relations", "answers"):
        assert len(getattr(part, name)) + len(getattr(rest, name)) == len(getattr(SAMPLE, name))
        assert list(getattr(part, name).dtypes) == list(getattr(SAMPLE, name).dtypes)
    assert not validate(part)


def test_problems_go_with_their_annotation() -> None:
    first, second = SAMPLE.annotations["annotation_id"].iloc[[0, -1]]
    told = tuple(Problem(kind="offsets", message="x", annotation_id=name) for name in (first, second))
    whole: Dataset = replace(SAMPLE, problems=told)
    part = subset_of_articles(whole, {SAMPLE.annotations["article_id"].iloc[0]})
    assert [problem.annotation_id for problem in part.problems] == [first]
