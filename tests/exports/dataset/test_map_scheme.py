"""A Dataset in another scheme: which label becomes which, what stays out, and what counts as offered."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from exports.dataset.dataset import Dataset
from exports.dataset.losses import Loss
from exports.dataset.map_scheme import find_counterparts, map_scheme
from exports.dataset.validate import validate
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME, annotation, article, dataset, span
from unsourced.schemes.load import load_scheme, parse_scheme

PTC = load_scheme("ptc")
ARTICLE = article()


def one_span(label: str, **more: object) -> Dataset:
    return dataset([ARTICLE], [annotation("1", ARTICLE.id, "ada", **more)], [span("1", label, 0, 5)])


def test_a_label_becomes_the_first_that_its_crosswalk_names() -> None:
    found = find_counterparts(SCHEME, PTC)
    assert found["loaded-language"].label == "loaded-language"
    assert found["loaded-language"].others == ("name-calling-labeling",)
    assert found["opinion-as-fact"].label == "exaggeration-minimisation"
    assert found["opinion-as-fact"].others == ("causal-oversimplification",)
    assert found["vague-source"].label == "appeal-to-authority"
    without = {key for key, one in found.items() if one.label is None}
    assert without >= {"attributed-claim", "source", "neutral-insertion", "speculation"}


def test_the_way_back_goes_by_either_crosswalk() -> None:
    found = find_counterparts(PTC, SCHEME)
    assert found["name-calling-labeling"].label == "loaded-language"
    # Says nothing of the other scheme itself; there, unsourced-claim names it.
    assert found["repetition"].label == "unsourced-claim"
    assert found["slogans"].label is None


def test_a_label_without_a_crosswalk_keeps_its_key() -> None:
    bare = [replace(label, crosswalk={}) for label in SCHEME.labels]
    other = replace(SCHEME, name="other", labels=tuple(bare))
    assert {key: one.label for key, one in find_counterparts(replace(other, name="third"), other).items()} == {
        key: key for key in SCHEME.label_keys
    }


def test_what_has_no_counterpart_is_left_out_and_counted() -> None:
    both = dataset(
        [ARTICLE],
        [annotation("1", ARTICLE.id, "ada")],
        [span("1", "source", 0, 5, "s"), span("1", "vague-source", 6, 10, "v"), span("1", "attributed-claim", 0, 9)],
        [{"annotation_id": "1", "from_region": "r", "to_region": "v", "type": "sourced-from"}],
        [
            {"annotation_id": "1", "region_id": "s", "question": "source-kind", "value": "person"},
            {"annotation_id": "1", "region_id": None, "question": "bias", "value": "none"},
        ],
    )
    mapped = map_scheme(both, PTC)
    assert mapped.dataset.spans["label"].tolist() == ["appeal-to-authority"]
    assert mapped.losses == {
        Loss.NO_COUNTERPART: 2,
        Loss.RELATIONS: 1,
        Loss.ANSWERS: 2,
    }
    assert validate(mapped.dataset) == []


def test_a_choice_between_counterparts_is_told() -> None:
    assert map_scheme(one_span("loaded-language"), PTC).losses == {Loss.CHOSEN_COUNTERPART: 1}


def test_a_label_counts_as_offered_where_all_that_become_it_were() -> None:
    offered = map_scheme(one_span("source", labels_offered=["loaded-language", "vague-source"]), PTC).dataset
    assert offered.annotations["labels_offered"][0] == ["loaded-language", "appeal-to-authority"]
    back = map_scheme(replace(offered, scheme=PTC), SCHEME).dataset
    # Name calling was not offered, and would have become loaded language too.
    assert back.annotations["labels_offered"][0] == ["vague-source"]
    unknown = map_scheme(one_span("source", labels_offered=None, status="draft"), PTC).dataset
    assert unknown.annotations["labels_offered"].isna().all()


def test_questions_and_relations_stay_where_the_target_has_them() -> None:
    whole = sample_dataset()
    wider = parse_scheme(whole.scheme.source.replace('name = "credibility"', 'name = "wider"', 1))
    mapped = map_scheme(whole, wider)
    assert mapped.losses == {}
    assert mapped.dataset.relations.equals(whole.relations)
    assert mapped.dataset.answers.equals(whole.answers)
    assert mapped.dataset.spans.equals(whole.spans)


def test_the_sample_in_the_other_scheme_is_sound() -> None:
    whole = sample_dataset()
    mapped = map_scheme(whole, PTC)
    assert validate(mapped.dataset) == []
    assert len(mapped.dataset.annotations) == len(whole.annotations)
    left_out = mapped.losses[Loss.NO_COUNTERPART]
    assert len(mapped.dataset.spans) + left_out == len(whole.spans)
    assert mapped.dataset.provenance == {**whole.provenance, "mapped_from": "credibility"}


@given(st.lists(st.sampled_from(SCHEME.label_keys), max_size=12))
def test_no_span_is_lost_without_a_count(labels: list[str]) -> None:
    spans = [span("1", label, 0, 5, f"r{number}") for number, label in enumerate(labels)]
    mapped = map_scheme(dataset([ARTICLE], [annotation("1", ARTICLE.id, "ada")], spans), PTC)
    assert len(mapped.dataset.spans) + mapped.losses[Loss.NO_COUNTERPART] == len(labels)
