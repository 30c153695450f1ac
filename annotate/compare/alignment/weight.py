"""How much a token says: a mark next to nothing, a word that every text is full of little, any other word one."""

MARK, FILLER, WORD = 0.1, 0.4, 1.0

# Compiled for this project from English function words: what two texts on different matters share as well.
_FUNCTION_WORDS = """
a about after all also an and any are as at be because been before being but by can could did do does during for
from had has have he her here hers him his how i if in into is it its just may might more most must no nor not of
off on one only or other our out over own said say says she should so some such than that the their them then there
these they this those through to under until up upon was we were what when where which while who whom whose why
will with would you your US IT
"""
_FILLERS = frozenset(_FUNCTION_WORDS.split())


def weight(key: str) -> float:
    """The weight of a token's key, above 0 and at most 1."""
    return FILLER if key in _FILLERS else WORD if key[0].isalnum() else MARK
