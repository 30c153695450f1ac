"""Sentences and tokens with their offsets, as the detectors see them."""

from annotate.rules.text.document import Document

TEXT = "Late again\n\nMr. Holm left at 9. “I saw it,” he said.\nThe WHO’s ship (U.S.-built) left."


def test_sentences_know_where_they_stand() -> None:
    sentences = Document(TEXT, body_start=12).sentences
    assert [sentence.text for sentence in sentences] == [
        "Late again",
        "Mr. Holm left at 9.",
        "“I saw it,” he said.",
        "The WHO’s ship (U.S.-built) left.",
    ]
    assert [sentence.number for sentence in sentences] == [0, 1, 2, 3]
    assert [sentence.first for sentence in sentences] == [True, True, False, True]
    assert [sentence.body for sentence in sentences] == [False, True, True, True]
    assert all(TEXT[sentence.start : sentence.end] == sentence.text for sentence in sentences)


def test_tokens_have_offsets_and_traits() -> None:
    document = Document(TEXT)
    for sentence in document.sentences:
        assert all(TEXT[token.start : token.end] == token.text for token in sentence.tokens)
    quoted = document.sentences[2].tokens
    assert [token.text for token in quoted] == ["“", "I", "saw", "it", ",", "”", "he", "said", "."]
    assert [token.quoted for token in quoted] == [True] * 6 + [False] * 3
    assert [token.word for token in quoted] == [False, True, True, True, False, False, True, True, False]
    assert [token.capital for token in quoted][:3] == [False, True, False]
    assert [token.text for token in document.sentences[1].tokens][:2] == ["Mr.", "Holm"]


def test_lower_case_leaves_acronyms_that_are_pronouns() -> None:
    lower = [token.lower for token in Document("WHO and US staff SAW it’s late.").sentences[0].tokens]
    assert lower == ["WHO", "and", "US", "staff", "saw", "it's", "late", "."]


def test_the_sentence_at_an_offset() -> None:
    document = Document(TEXT)
    sentence = document.sentence_at(TEXT.index("saw"))
    assert sentence is not None
    assert sentence.number == 2
    assert document.sentence_at(TEXT.index("\n")) is None


def test_given_sentences_are_not_looked_for() -> None:
    assert [s.text for s in Document("One. Two. Three.", 0, [(0, 9), (10, 16)]).sentences] == ["One. Two.", "Three."]
