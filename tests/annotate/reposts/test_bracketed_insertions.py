"""Words in square brackets that only one of the texts has."""

import pytest

from annotate.reposts.bracketed_insertions import BracketedInsertions

PLAIN = "The ferry left the old port at noon and came back with two guards on board."
PUT_IN = PLAIN.replace("old port", "old port [run by the lobby]")


def test_brackets_are_the_own_words_of_the_text_that_has_them() -> None:
    insertions = BracketedInsertions([PLAIN, PUT_IN])
    assert insertions.own(1) == ["run by the lobby"]
    assert insertions.own(0) == []


@pytest.mark.parametrize(
    ("other", "text"),
    [
        (PUT_IN + " It rained.", PUT_IN),
        ("Nobody in the town has ever heard of a boat that comes and goes like that.", PUT_IN),
        (PLAIN, PLAIN.replace("The ferry", "The ferry [Anna]")),
        (f'He said: "{PLAIN}"', f'He said: "{PUT_IN}"'),
    ],
    ids=["the other has them too", "the other reads otherwise around them", "too near the beginning", "in a quotation"],
)
def test_brackets_that_say_nothing(other: str, text: str) -> None:
    assert BracketedInsertions([other, text]).own(1) == []
