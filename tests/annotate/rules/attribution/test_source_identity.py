"""Whether a reader can identify a source, and what kind it is."""

import pytest

from annotate.rules.attribution.source_identity import (
    ANONYMOUS,
    DOCUMENT,
    GROUP,
    HEARSAY,
    ORGANISATION,
    OUTLET,
    PERSON,
    Antecedents,
    Identity,
    gives_reason,
    identify,
)
from annotate.rules.text.document import Document
from annotate.rules.text.names import Names


def _identity(words: str, antecedents: Antecedents | None = None) -> Identity | None:
    document = Document(f"The ferry was late, {words} said.")
    (sentence,) = document.sentences
    last = len(sentence.tokens) - 2
    return identify(sentence.tokens, 5, last, Names(document), antecedents or Antecedents(), plain=True)


@pytest.mark.parametrize(
    ("words", "vague", "kind"),
    [
        ("Marta Oleny", False, PERSON),
        ("the Velmora Port Authority", False, ORGANISATION),
        ("police", False, ORGANISATION),
        ("the Tarsk Herald", False, OUTLET),
        ("the newspaper", False, OUTLET),
        ("a police report", False, DOCUMENT),
        ("a spokesman for the port", False, PERSON),
        ("her lawyer", False, PERSON),
        ("officials", True, ANONYMOUS),
        ("local residents", True, GROUP),
        ("some", True, GROUP),
        ("one", True, ANONYMOUS),
        ("rumour", True, HEARSAY),
    ],
)
def test_who_the_words_name(words: str, vague: bool, kind: str) -> None:
    identity = _identity(words)
    assert identity is not None
    assert (identity.vague, identity.kind) == (vague, kind)


@pytest.mark.parametrize("words", ["12 percent", "photos"])
def test_what_can_hardly_be_a_source(words: str) -> None:
    assert _identity(words) is None


def test_a_pronoun_stands_for_whom_the_article_named() -> None:
    antecedents = Antecedents(person=Identity(False, PERSON, 0.9), person_name="Marta Oleny")
    identity = _identity("she", antecedents)
    assert identity is not None
    assert (identity.kind, identity.stands_for) == (PERSON, "Marta Oleny")


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("An aide, who asked not to be named, said so.", True),
        ("An aide spoke on condition of anonymity.", True),
        ("An aide said so.", False),
    ],
)
def test_whether_a_sentence_says_why_there_is_no_name(text: str, given: bool) -> None:
    assert gives_reason(text) == given
