"""A batch in which no two are alike: each choice is worth less the more it resembles what is chosen already.

Carbonell and Goldstein (1998), The Use of MMR, with the similarity as a factor instead of a term, so that it needs no
weight.
"""

from collections.abc import Sequence

import numpy as np

from unsourced.core.types import Float64, Int64


def diverse(texts: Sequence[str], interest: Float64, group: Int64, count: int, taken: Sequence[int] = ()) -> list[int]:
    """The indices of up to `count` texts, the best first; never two of a group, nor one of the group of a `taken` one.

    `interest` is 0..1. Similarity is the cosine of TF-IDF rows over words, to what was chosen and to `taken`.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not texts:
        return []
    rows = TfidfVectorizer(sublinear_tf=True).fit_transform(texts).tocsr()
    nearest = np.zeros(len(texts))
    open_ = np.ones(len(texts), dtype=bool)

    def choose(index: int) -> None:
        alike = np.asarray((rows @ rows[[index]].T).todense()).ravel()
        np.maximum(nearest, alike, out=nearest)
        open_[group == group[index]] = False

    for index in taken:
        choose(index)
    chosen: list[int] = []
    while len(chosen) < count and open_.any():
        # Something of each is left, so that of the dull ones too the least alike comes first.
        worth = np.where(open_, (interest + 0.01) * (1.01 - nearest), -1)
        best = int(np.argmax(worth))
        chosen.append(best)
        choose(best)
    return chosen
