"""What spares the rules a slow search must never spare them a match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.rules.lexicons import phrases
from annotate.rules.text.document import Document
from annotate.rules.voice.loaded_language import _pattern, _turns
from unsourced.core.sentences import _MAY_STOP, _STOP

TURNS = [turn for kind in ("hidden", "motive", "consensus") for turn in phrases("claims", kind)]
GUESSES = phrases("speculation", "turns")


@given(st.one_of(*(st.from_regex(re.compile(turn, re.ASCII), fullmatch=True) for turn in TURNS)))
def test_every_turn_that_claims_has_a_hint(said: str) -> None:
    assert any(hint in said.lower() for hint in phrases("claims", "hints")), said


@given(st.one_of(*(st.from_regex(re.compile(turn, re.ASCII), fullmatch=True) for turn in GUESSES)))
def test_every_turn_that_guesses_has_a_hint(said: str) -> None:
    assert any(hint in said.lower() for hint in phrases("speculation", "hints")), said


@given(st.text(alphabet="aB. …”\"'(“\n", max_size=30))
def test_every_stop_may_be_one(text: str) -> None:
    assert _MAY_STOP.search(text) or not _STOP.search(text)


@pytest.mark.parametrize("turn", [*TURNS, *phrases("claims", "measured"), *GUESSES])
def test_turns_are_in_lower_case_as_the_text_is_that_they_are_looked_for_in(turn: str) -> None:
    plain = re.sub(r"\\.", "", turn)
    assert plain == plain.lower()


@given(st.text())
def test_a_sentence_in_lower_case_is_as_long_as_it_is(text: str) -> None:
    for sentence in Document(text + " İstanbul ẞ.").sentences:
        assert len(sentence.lower) == len(sentence.text)


@pytest.mark.parametrize(
    "frame", ["It was {} again.", "They call it '{}', and worse.", "It was “{}” again.", "{}'s end."]
)
def test_every_loaded_turn_is_looked_for_where_it_stands(frame: str) -> None:
    for turn in phrases("loaded", "phrases"):
        text = frame.format(turn)
        document = Document(text)
        found = [text[start:end] for sentence in document.sentences for start, end in _turns(document, sentence)]
        assert found == [match.group() for match in _pattern().finditer(text)]
        assert found
