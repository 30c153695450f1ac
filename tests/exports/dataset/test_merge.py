"""Merging: the same annotation once, others apart, and the order of merging makes no difference."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from exports.dataset.dataset import Dataset, Problem
from exports.dataset.merge import merge
from exports.dataset.schema import SCHEMAS
from exports.dataset.validate import validate
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME, annotation, article, dataset, span
from unsourced.errors import DatasetError

ONE = article("Pumps fail", "Critics said so. Nobody counted.")
TWO = article("Pumps work", "Critics said nothing. Nobody counted.")


def moment(day: int) -> pd.Timestamp:
    return pd.Timestamp(year=2026, month=5, day=day, tz="UTC")


def made(annotation_id: str, annotator: str, *, updated: int = 1, created: int | None = 1, **more: Any) -> Dataset:
    of, project, marks = more.pop("of", ONE), more.pop("project", "3"), more.pop("marks", [(0, 5)])
    row = annotation(annotation_id, of.id, annotator, updated=moment(updated), project=project, **more)
    row |= {"created": moment(created) if created else None}
    spans = [span(annotation_id, "source", start, end, region_id=f"r{n}") for n, (start, end) in enumerate(marks)]
    return dataset([of], [row], spans, [], [{"annotation_id": annotation_id, "question": "bias", "value": "none"}])


def same(one: Dataset, other: Dataset) -> None:
    for name in SCHEMAS:
        assert_frame_equal(getattr(one, name), getattr(other, name))
    assert one.problems == other.problems
    assert one.provenance == other.provenance
    assert one.scheme == other.scheme


def test_two_exports_of_one_project_hold_each_annotation_once_as_it_was_last() -> None:
    earlier = made("7", "ada", updated=2)
    later = made("7", "ada", updated=3, marks=[(0, 5), (6, 10)])
    done = merge([later, earlier])
    assert (done.repeated, done.replaced, done.renamed) == (1, 1, 0)
    assert done.dataset.annotations["annotation_id"].tolist() == ["7"]
    assert done.dataset.spans[["start", "end"]].to_numpy().tolist() == [[0, 5], [6, 10]]
    assert len(done.dataset.answers) == 1
    assert validate(done.dataset) == []


def test_an_unchanged_annotation_is_repeated_and_not_replaced() -> None:
    done = merge([made("7", "ada"), made("7", "ada")])
    assert (done.repeated, done.replaced) == (1, 0)


@pytest.mark.parametrize(
    "other",
    [
        made("7", "bo", created=2),
        made("7", "ada", project="4"),
        made("7", "ada", of=TWO),
        made("7", "bo", created=None),
    ],
)
def test_different_annotations_of_one_id_are_told_apart(other: Dataset) -> None:
    done = merge([made("7", "ada", created=None if other.annotations["created"].isna()[0] else 1), other])
    ids = done.dataset.annotations["annotation_id"]
    assert ids.str.fullmatch("7@[0-9a-f]{8}").all()
    assert done.renamed == ids.nunique() == 2
    assert sorted(done.dataset.spans["annotation_id"]) == sorted(done.dataset.answers["annotation_id"]) == sorted(ids)
    assert validate(done.dataset) == []


def test_a_name_that_one_export_knew_and_another_did_not_is_said() -> None:
    done = merge([made("7", "user-3"), made("7", "ada@example.org", updated=2)])
    assert done.names == (("ada@example.org", "user-3"),)
    assert done.dataset.annotations["annotator"].tolist() == ["ada@example.org"]


def test_numbers_stand_by_size() -> None:
    done = merge([made("10", "ada"), made("9", "ada"), made("draft-1", "ada")]).dataset
    assert done.annotations["annotation_id"].tolist() == ["9", "10", "draft-1"]


def test_an_article_is_there_once_with_the_row_that_says_more() -> None:
    fuller = made("8", "bo")
    fuller = replace(fuller, articles=fuller.articles.assign(topic=["water"]).astype({"topic": "str"}))
    done = merge([fuller, made("7", "ada")])
    assert done.articles_differ == 1
    assert done.dataset.articles["topic"].tolist() == ["water"]


def test_problems_are_joined_and_follow_a_new_id() -> None:
    problem = Problem(kind="offsets", message="nowhere", annotation_id="7")
    one = replace(made("7", "ada"), problems=(problem, Problem(kind="article", message="no text", task="3")))
    done = merge([one, replace(one, provenance={"tasks": 3}), made("7", "bo", created=2)]).dataset
    assert [p.kind for p in done.problems] == ["article", "offsets"]
    renamed = done.annotations.set_index("annotator")["annotation_id"]
    assert done.problems[1].annotation_id == renamed["ada"] != "7"


def test_provenance_lists_each_source_once_and_one_invented_source_makes_it_synthetic() -> None:
    one = replace(made("7", "ada"), provenance={"source": "label-studio", "tasks": 3, "synthetic": False})
    two = replace(made("8", "ada"), provenance={"source": "sample", "synthetic": True})
    done = merge([merge([one, two]).dataset, one]).dataset
    assert done.synthetic
    assert done.provenance["datasets"] == [one.provenance, two.provenance]
    assert merge([one, one]).dataset.provenance == one.provenance


def test_a_scheme_with_a_label_more_takes_the_others_in() -> None:
    less = replace(SCHEME, labels=SCHEME.labels[:-1], source=SCHEME.source + "\n# less")
    done = merge([replace(made("7", "ada"), scheme=less), made("8", "bo")]).dataset
    assert done.scheme == SCHEME


def test_schemes_that_lack_something_of_each_other_are_refused_by_name() -> None:
    one = replace(SCHEME, labels=SCHEME.labels[:-1], source="a")
    other = replace(SCHEME, labels=SCHEME.labels[1:], source="b")
    with pytest.raises(DatasetError, match="the schemes do not fit together.*lacks label attributed-claim"):
        merge([replace(made("7", "ada"), scheme=one), replace(made("8", "bo"), scheme=other)])
    with pytest.raises(DatasetError, match="nothing to merge"):
        merge([])


def test_an_id_that_stands_twice_in_one_dataset_is_refused() -> None:
    broken = dataset(
        [ONE], [annotation("1", ONE.id, "ada"), annotation("1", ONE.id, "bo")], [span("1", "source", 0, 5)]
    )
    with pytest.raises(DatasetError, match="has an annotation id twice"):
        merge([broken])


def test_the_sample_with_itself_is_the_sample() -> None:
    sample = sample_dataset()
    done = merge([sample, sample])
    assert (done.repeated, done.replaced, done.renamed, done.articles_differ) == (82, 0, 0, 0)
    assert validate(done.dataset) == []
    for name in SCHEMAS:
        assert len(getattr(done.dataset, name)) == len(getattr(sample, name))
    assert done.dataset.provenance == sample.provenance


# id, article, annotator, moment and project of creation, moment of the last change, labels of its spans, its problem
ROWS = st.tuples(
    st.sampled_from(["1", "2", "10", "draft-1"]),
    st.sampled_from([0, 1]),
    st.sampled_from(["ada", "bo"]),
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, "3", "4"]),
    st.sampled_from([None, 1, 2]),
    st.lists(st.sampled_from(["source", "speculation"]), max_size=2),
    st.sampled_from([None, "a", "b"]),
)
Recipe = tuple[list[Any], str, bool]
RECIPES: st.SearchStrategy[Recipe] = st.tuples(
    st.lists(ROWS, max_size=4, unique_by=lambda row: row[0]), st.sampled_from(["x", "y"]), st.booleans()
)


def built(recipe: Recipe) -> Dataset:
    """Annotations whose ids, articles, projects and moments often meet those of another recipe."""
    rows, source, synthetic = recipe
    annotations, spans, problems = [], [], []
    for number, of, annotator, created, project, updated, labels, problem in rows:
        when = {"created": created and moment(created), "updated": updated and moment(updated)}
        annotations.append(annotation(number, (ONE, TWO)[of].id, annotator, project=project, **when))
        spans += [span(number, label, n, n + 5, region_id=f"r{n}") for n, label in enumerate(labels)]
        problems += [Problem(kind="tag", message=problem, annotation_id=number)] if problem else []
    articles = [one for one in (ONE, TWO) if any(row["article_id"] == one.id for row in annotations)]
    made = dataset(articles, annotations, spans)
    return replace(made, problems=tuple(problems), provenance={"source": source, "synthetic": synthetic})


FEW = settings(max_examples=12)


@pytest.mark.slow
@FEW
@given(RECIPES, RECIPES, RECIPES)
def test_neither_order_nor_steps_make_a_difference(a: Recipe, b: Recipe, c: Recipe) -> None:
    one, two, three = built(a), built(b), built(c)
    at_once = merge([one, two, three]).dataset
    same(merge([three, one, two]).dataset, at_once)
    same(merge([merge([one, two]).dataset, three]).dataset, at_once)
    same(merge([one, merge([two, three]).dataset]).dataset, at_once)


@FEW
@given(RECIPES, RECIPES)
def test_merging_again_changes_nothing_and_the_result_is_sound(a: Recipe, b: Recipe) -> None:
    one, other = built(a), built(b)
    once = merge([one, other]).dataset
    same(merge([once, once]).dataset, once)
    same(merge([once, one]).dataset, once)
    assert validate(once) == []
