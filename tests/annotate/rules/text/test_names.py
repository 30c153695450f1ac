"""Which capitalised words are names."""

import pytest

from annotate.rules.text.document import Document
from annotate.rules.text.names import Names


def _names(text: str) -> list[str]:
    document = Document(text)
    names = Names(document)
    return [
        token.text
        for sentence in document.sentences
        for index, token in enumerate(sentence.tokens)
        if token.word and names.is_name(sentence.tokens, index)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Today they saw Oleny at the pier.", ["Oleny"]),
        ("Marta Oleny left.", ["Marta", "Oleny"]),
        ("Residents left.", []),
        ("Fishermen and divers left. The fishermen came back.", []),
        ("Harbour staff saw Harbour.", ["Harbour", "Harbour"]),
        ("The British ship left on Monday.", []),
        ("“Holm said so,” she wrote.", ["Holm"]),
    ],
)
def test_a_capital_that_the_beginning_of_a_sentence_does_not_explain(text: str, names: list[str]) -> None:
    assert _names(text) == names
