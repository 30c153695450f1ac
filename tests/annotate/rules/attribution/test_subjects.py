"""The subject of a report verb, wherever the sentence puts it."""

import pytest

from annotate.rules.attribution.subjects import main_subject, subject_after, subject_of
from tests.annotate.rules.reading import index, tokens, words


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Marta Oleny said so.", "Marta Oleny"),
        ("The ferry was late, she said.", "she"),
        ("Marta Oleny later said so.", "Marta Oleny"),
        ("Marta Oleny on Tuesday said so.", "Marta Oleny"),
        ("Marta Oleny (R-Tarsk) said so.", "Marta Oleny ( R-Tarsk )"),
        ("Marta Oleny, who runs the port, said so.", "Marta Oleny"),
        ("Marta Oleny left the port and said so.", "Marta Oleny"),
        ("The memoir “The Salt Years” said so.", "The memoir “ The Salt Years ”"),
    ],
)
def test_the_subject_to_the_left(text: str, subject: str) -> None:
    sentence = tokens(text)
    assert words(sentence, subject_of(sentence, index(sentence, "said"))) == subject


def test_a_passive_has_no_subject_that_speaks() -> None:
    sentence = tokens("The ferry was said to be late.")
    assert subject_of(sentence, index(sentence, "said")) is None


def test_the_main_subject_stands_behind_an_adverbial() -> None:
    sentence = tokens("In Tarsk, Marta Oleny left the port and said so.")
    assert words(sentence, main_subject(sentence, index(sentence, "and"))) == "Marta Oleny"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("“Late,” said Marta Oleny, a docker.", "Marta Oleny , a docker"),
        ("“Late,” said he.", "he"),
        ("“Late,” said on Monday.", None),
    ],
)
def test_the_subject_to_the_right(text: str, subject: str | None) -> None:
    sentence = tokens(text)
    assert words(sentence, subject_after(sentence, index(sentence, "said") + 1)) == subject
