"""What stored names mean in a scheme, and which tag shows the article."""

from annotate.schemes.labeling_config import labeling_config
from exports.label_studio.name_mapping import article_tag, mapping_of_scheme
from exports.label_studio.parse_labeling_config import TextTag, parse_labeling_config
from tests.exports.building import SCHEME


def test_the_article_is_the_text_that_labels_mark() -> None:
    config = """<View><Text name="hint" value="$hint"/><HyperText name="page" value="$page"/>
      <Labels name="l" toName="page"><Label value="x"/></Labels>
      <Text name="story" value="$story"/><Labels name="m" toName="story"><Label value="y"/></Labels></View>"""
    tag = article_tag(parse_labeling_config(config))
    assert tag is not None
    assert tag.key == "story"
    assert article_tag(parse_labeling_config('<View><HyperText name="page" value="$page"/></View>')) is None


def test_without_a_config_everything_in_the_scheme_was_offered() -> None:
    mapping = mapping_of_scheme(SCHEME)
    assert mapping.offered == SCHEME.label_keys
    assert mapping.text is None
    source = SCHEME.label("source")
    assert mapping.labels["label", source.name] == mapping.labels["label", "source"] == "source"


def test_a_scale_is_stored_by_key_name_or_number() -> None:
    mapping = mapping_of_scheme(SCHEME)
    scale = next(question for question in SCHEME.questions if question.key == "bias")
    for number, choice in enumerate(scale.choices, 1):
        assert {mapping.choices["bias", value] for value in (str(number), choice.name, choice.key)} == {choice.key}


def test_a_generated_config_says_what_its_scheme_says() -> None:
    tags = parse_labeling_config(labeling_config(SCHEME))
    mapping = mapping_of_scheme(SCHEME, tags)
    assert mapping.offered == SCHEME.label_keys
    assert mapping.text == TextTag(name="text", kind="text", key="text")
    assert {control.name for control in tags.questions} == set(mapping.questions)
    assert {control.name: control.per_region for control in tags.questions} == {
        question.key: question.per == "region" for question in SCHEME.questions
    }
    stored = {(control.name, option.value) for control in tags.questions for option in control.options}
    assert stored <= set(mapping.choices)
    assert {option.value for option in tags.relations} == {relation.key for relation in SCHEME.relations}
