"""Groups of texts of which one holds half of another, for folds that must not train on one and test on the other."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from annotate.reposts.same_article import GROUP_SHINGLE_WORDS, SHARE_OF_SHORTER_TEXT
from annotate.reposts.shingles import shingle_hashes, word_hashes
from unsourced.core.article import Article
from unsourced.core.types import Int64

# Of a long text a sample of its shingles says as much; the same shingles are drawn of each text.
_LONG_TEXT_SHINGLES = 200
_SAMPLED_ONE_OF = 4
# A shingle that so many texts have is an outlet's standing phrase.
_MOST_HOLDERS = 100


def near_duplicate_groups(articles: Sequence[Article]) -> Int64:
    """A number for each article, the same for articles of which one holds half of the other's text.

    What two articles have in common with a third joins them, too.
    """
    shingles = [_shingles(article.text) for article in articles]
    sizes = np.array([len(each) for each in shingles], dtype=np.int64)
    holders = np.repeat(np.arange(len(shingles)), sizes)
    rows = pd.DataFrame({"shingle": np.concatenate([*shingles, np.zeros(0, np.int64)]), "article": holders})
    count = rows.groupby("shingle")["article"].transform("size")
    rows = rows[(count > 1) & (count <= _MOST_HOLDERS)]
    pairs = rows.merge(rows, on="shingle", suffixes=("", "_other"))
    pairs = pairs[pairs["article"] < pairs["article_other"]]
    shared = pairs.groupby(["article", "article_other"]).size().reset_index(name="shared")
    one, other = shared["article"].to_numpy(), shared["article_other"].to_numpy()
    near = shared["shared"].to_numpy() >= SHARE_OF_SHORTER_TEXT * np.minimum(sizes[one], sizes[other])
    return connected_groups(len(articles), one[near], other[near])


def connected_groups(count: int, one: Int64, other: Int64) -> Int64:
    """The number of the connected component of each of `count` things that these pairs join."""
    links = sparse.coo_array((np.ones(len(one)), (one, other)), shape=(count, count))
    component: Int64 = connected_components(links, directed=False)[1].astype(np.int64)
    return component


def _shingles(text: str) -> Int64:
    """The text's shingles, each once and in order; of a long text a sample."""
    found = np.unique(shingle_hashes(word_hashes(text), GROUP_SHINGLE_WORDS)).astype(np.int64)
    return found[found % _SAMPLED_ONE_OF == 0] if len(found) > _LONG_TEXT_SHINGLES else found
