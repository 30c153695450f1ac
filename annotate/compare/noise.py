"""Typographic noise: differences in which no word differs."""

from collections.abc import Sequence

from annotate.compare.tokens import DASH, is_word

# A mark that says something: who speaks, who put it in, whether it is asked or shouted. Others only set the type.
_SPEAKING = frozenset('"[]()?!$£€¥§@')


def is_noise(a_keys: Sequence[str], b_keys: Sequence[str], a_words: str, b_words: str) -> bool:
    """Whether the tokens of a change differ in typography alone: light marks, or one word parted in another way.

    `a_words` and `b_words` are the same pieces as they stand: only a hyphen or a line's end parts a word.
    """
    a_said, b_said = ([key for key in keys if is_word(key)] for keys in (a_keys, b_keys))
    a_marks, b_marks = ([key for key in keys if key in _SPEAKING] for keys in (a_keys, b_keys))
    if a_marks != b_marks:
        return False
    if a_said == b_said:
        return True
    parted = any("\n" in words or "\u00ad" in words for words in (a_words, b_words)) or DASH in {*a_keys, *b_keys}
    return parted and "".join(a_said) == "".join(b_said)
