"""Which texts are linked by words that one has from the other, or both from a third.

First whole texts by their sketches, which gathers families of copies however many there are; then passages, which are
looked for between families. What either suggests is checked word for word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotate.reposts.minhash import SketchIndex, sketch
from annotate.reposts.shared_passages import passage_pairs, sampled, stock_words
from annotate.reposts.word_overlap import Overlap, Words, is_repost, word_overlap
from unsourced.core.types import UInt32
from unsourced.io.progress import SILENT, Reporter

_SHARE_OF_WHOLE_TEXT = 0.25
"""Share of both texts below which one is no copy of the other as a whole, but may have a passage of it."""
_SHARE_OF_COPY = 0.9
"""Share of both texts from which one stands for the other in the index."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two texts, by their numbers (`a < b`), and what they share."""

    a: int
    b: int
    overlap: Overlap

    def renumbered(self, numbers: Mapping[int, int] | Sequence[int]) -> "Link":
        """The link under the texts' new numbers."""
        a, b, found = numbers[self.a], numbers[self.b], self.overlap
        return Link(a, b, found) if a < b else Link(b, a, Overlap(found.words, found.of_b, found.of_a, found.passage))


@dataclass(frozen=True, slots=True)
class Links:
    """What was found: the links that were needed to join the texts, and the family of each text (a text's number).

    Texts of one family are joined by links between some of its pairs, not by one between each.
    """

    links: tuple[Link, ...]
    families: tuple[int, ...]


def find_links(texts: Sequence[str], *, reporter: Reporter = SILENT) -> Links:
    """The links between these texts; which are joined depends on what they say, not on their order.

    Time and memory grow with the number of words: texts that agree in next to all words are compared with one of them
    only, and what more than a dozen families hold is taken for stock.
    """
    read = reporter.track(texts, "reading words", total=len(texts))
    words = [Words.of(text) for text in read]
    # The search sees them in the order of their words.
    order = sorted(range(len(words)), key=lambda number: words[number].hashes.tobytes())
    search = _Search([words[number] for number in order])
    search.whole_texts(reporter=reporter)
    search.passages(reporter=reporter)
    families = DisjointSets(len(texts))
    for link in search.links:
        families.join(order[link.a], order[link.b])
    return Links(
        links=tuple(sorted((link.renumbered(order) for link in search.links), key=lambda link: (link.a, link.b))),
        families=tuple(map(families.root, range(len(texts)))),
    )


class DisjointSets:
    """Numbers that are joined, step by step (union-find); the least of those joined stands for all."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def root(self, number: int) -> int:
        """The least number that this one is joined with."""
        while (parent := self._parents[number]) != number:
            self._parents[number] = number = self._parents[parent]
        return number

    def join(self, one: int, other: int) -> None:
        """Join two numbers, and all that they are joined with."""
        one, other = sorted((self.root(one), self.root(other)))
        self._parents[other] = one


def _without(words: Words, stock: UInt32) -> Words:
    return words.without(stock_words(words.hashes, stock))


class _Search:
    """The search for links in texts whose numbers follow from what they say."""

    def __init__(self, words: Sequence[Words]) -> None:
        self._words = words
        self._families = DisjointSets(len(words))
        self._same: set[int] = set()
        self.links: list[Link] = []

    def whole_texts(self, *, reporter: Reporter) -> None:
        """Join texts whose sketches are alike; equal ones stand next to each other."""
        index = SketchIndex()
        for number, words in enumerate(reporter.track(self._words, "whole texts", total=len(self._words))):
            if number and np.array_equal(words.hashes, self._words[number - 1].hashes):
                self._same.add(number)
                if len(words):
                    self._add(number - 1, number, word_overlap(words, words))
            elif len(words):
                mark = sketch(words.hashes)
                if not self._is_copy_of_one(number, index.candidates(mark)):
                    index.add(number, mark)

    def passages(self, *, reporter: Reporter) -> None:
        """Join families that share a passage."""
        numbers = [number for number in range(len(self._words)) if number not in self._same]
        samples = [sampled(self._words[number].hashes) for number in numbers]
        pairs, stock = passage_pairs(samples, [self._families.root(number) for number in numbers])
        for one, other in reporter.track(pairs, "passages", total=len(pairs)):
            a, b = (_without(self._words[number], stock) for number in (numbers[one], numbers[other]))
            if is_repost(found := word_overlap(a, b), a, b):
                self._add(numbers[one], numbers[other], found)

    def _is_copy_of_one(self, number: int, alike: Sequence[int]) -> bool:
        """Link a text with those of other families that it is like; whether it is next to the same as one of them."""
        for other in alike:
            if self._families.root(other) == self._families.root(number):
                continue
            found = word_overlap(self._words[other], self._words[number])
            share = min(found.of_a, found.of_b)
            if share >= _SHARE_OF_WHOLE_TEXT and is_repost(found, self._words[other], self._words[number]):
                self._add(other, number, found)
            if share >= _SHARE_OF_COPY:
                return True
        return False

    def _add(self, a: int, b: int, overlap: Overlap) -> None:
        self.links.append(Link(a, b, overlap))
        self._families.join(a, b)
