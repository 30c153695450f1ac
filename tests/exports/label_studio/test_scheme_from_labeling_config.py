"""The scheme made from the tags of a project that has none."""

import pytest

from exports.label_studio.parse_labeling_config import parse_labeling_config
from exports.label_studio.scheme_from_labeling_config import mapping_of_config
from tests.exports.label_studio.configs import CONFIG
from unsourced.errors import SchemeError


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
