"""Typographic noise: differences in which no word differs."""

import re
from collections.abc import Sequence

from annotate.compare.alignment.tokens import DASH, is_word

# A mark that says something: who speaks, who put it in, whether it is asked or shouted. Others only set the type.
_SPEAKING = frozenset('"[]()?!$£€¥§@')

_BROKEN = re.compile("[-\u2010]\\s*\n|\u00ad")


def is_noise(a_keys: Sequence[str], b_keys: Sequence[str], a_words: str, b_words: str) -> bool:
    """Whether the tokens of a change differ in typography alone: light marks, or one word parted in another way.

    `a_words` and `b_words` are the same pieces as they stand: only a hyphen parts a word, also at a line's end.
    """
    a_said, b_said = ([key for key in keys if is_word(key)] for keys in (a_keys, b_keys))
    a_marks, b_marks = ([key for key in keys if key in _SPEAKING] for keys in (a_keys, b_keys))
    if a_marks != b_marks:
        return False
    if _joined_per_cent(a_said) == _joined_per_cent(b_said):
        return True
    parted = DASH in {*a_keys, *b_keys} or any(_BROKEN.search(words) for words in (a_words, b_words))
    return parted and "".join(a_said) == "".join(b_said)


def _joined_per_cent(words: Sequence[str]) -> list[str]:
    """The words with "per cent" as one, where markup stands between the two."""
    return " ".join(words).replace("per cent", "percent").split()
