"""Words in square brackets that a text has and another, which reads the same around them, has not."""

import re
from collections.abc import Sequence

import numpy as np

from annotate.reposts.words import Hashes, shingle_hashes, word_hashes
from annotate.rules.quotes import Quotes
from unsourced.article import Article

_ASIDE = re.compile(r"\[[^\[\]\n]{2,300}\]")
_AROUND = 4
_REACH = 200


def own_asides(place: int, articles: Sequence[Article]) -> list[str]:
    """The bracketed words of one article, outside quotations, that none of the others has and one reads on without.

    In that one, the four words before and the four behind stand next to each other.
    """
    text = articles[place].text
    found = list(_ASIDE.finditer(text))
    if not found:
        return []
    quotes = Quotes(text)
    others = [word_hashes(other.text) for number, other in enumerate(articles) if number != place]
    runs = np.concatenate([shingle_hashes(words, 2 * _AROUND) for words in others])
    texts = [other.text for number, other in enumerate(articles) if number != place]
    return [
        aside[0][1:-1].strip()
        for aside in found
        if quotes.around(aside.start()) is None
        and not any(aside[0] in other for other in texts)
        and _closes_in(text, aside, runs)
    ]


def _closes_in(text: str, aside: re.Match[str], runs: Hashes) -> bool:
    before = word_hashes(text[max(0, aside.start() - _REACH) : aside.start()])[-_AROUND:]
    behind = word_hashes(text[aside.end() : aside.end() + _REACH])[:_AROUND]
    around = np.concatenate([before, behind])
    return len(around) == 2 * _AROUND and bool(np.isin(shingle_hashes(around, 2 * _AROUND), runs)[0])
