"""The tagger: which words of an article are a claim, its source, its cue. A linear-chain CRF over paragraphs.

J. Lafferty, A. McCallum and F. Pereira (2001), Conditional Random Fields, ICML. A fitted tagger is arrays and texts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from classifier.attribution.crf import marginals, viterbi
from classifier.attribution.crfsuite import train_crf
from classifier.attribution.feature_templates import TEMPLATES, Batch, Features, batch_of
from classifier.attribution.lbfgs import minimise
from classifier.attribution.tag_scheme import AttributionLabels, Marked, attribution_labels, spans_of, tags_of
from classifier.attribution.token_arrays import Reading, read
from classifier.attribution.token_attributes import WORD_COLUMNS, WordTable, vocabularies
from unsourced.core.article import Article
from unsourced.core.sentences import sentences
from unsourced.core.types import Float32, Int32
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

ARTICLES_AT_ONCE = 32
_IMPOSSIBLE = -30.0


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span that the tagger found: offsets into the text, and the mean probability of its tokens' label."""

    label: str
    start: int
    end: int
    score: float


class Tagger(BaseEstimator):
    """Finds the spans of the labels that a scheme ties by relations (see `attribution_labels`).

    Parameters: `scheme`; `l2`, the regularisation; `epochs`, how often training goes through the articles, and `steps`
    of L-BFGS after that (`classifier.attribution.lbfgs`); `least_words`, how many tokens a word must have to be known
    by itself; `least`, how many a feature must have.
    Fitted: `labels_` (AttributionLabels), `vocabularies_`, `features_`, `weights_` (rows, tags), `transitions_` (tags,
    tags), `table_` (WordTable).
    """

    def __init__(
        self,
        scheme: Scheme | None = None,
        *,
        l2: float = 1.0,
        epochs: int = 25,
        steps: int = 16,
        least_words: int = 3,
        least: int = 3,
    ) -> None:
        self.scheme = scheme
        self.l2 = l2
        self.epochs = epochs
        self.steps = steps
        self.least_words = least_words
        self.least = least

    def fit(
        self,
        articles: Sequence[Article],
        spans: Sequence[Sequence[Marked]],
        on_step: Callable[[int, float], None] | None = None,
    ) -> Self:
        """Learn from the spans (label, start, end) of each article, one annotator's at a time.

        `on_step` hears of each epoch or step and its loss. Raises SchemeError where the scheme ties no labels, and
        ValueError where there is nothing to learn from.
        """
        if len(articles) != len(spans):
            raise ValueError(f"{len(articles)} articles, spans of {len(spans)}")
        labels = attribution_labels(self._scheme())
        readings = [reading_of(article) for article in articles]
        tags = [tags_of(reading, marked, labels.labels) for reading, marked in zip(readings, spans, strict=True)]
        if not any(some.any() for some in tags):
            raise ValueError("no article has a span to learn from")
        terms = vocabularies(readings, self.least_words)
        table = WordTable(terms)
        features = _frequent(readings, table, self.least)
        columns, lengths = _columns(readings, table, features)
        tags_of_tokens = np.concatenate(tags)
        rows = len(features.keys) + 1
        weights, transitions = train_crf(
            _sequences(columns, tags_of_tokens, lengths),
            rows,
            labels.tags,
            l2=self.l2,
            epochs=self.epochs,
            on_step=on_step,
        )
        with threadpool_limits(1):
            weights, transitions = minimise(
                _indicators(columns, rows),
                tags_of_tokens,
                lengths,
                weights,
                _legal(transitions),
                l2=self.l2,
                steps=self.steps,
                on_step=None if on_step is None else lambda number, loss: on_step(self.epochs + number, loss),
            )
        self._set(labels, terms, *_pruned(features, weights), transitions)
        return self

    def _scheme(self) -> Scheme:
        return self.scheme if self.scheme is not None else load_scheme()

    def _set(
        self,
        labels: AttributionLabels,
        terms: tuple[tuple[str, ...], ...],
        features: Features,
        weights: Float32,
        transitions: Float32,
    ) -> None:
        self.labels_ = labels
        self.vocabularies_ = terms
        self.features_ = features
        self.weights_ = weights
        self.transitions_ = transitions
        self.table_ = WordTable(terms)

    def predict(self, articles: Sequence[Article]) -> list[list[Tagged]]:
        """The spans of each article, in order and without overlaps."""
        return [self.spans(reading, tags, shares) for reading, tags, shares in self.tag(map(reading_of, articles))]

    def predict_proba(self, articles: Sequence[Article]) -> list[Float32]:
        """Per article an array (tokens, 1 + labels): how likely each token is outside and of each label of `labels_`.

        The tokens are those of `reading_of`.
        """
        return [shares for _, _, shares in self.tag(map(reading_of, articles))]

    def tag(self, readings: Iterable[Reading]) -> Iterator[tuple[Reading, Int32, Float32]]:
        """Each reading with its best tags and its tokens' probabilities (see `predict_proba`), some at a time."""
        check_is_fitted(self, "weights_")
        waiting: list[Reading] = []
        for reading in readings:
            waiting.append(reading)
            if len(waiting) == ARTICLES_AT_ONCE:
                yield from self._tag(waiting)
                waiting = []
        if waiting:
            yield from self._tag(waiting)

    def _tag(self, readings: Sequence[Reading]) -> Iterator[tuple[Reading, Int32, Float32]]:
        batch = batch_of(readings, self.table_)
        emissions = self.emissions(batch)
        tags = viterbi(emissions, self.transitions_, batch.lengths)
        marginal = marginals(emissions, self.transitions_, batch.lengths)
        shares = np.concatenate([marginal[:, :1], marginal[:, 1::2] + marginal[:, 2::2]], axis=1)
        begin = 0
        for reading in readings:
            end = begin + len(reading)
            yield reading, tags[begin:end], shares[begin:end]
            begin = end

    def emissions(self, batch: Batch) -> Float32:
        """What each token's features say for each tag: (tokens, tags)."""
        found = np.zeros((len(batch.tokens), self.weights_.shape[1]), dtype=np.float32)
        for rows in self.features_.rows(batch):
            found += self.weights_[rows]
        return found

    def spans(self, reading: Reading, tags: Int32, shares: Float32) -> list[Tagged]:
        """The spans of a reading's tags, with the mean of their tokens' `shares` as scores."""
        return [
            Tagged(
                self.labels_.labels[index],
                int(reading.start[first]),
                int(reading.end[last - 1]),
                float(shares[first:last, 1 + index].mean()),
            )
            for index, first, last in spans_of(tags, reading)
        ]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The fitted tagger as arrays, weights in half precision: see `from_arrays`."""
        check_is_fitted(self, "weights_")
        return {
            **{f"terms-{index}": _bytes_of(terms) for index, terms in enumerate(self.vocabularies_)},
            "keys": self.features_.keys,
            "counts": self.features_.counts,
            "weights": self.weights_.astype(np.float16),
            "transitions": self.transitions_,
        }

    @classmethod
    def from_arrays(cls, scheme: Scheme, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """The tagger that gave these arrays, for the same scheme.

        Raises KeyError or ValueError where they do not fit.
        """
        tagger = cls(scheme)
        labels = attribution_labels(scheme)
        count = sum(name.startswith("terms-") for name in arrays)
        if count != len(WORD_COLUMNS):
            raise ValueError(f"the tagger has {count} vocabularies, not {len(WORD_COLUMNS)}")
        terms = tuple(_terms_of(arrays[f"terms-{index}"]) for index in range(count))
        sizes = tuple(WordTable(terms).sizes)
        features = Features(sizes, arrays["keys"].astype(np.int64), arrays["counts"].astype(np.int32))
        weights = arrays["weights"].astype(np.float32)
        transitions = arrays["transitions"].astype(np.float32)
        if (
            not features.fit_each_other()
            or weights.shape != (len(features.keys) + 1, labels.tags)
            or transitions.shape != (labels.tags, labels.tags)
            or not np.isfinite(weights).all()
            or not np.isfinite(transitions).all()
        ):
            raise ValueError("the tagger's arrays do not fit each other")
        tagger._set(labels, terms, features, weights, transitions)
        return tagger


def reading_of(article: Article) -> Reading:
    """The tokens and sentences of an article."""
    return read(article.text, sentences(article.text), article.body_start)


def _frequent(readings: Sequence[Reading], table: WordTable, least: int) -> Features:
    """The keys that `least` tokens or more have."""
    sizes = tuple(table.sizes)
    batch = batch_of(readings, table)
    keys, counts = [], []
    for template in TEMPLATES:
        values, many = np.unique(batch.key(template, sizes), return_counts=True)
        kept = values[many >= least]
        keys.append(kept)
        counts.append(len(kept))
    return Features(sizes, np.concatenate(keys), np.array(counts, dtype=np.int32))


def _columns(readings: Sequence[Reading], table: WordTable, features: Features) -> tuple[Int32, Int32]:
    """The row of each template of each token (0 where it has none), and the lengths of the paragraphs."""
    columns, lengths = [], []
    for begin in range(0, len(readings), ARTICLES_AT_ONCE):
        batch = batch_of(readings[begin : begin + ARTICLES_AT_ONCE], table)
        columns.append(np.stack(list(features.rows(batch)), axis=1))
        lengths.append(batch.lengths)
    return np.concatenate(columns), np.concatenate(lengths)


def _sequences(columns: Int32, tags_of_tokens: Int32, lengths: Int32) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Each paragraph as row numbers and tags, both as texts."""
    names = [str(row) for row in range(int(columns.max(initial=0)) + 1)]
    first = 0
    for length in lengths.tolist():
        here = slice(first, first + length)
        yield (
            [[names[row] for row in token if row] for token in columns[here].tolist()],
            list(map(str, tags_of_tokens[here])),
        )
        first += length


def _indicators(columns: Int32, rows: int) -> sparse.csr_array:
    """(tokens, rows) with a 1 for each row of a token."""
    kept = columns > 0
    ends = np.concatenate([[0], np.cumsum(kept.sum(axis=1))]).astype(np.int32)
    indices = columns[kept]
    return sparse.csr_array((np.ones(len(indices), dtype=np.float32), indices, ends), shape=(len(columns), rows))


def _pruned(features: Features, weights: Float32) -> tuple[Features, Float32]:
    """Without the keys that have no weight left in half precision."""
    weights = weights.astype(np.float16).astype(np.float32)
    kept = (weights[1:] != 0).any(axis=1)
    ends = np.cumsum(features.counts)
    running = np.concatenate([[0], np.cumsum(kept)])
    counts = np.diff(running[np.concatenate([[0], ends])]).astype(np.int32)
    weights = np.concatenate([np.zeros_like(weights[:1]), weights[1:][kept]])
    return Features(features.sizes, features.keys[kept], counts), weights


def _legal(transitions: Float32) -> Float32:
    """With no way from outside, or from another label, to a tag that goes on with a label."""
    tags = len(transitions)
    legal = transitions.copy()
    for tag in range(2, tags, 2):
        others = [before for before in range(tags) if before not in (tag - 1, tag)]
        legal[others, tag] = _IMPOSSIBLE
    return legal


def _bytes_of(terms: tuple[str, ...]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(terms).encode(), dtype=np.uint8)


def _terms_of(array: NDArray[np.uint8]) -> tuple[str, ...]:
    text = array.tobytes().decode()
    return tuple(text.split("\n")) if text else ()
