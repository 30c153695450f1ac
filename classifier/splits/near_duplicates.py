"""Which articles are copies of each other, for folds that must not hold one and learn from the other.

Broder (1997), On the resemblance and containment of documents: texts that share half of the shorter one's runs of
eight words are taken for copies.
"""

import re
import zlib
from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from unsourced.core.article import Article
from unsourced.core.types import Int64

_WORD = re.compile(r"\w+")
_RUN = 8
_CONTAINED = 0.5
# Of a long text a sample of its runs says as much; the same runs are drawn of each text.
_MANY = 200
_EVERY = 4
# A run that so many texts have is an outlet's standing phrase.
_COMMON = 100


def copies(articles: Sequence[Article]) -> Int64:
    """A number for each article, the same for copies of one text."""
    runs = [_runs(article.text) for article in articles]
    sizes = np.array([len(each) for each in runs], dtype=np.int64)
    whose = np.repeat(np.arange(len(runs)), sizes)
    rows = pd.DataFrame({"run": np.concatenate([*runs, np.zeros(0, np.int64)]), "article": whose})
    met = rows.groupby("run")["article"].transform("size")
    rows = rows[(met > 1) & (met <= _COMMON)]
    pairs = rows.merge(rows, on="run", suffixes=("", "_other"))
    pairs = pairs[pairs["article"] < pairs["article_other"]]
    shared = pairs.groupby(["article", "article_other"]).size().reset_index(name="shared")
    one, other = shared["article"].to_numpy(), shared["article_other"].to_numpy()
    near = shared["shared"].to_numpy() >= _CONTAINED * np.minimum(sizes[one], sizes[other])
    return joined(len(articles), one[near], other[near])


def joined(count: int, one: Int64, other: Int64) -> Int64:
    """The number of the connected component of each of `count` things that these pairs join."""
    links = sparse.coo_array((np.ones(len(one)), (one, other)), shape=(count, count))
    component: Int64 = connected_components(links, directed=False)[1].astype(np.int64)
    return component


def _runs(text: str) -> Int64:
    words = _WORD.findall(text.casefold())
    count = max(len(words) - _RUN + 1, 1)
    found = np.array(sorted({zlib.crc32(" ".join(words[place : place + _RUN]).encode()) for place in range(count)}))
    found = found.astype(np.int64)
    return found[found % _EVERY == 0] if len(found) > _MANY else found
