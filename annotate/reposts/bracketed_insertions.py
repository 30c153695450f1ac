"""Words in square brackets that a text has and another, which reads the same around them, has not."""

import re
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from annotate.reposts.shingles import shingle_hashes, word_hashes
from annotate.rules.text.quotations import Quotations
from unsourced.core.types import UInt32

_BRACKETED = re.compile(r"\[[^\[\]\n]{2,300}\]")
_AROUND = 4
_REACH = 200


class BracketedInsertions:
    """The bracketed words of a group's texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def own(self, index: int) -> list[str]:
        """Those of one text, outside quotations, that none of the others has and one reads on without.

        In that one, the four words before and the four behind stand next to each other.
        """
        text = self._texts[index]
        found = list(_BRACKETED.finditer(text))
        if not found:
            return []
        quotes = Quotations(text)
        return [
            insertion[0][1:-1].strip()
            for insertion in found
            if quotes.around(insertion.start()) is None
            and not any(insertion[0] in other for number, other in enumerate(self._texts) if number != index)
            and self._is_closed_elsewhere(index, insertion)
        ]

    def _is_closed_elsewhere(self, index: int, insertion: re.Match[str]) -> bool:
        text = self._texts[index]
        before = word_hashes(text[max(0, insertion.start() - _REACH) : insertion.start()])[-_AROUND:]
        behind = word_hashes(text[insertion.end() : insertion.end() + _REACH])[:_AROUND]
        around = np.concatenate([before, behind])
        if len(around) < 2 * _AROUND:
            return False
        run = shingle_hashes(around, 2 * _AROUND)[0]
        return any(run in runs for number, runs in enumerate(self._runs) if number != index)

    @cached_property
    def _runs(self) -> list[UInt32]:
        """The runs of eight words of each text."""
        return [shingle_hashes(word_hashes(text), 2 * _AROUND) for text in self._texts]
