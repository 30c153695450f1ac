"""Whom an article has spoken of, in the order in which a pronoun looks for them."""

from annotate.rules.text.document import Document
from annotate.rules.text.names import Names
from classifier.attribution.coreference import People, Sort, people_of

TEXT = (
    "On Monday Mrs. Ilse Marrek, the mayor, met critics. Later that day Marrek called a spokesman. "
    "The harbour met Jan Orel in May."
)


def _people(text: str) -> People:
    document = Document(text)
    return people_of(document, Names(document))


def test_names_groups_and_the_nameless_are_told_apart() -> None:
    assert [(mention.sort, mention.name) for mention in _people(TEXT).mentions] == [
        (Sort.PERSON, "Ilse Marrek"),
        (Sort.GROUP, "critics"),
        (Sort.PERSON, "Marrek"),
        (Sort.NAMELESS, "spokesman"),
        (Sort.PERSON, "Jan Orel"),
    ]


def test_a_surname_has_the_gender_and_office_of_the_full_name() -> None:
    people = _people(TEXT)
    full, surname = (mention for mention in people.mentions if mention.name.endswith("Marrek"))
    assert (full.gender, surname.gender) == ("f", "")
    assert people.gender(surname) == "f"
    assert "mayor" in people.roles_of(surname)


def test_the_nearest_sentence_comes_first_and_none_beyond_reach() -> None:
    people = _people(TEXT)
    assert [mention.name for mention in people.before(TEXT.index("Jan"), 2, 2)] == [
        *("Marrek", "spokesman", "Ilse Marrek", "critics"),
    ]
    assert [mention.name for mention in people.before(TEXT.index("Jan"), 2, 1)] == ["Marrek", "spokesman"]
    assert list(people.before(0, 0, 2)) == []
