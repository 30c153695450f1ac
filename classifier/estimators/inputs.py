"""What the estimators of texts take: sentences by themselves, and the words that were marked in them."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from annotate.rules.suggest import suggest
from classifier.features.sentence_features import rule_features, spans_inside, surface_features
from classifier.features.sentence_table import SentenceTable
from classifier.token_model.token_table import WordTable, word_table
from unsourced.core.article import Article, make_article
from unsourced.core.spans import Span
from unsourced.core.types import Float64, Int64
from unsourced.errors import InputError

Mark = tuple[int, int, float]
"""Offsets into a sentence (code points) and the share of annotators who marked it."""
LABEL = "label"


def checked_texts(texts: Any) -> list[str]:
    """A list of sentences; raises ValueError for anything else, as scikit-learn's estimators of texts do."""
    if isinstance(texts, str):
        raise ValueError("Iterable over raw text documents expected, string object received.")
    if np.ndim(texts) == 2 and np.shape(texts)[1] == 1:
        texts = np.ravel(texts)
    found = list(texts)
    if not found:
        raise ValueError("Found an empty list of sentences, where at least one is required.")
    for number, text in enumerate(found):
        if not isinstance(text, str):
            raise ValueError(f"sentence {number} is {type(text).__name__}, not a string")
    return found


def checked_marks(marks: Iterable[Sequence[Mark]] | None, texts: Sequence[str]) -> list[Sequence[Mark]]:
    """The marks of each sentence; raises ValueError where they do not fit it."""
    found: list[Sequence[Mark]] = list(marks) if marks is not None else [()] * len(texts)
    if len(found) != len(texts):
        raise ValueError(f"marks of {len(found)} sentences for {len(texts)} sentences")
    for number, (text, spans) in enumerate(zip(texts, found, strict=True)):
        for start, end, share in spans:
            if not (0 <= start < end <= len(text) and 0 <= share <= 1):
                raise ValueError(f"mark ({start}, {end}, {share}) does not fit sentence {number}")
    return found


def mark_shares(words: WordTable, marks: Sequence[Sequence[Mark]]) -> Float64:
    """The share of each token (tokens,): that of the strongest mark that covers half of it or more."""
    shares = np.zeros(len(words.starts))
    begin = 0
    for spans, end in zip(marks, words.ends.tolist(), strict=True):
        starts, stops = words.starts[begin:end], words.stops[begin:end]
        for start, stop, share in spans:
            half = 2 * (np.minimum(stops, stop) - np.maximum(starts, start)) >= stops - starts
            shares[begin:end][half] = np.maximum(shares[begin:end][half], share)
        begin = end
    return shares


def text_table(
    texts: Sequence[str],
    shares: Float64,
    marks: Sequence[Sequence[Mark]],
    groups: Int64,
    rule_labels: Sequence[str] | None = None,
) -> SentenceTable:
    """A table of sentences by themselves, with one label; `rule_labels` are those found in training."""
    articles = [_article(text) for text in texts]
    # make_article strips what stands around a text, and the offsets here are those of the sentence as it is.
    found = [_found(article.text, text, suggest(article).spans) for article, text in zip(articles, texts, strict=True)]
    labels = tuple(rule_labels) if rule_labels is not None else tuple(sorted({s.label for f in found for s in f}))
    offsets = [(0, max(len(text), 1)) for text in texts]
    features = [rule_features(spans, labels, [index]) for spans, index in zip(found, offsets, strict=True)]
    inside = [spans_inside(spans, [index])[0] for spans, index in zip(found, offsets, strict=True)]
    words = word_table(texts, inside)
    return SentenceTable(
        role="annotator",
        labels=(LABEL,),
        rule_labels=labels,
        texts=tuple(texts),
        offsets=tuple(offsets),
        article_ids=tuple(str(number) for number in range(len(texts))),
        shares=shares[:, None],
        rule_scores=np.vstack([best for best, _ in features]),
        rule_cover=np.vstack([cover for _, cover in features]),
        surface_features=np.vstack([surface_features(article, [(0, len(article.text))]) for article in articles]),
        attribution=np.zeros((len(texts), 0), dtype=np.float32),
        rule_spans=tuple(map(tuple, inside)),
        words=words,
        word_shares=mark_shares(words, marks)[:, None],
        joined_shares=np.full((len(words.starts), 1), np.nan),
        groups=groups,
        outlets=groups,
        outlet_names=("",) * len(texts),
        topics=("",) * len(texts),
        abstained=0,
    )


def _article(text: str) -> Article:
    try:
        return make_article(title="", body=text, raw=text, reader_version="sentence")
    except InputError:
        # No article is without words, and a sentence may be.
        return make_article(title="", body="…", raw=text, reader_version="sentence")


def _found(read: str, text: str, spans: Sequence[Span]) -> list[Span]:
    moved = max(text.find(read), 0)
    return [Span(label=span.label, start=span.start + moved, end=span.end + moved, score=span.score) for span in spans]
