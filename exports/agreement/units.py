"""What each vote marks, as runs of units: sentences by the rule of the label, tokens, characters.

A run of units from `start` to `end` stands for all between, so that nothing here grows with the length of a text.
"""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_marks, sentence_table
from exports.dataset.votes import STRIDE, vote_spans
from unsourced.core.types import Bool, Int64

UNITS = ("sentence", "token", "character")
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


@dataclass(frozen=True, kw_only=True)
class MarkedRuns:
    """`runs`: columns `vote`, `start`, `end` (numbers of units), sorted, apart. `sizes`: units of each article row."""

    runs: pd.DataFrame
    sizes: "Int64"


def tokens(text: str) -> list[tuple[int, int]]:
    """The tokens of a text, words and marks, as (start, end) code-point offsets."""
    return [match.span() for match in _TOKEN.finditer(text)]


def marked_units(dataset: Dataset, votes: pd.DataFrame, unit: str) -> MarkedRuns:
    """What these votes (see `exports.dataset.sentence_targets.latest_votes`) mark, in units of one kind."""
    if unit == "sentence":
        return _sentences(dataset, votes)
    spans = vote_spans(dataset, votes)
    if unit == "token":
        return _tokens(dataset, votes, spans)
    sizes = np.array([len(text) for text in dataset.articles["text"]], dtype=np.int64)
    return MarkedRuns(runs=spans[["vote", "start", "end"]].reset_index(drop=True), sizes=sizes)


def _sentences(dataset: Dataset, votes: pd.DataFrame) -> MarkedRuns:
    pieces = sentence_table(dataset, votes["article"].sort_values().unique())
    marks = sentence_marks(dataset, votes, pieces)
    number = pieces["sentence"].to_numpy()[marks["piece"]]
    runs = pd.DataFrame({"vote": marks["vote"].to_numpy(), "start": number, "end": number + 1})
    sizes = np.bincount(pieces["article"], minlength=len(dataset.articles)).astype(np.int64)
    return MarkedRuns(runs=runs.sort_values(["vote", "start"], ignore_index=True), sizes=sizes)


def _tokens(dataset: Dataset, votes: pd.DataFrame, spans: pd.DataFrame) -> MarkedRuns:
    """A token is marked where a span covers at least half of its characters."""
    used = votes["article"].sort_values().unique()
    texts = dataset.articles["text"].to_numpy()
    found = [tokens(texts[article]) for article in used]
    sizes = np.zeros(len(texts), dtype=np.int64)
    sizes[used] = [len(pieces) for pieces in found]
    line = np.repeat(used.astype(np.int64), sizes[used]) * STRIDE
    table = np.array([piece for pieces in found for piece in pieces], dtype=np.int64).reshape(-1, 2)
    starts, ends = line + table[:, 0], line + table[:, 1]
    base = spans["article"].to_numpy(dtype=np.int64) * STRIDE
    start, end = base + spans["start"].to_numpy(), base + spans["end"].to_numpy()

    first = np.searchsorted(ends, start, side="right")
    last = np.searchsorted(starts, end, side="left") - 1
    for _ in range(2 if len(starts) else 0):
        # Only the outermost tokens can be covered in part.
        inner = np.minimum(first, len(starts) - 1)
        first = first + ((first <= last) & ~_half(start, end, starts[inner], ends[inner]))
        inner = np.maximum(last, 0)
        last = last - ((first <= last) & ~_half(start, end, starts[inner], ends[inner]))
    offset = np.concatenate([[0], np.cumsum(sizes)])[spans["article"].to_numpy()]
    runs = pd.DataFrame({"vote": spans["vote"].to_numpy(), "start": first - offset, "end": last + 1 - offset})
    runs = runs[runs["end"] > runs["start"]].sort_values(["vote", "start"], ignore_index=True)
    # Two spans may cover half of one token each.
    again = (runs["vote"] == runs["vote"].shift()) & (runs["start"] < runs["end"].shift())
    runs["start"] += again.astype(np.int64)
    return MarkedRuns(runs=runs[runs["end"] > runs["start"]].reset_index(drop=True), sizes=sizes)


def _half(
    start: "Int64",
    end: "Int64",
    token_start: "Int64",
    token_end: "Int64",
) -> "Bool":
    shared = np.minimum(end, token_end) - np.maximum(start, token_start)
    half: Bool = 2 * shared >= token_end - token_start
    return half
