"""Labeling configs that other people wrote: what their tags say, and the scheme made from them."""

import pytest

from annotate.schemes.labeling_config import labeling_config
from exports.label_studio.labeling_config import TextTag, parse_labeling_config
from exports.label_studio.name_mapping import article_tag, mapping_of_scheme
from exports.label_studio.scheme_from_labeling_config import mapping_of_config
from exports.label_studio.scheme_of_project import mapping_of_project
from tests.exports.building import SCHEME
from unsourced.errors import SchemeError
from unsourced.schemes.load import parse_scheme

CONFIG = """
<View>
  <Header value="Mark it"/>
  <Text name="story" value="$content" granularity="word"/>
  <Labels name="kind" toName="story" choice="multiple">
    <Label value="Fact"  background="#FF0000" hotkey="f"/>
    <Label value="Weasel words &amp; more" alias="weasel"/>
    <Label value="Мнение"/>
  </Labels>
  <Labels name="tone" toname="story"><Label value="Fact"/><Label value="loud" background="red"/></Labels>
  <Choices name="Topic area" toName="story"><Choice value="War"/><Choice value="Sport" alias="sport-1"/></Choices>
  <View visibleWhen="region-selected">
    <TextArea name="why" toName="story" perRegion="TRUE"/>
    <Rating name="stars" toName="story" maxRating="3"/>
  </View>
  <Relations><Relation value="backs up"/></Relations>
</View>
"""


def test_tags_are_read_with_what_is_stored() -> None:
    tags = parse_labeling_config(CONFIG)
    assert tags.texts == {"story": TextTag(name="story", kind="text", key="content")}
    assert [(c.name, [o.value for o in c.options]) for c in tags.labels] == [
        ("kind", ["Fact", "weasel", "Мнение"]),
        ("tone", ["Fact", "loud"]),
    ]
    assert [(c.name, c.kind, c.per_region) for c in tags.questions] == [
        ("Topic area", "choices", False),
        ("why", "textarea", True),
        ("stars", "rating", False),
    ]
    assert [o.value for o in tags.questions[2].options] == ["1", "2", "3"]
    assert [r.value for r in tags.relations] == ["backs up"]


def test_a_scheme_made_from_tags_has_a_key_for_everything() -> None:
    mapping = mapping_of_config(parse_labeling_config(CONFIG), "Course 7")
    scheme = mapping.scheme
    assert scheme.name == "course-7"
    assert mapping.labels == {
        ("kind", "Fact"): "kind-fact",
        ("kind", "weasel"): "weasel",
        ("kind", "Мнение"): "label-3",
        ("tone", "Fact"): "tone-fact",
        ("tone", "loud"): "loud",
    }
    assert mapping.offered == scheme.label_keys
    assert scheme.label("weasel").name == "Weasel words & more"
    assert scheme.label("kind-fact").colour == "#ff0000"
    assert {q.key: (q.per, q.type) for q in scheme.questions} == {
        "topic-area": ("article", "choice"),
        "why": ("region", "text"),
        "stars": ("article", "scale"),
    }
    assert mapping.choices["topic-area", "sport-1"] == "sport-1"
    assert mapping.relations == {"backs up": "backs-up"}
    assert scheme.may_overlap("weasel", "loud")


def test_names_that_make_the_same_key_stay_apart() -> None:
    labels = '<Label value="A b"/><Label value="a-B"/>'
    config = f'<View><Text name="t" value="$t"/><Labels name="l" toName="t">{labels}</Labels></View>'
    assert mapping_of_config(parse_labeling_config(config)).scheme.label_keys == ("a-b", "a-b-2")


@pytest.mark.parametrize("name", ['quo"te', "back\\slash", "line\nbreak", "tab\tand \x7f", "👩‍🚒", "'''", "{{x}}"])
def test_any_name_can_stand_in_a_scheme(name: str) -> None:
    from xml.sax.saxutils import quoteattr

    label = f"<Label value={quoteattr(name)}/>"
    config = f'<View><Text name="t" value="$t"/><Labels name="l" toName="t">{label}</Labels></View>'
    assert len(mapping_of_config(parse_labeling_config(config)).scheme.labels) == 1


def test_tags_without_labels_are_refused() -> None:
    config = '<View><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="x"/></Choices></View>'
    with pytest.raises(SchemeError, match="labeling config: has no Labels"):
        mapping_of_config(parse_labeling_config(config))


@pytest.mark.parametrize(
    ("config", "message"),
    [("<View>", "is not XML"), ("", "is not XML"), ('<!DOCTYPE x [<!ENTITY a "b">]><View/>', "document type")],
)
def test_a_config_that_is_no_xml_is_refused(config: str, message: str) -> None:
    with pytest.raises(SchemeError, match=message):
        parse_labeling_config(config)


def test_the_article_is_the_text_that_labels_mark() -> None:
    config = """<View><Text name="hint" value="$hint"/><HyperText name="page" value="$page"/>
      <Labels name="l" toName="page"><Label value="x"/></Labels>
      <Text name="story" value="$story"/><Labels name="m" toName="story"><Label value="y"/></Labels></View>"""
    tag = article_tag(parse_labeling_config(config))
    assert tag is not None
    assert tag.key == "story"
    assert article_tag(parse_labeling_config('<View><HyperText name="page" value="$page"/></View>')) is None


def ours(labels: str = "", extra: str = "", comment: str = "") -> str:
    marks = labels or "".join(f'<Label value="{one.name}" alias="{one.key}"/>' for one in SCHEME.labels)
    text = '<Text name="text" value="$text"/>'
    return f'<View>{comment}{text}<Labels name="label" toName="text">{marks}</Labels>{extra}</View>'


def test_a_project_with_labels_of_a_shipped_scheme_is_of_that_scheme(capsys: pytest.CaptureFixture[str]) -> None:
    config = ours('<Label value="Source" alias="source"/><Label value="Speculation"/>')
    mapping = mapping_of_project(parse_labeling_config(config), config=config)
    assert mapping.scheme == SCHEME
    assert mapping.offered == ("source", "speculation")
    assert mapping.labels["label", "Speculation"] == "speculation"
    assert "scheme credibility" in capsys.readouterr().err


def test_a_question_that_a_shipped_scheme_lacks_makes_it_another_one() -> None:
    config = ours(extra='<Choices name="mood" toName="text"><Choice value="calm"/></Choices>')
    assert (
        mapping_of_project(parse_labeling_config(config), config=config, quiet=True).scheme.questions[0].key == "mood"
    )


def test_the_scheme_that_a_config_names_is_found_by_its_structure(capsys: pytest.CaptureFixture[str]) -> None:
    extra = '<Choices name="mood" toName="text"><Choice value="calm"/></Choices>'
    mark = "<!-- unsourced scheme {} version 1 structure {} wording 00 -->"
    config = ours(extra=extra, comment=mark.format("credibility", SCHEME.structure_hash))
    assert mapping_of_project(parse_labeling_config(config), config=config, quiet=True).scheme == SCHEME
    lost = ours(extra=extra, comment=mark.format("mine", "0123"))
    assert mapping_of_project(parse_labeling_config(lost), config=lost, title="x").scheme.name == "x"
    assert "made from scheme mine: name its file with --scheme" in capsys.readouterr().err


def test_the_scheme_that_is_named_wins() -> None:
    mapping = mapping_of_project(parse_labeling_config(CONFIG), scheme=SCHEME, quiet=True)
    assert mapping.scheme == SCHEME
    assert mapping.offered == ()


def test_without_a_config_everything_in_the_scheme_was_offered() -> None:
    assert mapping_of_scheme(SCHEME).offered == SCHEME.label_keys


def test_a_project_made_from_a_file_is_of_that_file() -> None:
    toml = SCHEME.source.replace('name = "credibility"', 'name = "mine"').replace(
        'key = "speculation"', 'key = "guess"'
    )
    toml = toml.replace('"speculation"', '"guess"')
    mine = parse_scheme(toml)
    config = labeling_config(mine)
    mapping = mapping_of_project(parse_labeling_config(config), config=config, candidates=[mine], quiet=True)
    assert mapping.scheme == mine
    assert mapping.offered == mine.label_keys
    assert mapping.labels["label", "guess"] == "guess"
    without = mapping_of_project(parse_labeling_config(config), config=config, quiet=True)
    assert without.scheme.label_keys == mine.label_keys
    assert without.scheme != mine


def test_a_generated_config_says_what_its_scheme_says() -> None:
    config = labeling_config(SCHEME)
    tags = parse_labeling_config(config)
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
