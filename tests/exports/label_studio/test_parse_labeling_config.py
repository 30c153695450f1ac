"""Labeling configs that other people wrote: what their tags say."""

import pytest

from exports.label_studio.parse_labeling_config import TextTag, parse_labeling_config
from tests.exports.label_studio.configs import CONFIG
from unsourced.errors import SchemeError


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


@pytest.mark.parametrize(
    ("config", "message"),
    [("<View>", "is not XML"), ("", "is not XML"), ('<!DOCTYPE x [<!ENTITY a "b">]><View/>', "document type")],
)
def test_a_config_that_is_no_xml_is_refused(config: str, message: str) -> None:
    with pytest.raises(SchemeError, match=message):
        parse_labeling_config(config)
