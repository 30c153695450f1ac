"""Which article of a group is likely the original, with the evidence, or that nothing tells.

Evidence is what the pages say (a line that names the original source, dates) and words in square brackets that only
one of two texts has. It says nothing of right or wrong, and it is relative to the texts given: another may be older.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotate.reposts.bracketed_insertions import BracketedInsertions
from annotate.reposts.publication_time import Moment, moment
from annotate.reposts.unique_words import UniqueWords
from unsourced.core.article import Article


@dataclass(frozen=True, slots=True)
class Original:
    """The place of the likely original in its group, None where it is undetermined, and the reasons, one a line."""

    index: int | None
    reasons: tuple[str, ...]


def likely_original(articles: Sequence[Article], names: Sequence[str], unique_words: Sequence[UniqueWords]) -> Original:
    """The likely original of a group of articles; `names` is what the reasons call them.

    What a page names as its source goes first, then dates, then brackets. It is undetermined where these contradict
    each other, where the source that is named is not among the texts, where two share the earliest date or one has
    none.
    """
    question = _Question(articles, names)
    index = question.decide()
    if index is None:
        question.explain_undetermined(unique_words)
    return Original(index, tuple(question.reasons))


@dataclass(slots=True)
class _Question:
    articles: Sequence[Article]
    names: Sequence[str]
    reasons: list[str] = field(default_factory=list)

    def decide(self) -> int | None:
        everybody = range(len(self.articles))
        sources = {index: self._sources(index) for index in everybody if self._names_a_source(index)}
        self._explain_sources(sources)
        left = [index for index in everybody if index not in sources]
        if not left:
            self.reasons.append("each of these texts names another as its source")
            return None
        named = sorted({source for found in sources.values() for source in found} & set(left))
        if len(named) > 1:
            self.reasons.append("different texts are named as the source")
            return None
        if named:
            return self._named(named[0], left)
        if sources and not self._may_be_the_named(left):
            return None
        return self._by_dates(left)

    def explain_undetermined(self, unique_words: Sequence[UniqueWords]) -> None:
        """Of three texts or more, the one that has nothing of its own and lacks nothing that all others share."""
        between = [index for index, found in enumerate(unique_words) if not found.own and not found.lacks]
        if len(unique_words) > 2 and len(between) == 1:
            self.reasons.append(
                f"{self.names[between[0]]} alone has no words of its own and lacks none that all the others share: it "
                "stands between them, which does not say that it was first"
            )

    def _names_a_source(self, index: int) -> bool:
        """Whether a page says that its text is somebody else's."""
        own, origin = self.articles[index], self.articles[index].origin
        if origin is None or not (origin.outlet or origin.url):
            return False
        if origin.url and own.url:
            return _address(origin.url) != _address(own.url)
        return not (origin.outlet and own.outlet and _bare(origin.outlet) == _bare(own.outlet))

    def _sources(self, index: int) -> list[int]:
        """The texts of the group that are from the source that a page names."""
        origin = self.articles[index].origin
        assert origin is not None
        others = [(number, article) for number, article in enumerate(self.articles) if number != index]
        by_url = [n for n, other in others if origin.url and other.url and _address(other.url) == _address(origin.url)]
        by_outlet = [
            n for n, other in others if origin.outlet and other.outlet and _bare(other.outlet) == _bare(origin.outlet)
        ]
        return by_url or by_outlet

    def _explain_sources(self, sources: dict[int, list[int]]) -> None:
        for index, found in sources.items():
            origin = self.articles[index].origin
            assert origin is not None
            source = origin.outlet or origin.url
            which = "which is not among these texts"
            if found:
                which = "" if self.names[found[0]] == source else f"which is {self.names[found[0]]}"
            said = f"{self.names[index]} names {source} as its source"
            self.reasons.append(f"{said}, {which}" if which else said)

    def _named(self, index: int, left: Sequence[int]) -> int | None:
        """The text that is named as the source, unless another that names none may be older."""
        others = [other for other in left if other != index]
        late = [other for other in others if not self._is_earlier(index, other)]
        if late:
            dates = self._dates([index, late[0]])
            self.reasons.append(f"yet {self.names[late[0]]} names no source, and is not dated after it: {dates}")
            return None
        rest = self._others(index)
        if all(self._is_earlier(index, other) for other in rest):
            self.reasons.append(f"it has the earliest date: {self._dates([index, *rest])}")
        elif any(self._is_earlier(other, index) for other in rest):
            self.reasons.append(
                f"{self.names[index]} is dated after a text that names it, as a page edited after publication may be"
            )
        return index

    def _may_be_the_named(self, left: Sequence[int]) -> bool:
        """Whether the source that is named may be the one text left, whose page does not say whose it is."""
        only = self.articles[left[0]]
        return len(left) == 1 and not only.outlet and not only.url

    def _by_dates(self, left: Sequence[int]) -> int | None:
        first = [index for index in left if all(self._is_earlier(index, other) for other in self._others(index))]
        # A text that is dated after another is out; one without a date stays in.
        possible = [index for index in left if not any(self._is_earlier(other, index) for other in left)]
        brackets = BracketedInsertions([article.text for article in self.articles])
        insertions = {index: brackets.own(index) for index in possible}
        if first:
            index = first[0]
            self.reasons.append(f"it has the earliest date: {self._dates([index, *self._others(index)])}")
            if insertions[index] and len(self.articles) == 2:
                self.reasons.append(f"yet only {self.names[index]} has {_quoted(insertions[index])} in brackets")
                return None
            return index
        self.reasons.append(f"the dates do not tell: {self._dates(range(len(self.articles)))}")
        without = [index for index in possible if not insertions[index]]
        if len(without) == 1 and len(possible) > 1 and len(left) == len(self.articles):
            for index in possible:
                if insertions[index]:
                    words = _quoted(insertions[index])
                    self.reasons.append(f"{self.names[index]} alone has {words} in brackets, as is written into a text")
            return without[0]
        return None

    def _others(self, index: int) -> list[int]:
        return [other for other in range(len(self.articles)) if other != index]

    def _is_earlier(self, one: int, other: int) -> bool:
        """Whether both are dated, and the one before the other."""
        first, second = self._moment(one), self._moment(other)
        return first is not None and second is not None and first.is_before(second)

    def _moment(self, index: int) -> Moment | None:
        return moment(self.articles[index].published)

    def _dates(self, indices: Sequence[int]) -> str:
        shown = [f"{self.names[index]} {self.articles[index].published or 'has none'}" for index in list(indices)[:5]]
        return ", ".join(shown) + (", …" if len(indices) > 5 else "")


def _quoted(insertions: Sequence[str]) -> str:
    return f"“{insertions[0]}”" + (f" and {len(insertions) - 1} more" if len(insertions) > 1 else "")


def _address(url: str) -> str:
    """An address without what differs between links to one page."""
    return re.sub(r"^https?://(?:www\.)?|#.*$", "", url.strip(), flags=re.I).rstrip("/").casefold()


def _bare(name: str) -> str:
    """A name without the article, capitals, marks."""
    return "".join(filter(str.isalnum, name.casefold().removeprefix("the ")))
