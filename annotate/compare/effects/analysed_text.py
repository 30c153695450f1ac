"""One version as the rules read it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from annotate.compare.alignment.tokens import CONTENT_WORD_WEIGHT, token_weight, tokens
from annotate.compare.comparison import TextRange
from annotate.rules.attribution.sources import CLAIM
from annotate.rules.detect import find_all
from annotate.rules.finding import Finding
from annotate.rules.text.document import Document, Sentence, Token
from annotate.rules.text.names import Names
from unsourced.core.article import Article


@dataclass(frozen=True)
class AnalysedText:
    """The article's sentences, quotations and names, and what the rules find in it; each computed once."""

    article: Article

    @cached_property
    def document(self) -> Document:
        """The text in sentences and tokens."""
        return Document(self.article.text, self.article.body_start)

    @cached_property
    def findings(self) -> "_Ordered":
        """What the rules find in the text."""
        return _Ordered(find_all(self.article.text, self.article.body_start))

    @cached_property
    def claims(self) -> "_Ordered":
        """The claims that have a source."""
        return _Ordered(found for found in self.findings.all if found.label == CLAIM)

    @cached_property
    def _names(self) -> Names:
        return Names(self.document)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of every word of the text."""
        return frozenset(tokens(self.article.text).keys)

    def findings_in(self, extent: TextRange, *labels: str) -> list[Finding]:
        """The findings of these labels of which half or more lies in a place."""
        return [
            found
            for found in self.findings.touching(extent)
            if found.label in labels
            and 2 * (min(found.end, extent.end) - max(found.start, extent.start)) >= found.end - found.start
        ]

    def tokens_in(self, extent: TextRange) -> list[Token]:
        """The tokens of a place; kept, for each rule asks for those of a change anew."""
        if extent.start >= extent.end:
            return []
        if extent not in self._tokens:
            self._tokens[extent] = self.document.tokens_between(*extent)
        return self._tokens[extent]

    @cached_property
    def _tokens(self) -> dict[TextRange, list[Token]]:
        return {}

    def names_in(self, extent: TextRange) -> list[tuple[int, int]]:
        """The runs of words in a place that are names, as places in the text."""
        return [run for sentence in self.sentences_at(extent) for run in self.names_in_sentence(sentence, extent)]

    def names_in_sentence(self, sentence: Sentence, within: TextRange | None = None) -> list[tuple[int, int]]:
        """The names of a sentence; with `within` only their words inside that place."""
        found: list[tuple[int, int]] = []
        for number, token in enumerate(sentence.tokens):
            outside = within is not None and not within.start <= token.start < token.end <= within.end
            if outside or not token.word or not self._names.is_name(sentence.tokens, number):
                continue
            if found and self.article.text[found[-1][1] : token.start].strip() in {"", "of"}:
                found[-1] = found[-1][0], token.end
            else:
                found.append((token.start, token.end))
        return found

    def is_surely_name(self, start: int, end: int) -> bool:
        """Whether a name is one by more than the capital of a sentence's or a headline's word."""
        words = [
            token.text
            for token in self.document.tokens_between(start, end)
            if token.capital and token_weight(token.lower) == CONTENT_WORD_WEIGHT
        ]
        sentence = self.document.sentence_at(start)
        if sentence is None or not words:
            return False
        first = next((token.start for token in sentence.tokens if token.word), start)
        if sentence.body and (start != first or len(words) > 1):
            return True
        return any(word in self._inside for word in words)

    @cached_property
    def _inside(self) -> frozenset[str]:
        """The capitalised words that stand within sentences of the body."""
        return frozenset(
            token.text
            for sentence in self.document.sentences
            if sentence.body
            for token in sentence.tokens[1:]
            if token.word and token.capital
        )

    def sentences_at(self, extent: TextRange) -> list[Sentence]:
        """The sentences that a place touches; for an empty place the one around it."""
        end = max(extent.end, extent.start + 1)
        first, last = bisect_right(self._ends, extent.start), bisect_left(self._starts, end)
        return self.document.sentences[first:last]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.document.sentences]

    @cached_property
    def _ends(self) -> list[int]:
        return [sentence.end for sentence in self.document.sentences]

    def whole_sentence_at(self, extent: TextRange, offset: int) -> bool:
        """Whether the sentence at an offset lies wholly in a place, but for its marks."""
        sentence = self.document.sentence_at(offset)
        if sentence is None:
            return False
        words = [token for token in sentence.tokens if token.word]
        return bool(words) and extent.start <= words[0].start and words[-1].end <= extent.end


class _Ordered:
    """Findings by their place, so that a long text with many changes is not searched through for each."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.all = sorted(findings, key=lambda found: (found.start, found.end))
        self._starts = [found.start for found in self.all]
        self._longest = max((found.end - found.start for found in self.all), default=0)

    def touching(self, extent: TextRange) -> list[Finding]:
        """The findings that a place touches; for an empty place those around it."""
        first = bisect_left(self._starts, extent.start - self._longest)
        last = bisect_left(self._starts, max(extent.end, extent.start + 1))
        return [found for found in self.all[first:last] if found.end > extent.start]
