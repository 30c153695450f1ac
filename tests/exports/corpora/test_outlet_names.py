"""One name for an outlet or a topic, however a file writes it."""

import pytest

from exports.corpora.outlet_names import outlet_name, topic_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("nyt", "New York Times"),
        ("New-York Times ", "New York Times"),
        ("FOX", "Fox News"),
        ("fox_news", "Fox News"),
        (" The Harbour Cry ", "The Harbour Cry"),
        ("  ", None),
    ],
)
def test_an_outlet_has_one_name(written: str, name: str | None) -> None:
    assert outlet_name(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("BLM", "black-lives-matter"),
        ("Fishing  quotas", "fishing-quotas"),
        ("vaccine", "vaccines"),
        ("fishing-quotas", "fishing-quotas"),
        (" ", None),
    ],
)
def test_a_topic_has_one_name(written: str, name: str | None) -> None:
    assert topic_name(written) == name
