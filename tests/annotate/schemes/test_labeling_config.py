"""The labeling config says all that the scheme says, and what is in it can be found again."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from label_studio_sdk.label_interface import LabelInterface

from annotate.schemes.labeling_config import config_differences, labeling_config, scheme_mark, scheme_of_config
from exports.label_studio.parse_labeling_config import parse_labeling_config
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_scheme()


def test_stored_values_are_keys(scheme: Scheme) -> None:
    tags = parse_labeling_config(labeling_config(scheme))
    (labels,) = tags.labels
    assert labels.name == "label"
    assert labels.to_name == "text"
    assert [(o.value, o.name, o.hotkey, o.colour) for o in labels.options] == [
        (label.key, label.name, label.hotkey, label.colour) for label in scheme.labels
    ]
    assert {q.name: (q.per_region, [o.value for o in q.options]) for q in tags.questions} == {
        question.key: (question.per == "region", [choice.key for choice in question.choices])
        for question in scheme.questions
    }
    assert [relation.value for relation in tags.relations] == [relation.key for relation in scheme.relations]
    assert tags.texts["text"].key == "text"


def test_label_studio_takes_it(scheme: Scheme) -> None:
    interface = LabelInterface(labeling_config(scheme))
    interface.validate()
    assert interface.validate_task({"data": interface.generate_sample_task()})


def test_region_questions_show_for_their_labels_only(scheme: Scheme) -> None:
    root = ElementTree.fromstring(labeling_config(scheme))
    shown = {
        control.get("name"): view.get("whenLabelValue")
        for view in root.iter("View")
        if view.get("visibleWhen") == "region-selected"
        for control in view
        if control.get("perRegion") == "true"
    }
    expected = {q.key: ",".join(q.labels) or None for q in scheme.questions_per("region")}
    assert shown == expected


def test_text_is_marked_symbol_by_symbol_and_labels_are_named_in_it(scheme: Scheme) -> None:
    text = ElementTree.fromstring(labeling_config(scheme)).find(".//Text")
    assert text is not None
    assert text.get("granularity") == "symbol"
    assert text.get("showLabels") == "true"


def test_anchors_are_hints(scheme: Scheme) -> None:
    root = ElementTree.fromstring(labeling_config(scheme))
    hints = [choice.get("hint") for choice in root.iter("Choice")]
    assert hints == [
        choice.anchor
        for q in (*scheme.questions_per("region"), *scheme.questions_per("article"))
        for choice in q.choices
    ]


def test_wording_that_xml_and_css_could_trip_over(scheme: Scheme) -> None:
    labels = (
        replace(scheme.labels[0], name='A "b" <c> & \\ ]]> {x}', definition="-- </Style> -->"),
        *scheme.labels[1:],
    )
    odd = replace(scheme, labels=labels, version="1--2-->")
    config = labeling_config(odd)
    (control,) = parse_labeling_config(config).labels
    assert control.options[0].name == 'A "b" <c> & \\ ]]> {x}'
    mark = scheme_mark(config)
    assert mark is not None
    assert (mark.name, mark.structure_hash) == (odd.name, odd.structure_hash)


def test_the_scheme_is_found_again(scheme: Scheme) -> None:
    config = labeling_config(scheme)
    mark = scheme_mark(config)
    assert mark is not None
    assert (mark.name, mark.version) == (scheme.name, scheme.version)
    assert (mark.structure_hash, mark.wording_hash) == (scheme.structure_hash, scheme.wording_hash)
    assert scheme_of_config(config).label_keys == scheme.label_keys
    assert scheme_mark("<View></View>") is None


def test_differences_between_a_project_and_a_scheme(scheme: Scheme) -> None:
    config = labeling_config(scheme)
    assert config_differences(config, scheme) == []
    fewer = replace(
        scheme,
        labels=scheme.labels[:-1],
        questions=tuple(q for q in scheme.questions if q.key != "bias"),
        relations=(),
    )
    assert config_differences(config, fewer) == ["label loaded-language", "question bias", "relation sourced-from"]
    assert config_differences(labeling_config(fewer), scheme) == []
