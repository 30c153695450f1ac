"""Which words were marked: the share of annotators per token, from the vote over characters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from classifier.token_model.token_table import WordTable
from unsourced.core.offsets import Offsets
from unsourced.core.types import Bool, Float64, Int64


@dataclass(frozen=True)
class WordShares:
    """The shares of annotators of each token, both (tokens, labels), NaN where nobody was asked for the label.

    `marked` it: the mean over its characters. `joined` it with the word before in one mark: the mean over the
    characters between the two, 0 where no word stands before.
    """

    marked: Float64
    joined: Float64


def word_shares(
    words: WordTable,
    offsets: Sequence[Offsets],
    article_ids: Sequence[str],
    labels: Sequence[str],
    marked: pd.DataFrame,
    asked: Bool,
) -> WordShares:
    """What annotators marked of the words of sentences.

    `offsets` and `article_ids` are those of the sentences; `marked` is what `exports.consensus.spans.soft_spans` gives;
    `asked` (sentences, labels) says where somebody was asked for a label.
    """
    pieces = _pieces(marked)
    lengths: dict[str, int] = {}
    for article_id, (_, end) in zip(article_ids, offsets, strict=True):
        lengths[article_id] = max(lengths.get(article_id, 0), end)
    offset = np.array([start for start, _ in offsets], dtype=np.int64)[words.sentence_of]
    starts, stops = offset + words.starts, offset + words.stops
    before = words.word_before
    ended = np.where(before < 0, starts, stops[before])
    shares = WordShares(np.zeros((len(starts), len(labels))), np.zeros((len(starts), len(labels))))
    for article_id, tokens in _tokens_by_article(words, article_ids).items():
        for column, label in enumerate(labels):
            if (found := pieces.get((article_id, label))) is not None:
                mean = _means(found, lengths[article_id])
                shares.marked[tokens, column] = mean(starts[tokens], stops[tokens])
                shares.joined[tokens, column] = mean(ended[tokens], starts[tokens])
    unasked = ~asked[words.sentence_of]
    shares.marked[unasked] = shares.joined[unasked] = np.nan
    return shares


def _pieces(marked: pd.DataFrame) -> Mapping[tuple[str, str], Float64]:
    """Per article and label the rows `start, end, share`."""
    found: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    columns = [marked[name].to_list() for name in ("article_id", "label", "start", "end", "share")]
    for article_id, label, start, end, share in zip(*columns, strict=True):
        found.setdefault((article_id, label), []).append((start, end, share))
    return {key: np.array(rows, dtype=np.float64) for key, rows in found.items()}


def _tokens_by_article(words: WordTable, article_ids: Sequence[str]) -> Mapping[str, slice]:
    """The tokens of each article; its sentences stand side by side."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    begin = 0
    for article_id, end in zip(article_ids, words.ends.tolist(), strict=True):
        first.setdefault(article_id, begin)
        last[article_id] = begin = end
    return {article_id: slice(first[article_id], last[article_id]) for article_id in first}


def _means(pieces: Float64, length: int) -> Callable[[Int64, Int64], Float64]:
    """What gives the mean share of the characters between two offsets each, 0 where there are none between."""
    characters = np.zeros(length + 1)
    for start, end, share in pieces:
        characters[int(start) + 1 : int(end) + 1] = share
    total = np.cumsum(characters)

    def mean(starts: Int64, stops: Int64) -> Float64:
        means: Float64 = (total[stops] - total[starts]) / np.maximum(stops - starts, 1)
        return means

    return mean
