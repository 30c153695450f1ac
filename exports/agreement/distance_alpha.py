"""Agreement on values with distances between them: α and its bootstrap, and label sets by MASI."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from exports.agreement.per_label import RANDOM_STATE, bootstrap_weights, percentile_interval
from exports.agreement.units import MarkedRuns
from exports.metrics.coefficients import NO_VARIATION, NOTHING_SHARED, ONE_ANNOTATOR, Coefficient, masi_distances
from unsourced.core.types import Float64, Int64

_MOST_LABELS = 62  # A set of labels is the bits of one whole number.
_CELLS_AT_ONCE = 2_000_000


@dataclass(frozen=True, kw_only=True)
class SharedArticles:
    """What α and its bootstrap need of one scope, per article: observed disagreement, and how often each value."""

    differ: Float64
    counts: csr_array
    articles: Int64


def alpha_with_interval(shared: SharedArticles, apart: Float64, drawn: Float64) -> Coefficient:
    """α over articles, and the middle 95% of its bootstrap; `drawn` has a column for every article number."""
    if not len(shared.articles):
        return Coefficient(value=None, reason=NOTHING_SHARED)
    used = np.flatnonzero(np.asarray(shared.counts.sum(axis=0)).ravel())
    counts, apart = shared.counts[:, used].toarray(), apart[np.ix_(used, used)]
    own = drawn[:, shared.articles]
    value = _alpha(shared.differ.sum()[None], counts.sum(axis=0)[None, :], apart)
    if np.isnan(value[0]):
        return Coefficient(value=None, reason=NO_VARIATION)
    low, high = percentile_interval(
        _alpha(own @ shared.differ, own @ counts, apart)[:, None], np.array([len(shared.articles)])
    )
    bounds = [None if np.isnan(bound[0]) else float(bound[0]) for bound in (low, high)]
    return Coefficient(value=float(value[0]), low=bounds[0], high=bounds[1])


def _alpha(differ: Float64, totals: Float64, apart: Float64) -> Float64:
    rated = totals.sum(axis=1)
    expected = ((totals @ apart) * totals).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        value: Float64 = 1 - differ * (rated - 1) / np.where(expected > 1e-12, expected, np.nan)
    return value


def set_agreement(
    votes: pd.DataFrame, marked: MarkedRuns, labels: int, *, random_state: int = RANDOM_STATE
) -> list[dict[str, object]]:
    """α with MASI distance on the sets of labels of each unit, for everybody and for each pair of annotators.

    Records with `one`, `other` ("" for everybody), `articles`, `alpha` (a Coefficient), `observed` (share of units with
    equal sets) and `prevalence` (share of units with any label). Labels that not all of an article's annotators were
    offered are left out there.
    """
    if labels > _MOST_LABELS:
        reason = f"more than {_MOST_LABELS} labels"
        return [_record("", "", 0, Coefficient(value=None, reason=reason), np.nan, np.nan)]
    readers = votes[["article", "annotator"]].drop_duplicates().sort_values(["article", "annotator"])
    readers = readers[readers.duplicated("article", keep=False)].reset_index(drop=True)
    if readers.empty:
        reason = ONE_ANNOTATOR if votes["annotator"].nunique() == 1 else NOTHING_SHARED
        return [_record("", "", 0, Coefficient(value=None, reason=reason), np.nan, np.nan)]
    readers["article_place"] = pd.factorize(readers["article"])[0]
    parts = list(_chunks(readers, votes, marked))
    counted = pd.concat([counts for counts, _ in parts], ignore_index=True)
    pairs = pd.concat([apart for _, apart in parts], ignore_index=True)
    return _set_rows(readers, counted, pairs, random_state)


def _chunks(
    readers: pd.DataFrame, votes: pd.DataFrame, marked: MarkedRuns
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Of some articles at a time: how often each reader gives each set; how far each two readers are apart."""
    asked = votes.groupby(["article", "label"])["annotator"].transform("size")
    common = votes[asked == votes.groupby("article")["annotator"].transform("nunique")]
    runs = marked.runs.merge(common[["vote", "article", "label", "annotator"]], on="vote")
    runs = runs.merge(readers.reset_index(names="reader")[["article", "annotator", "reader"]])
    size = marked.sizes[readers["article"]]
    ends = np.cumsum(size)
    chunk = readers["article_place"].map(
        pd.Series(ends // _CELLS_AT_ONCE).groupby(readers["article_place"].to_numpy()).first()
    )
    for _, part in readers.groupby(chunk.to_numpy()):
        first, last = int(part.index[0]), int(part.index[-1])
        offset = ends - size - (ends[first] - size[first])
        cells = int(ends[last] - ends[first] + size[first])
        codes = np.zeros(cells, dtype=np.int64)
        own = runs[(runs["reader"] >= first) & (runs["reader"] <= last)]
        for label, some in own.groupby("label"):
            base = offset[some["reader"]]
            edges = np.bincount(base + some["start"], minlength=cells + 1) - np.bincount(
                base + some["end"], minlength=cells + 1
            )
            codes |= (np.cumsum(edges[:-1]) > 0).astype(np.int64) << int(str(label))
        reader = np.repeat(np.arange(first, last + 1), size[first : last + 1])
        counts = pd.DataFrame({"reader": reader, "code": codes}).value_counts(sort=False).rename("count").reset_index()
        yield counts, _apart(part, codes, offset, size)


def _apart(part: pd.DataFrame, codes: Int64, offset: Int64, size: Int64) -> pd.DataFrame:
    own = part.reset_index(names="reader")[["article_place", "annotator", "reader"]]
    pairs = own.merge(own, on="article_place", suffixes=("_one", "_other"))
    pairs = pairs[pairs["reader_one"] < pairs["reader_other"]].reset_index(drop=True)
    differ, equal = np.zeros(len(pairs)), np.zeros(len(pairs))
    for number, (one, other) in enumerate(zip(pairs["reader_one"], pairs["reader_other"], strict=True)):
        first = codes[offset[one] : offset[one] + size[one]]
        second = codes[offset[other] : offset[other] + size[other]]
        unequal = first != second
        equal[number] = len(unequal) - unequal.sum()
        differ[number] = masi_distances(first[unequal], second[unequal]).sum()
    return pairs.assign(differ=differ, equal=equal, units=size[pairs["reader_one"]])


def _set_rows(
    readers: pd.DataFrame, counted: pd.DataFrame, pairs: pd.DataFrame, random_state: int
) -> list[dict[str, object]]:
    domain, code = np.unique(counted["code"], return_inverse=True)
    apart = masi_distances(domain[:, None], domain[None, :])
    table = csr_array((counted["count"], (counted["reader"], code)), shape=(len(readers), len(domain)), dtype=float)
    articles = readers["article_place"].to_numpy()
    drawn = bootstrap_weights(int(articles.max()) + 1, random_state=random_state)
    everywhere = csr_array((np.ones(len(readers)), (articles, np.arange(len(readers)))))
    others = np.bincount(articles) - 1
    differ = 2 * np.bincount(pairs["article_place"], weights=pairs["differ"]) / others
    pooled = SharedArticles(differ=differ, counts=(everywhere @ table).tocsr(), articles=np.arange(len(others)))
    empty = np.flatnonzero(domain == 0)

    def record(one: str, other: str, shared: SharedArticles, rows: pd.DataFrame) -> dict[str, object]:
        total = shared.counts.sum()
        bare = shared.counts[:, empty].sum()
        alpha = alpha_with_interval(shared, apart, drawn)
        equal = rows["equal"].sum() / rows["units"].sum() if rows["units"].sum() else np.nan
        return _record(one, other, len(shared.articles), alpha, equal, 1 - bare / total if total else np.nan)

    found = [record("", "", pooled, pairs)]
    for (one, other), rows in pairs.groupby(["annotator_one", "annotator_other"]):
        both = (table[rows["reader_one"].to_numpy()] + table[rows["reader_other"].to_numpy()]).tocsr()
        shared = SharedArticles(
            differ=2 * rows["differ"].to_numpy(), counts=both, articles=rows["article_place"].to_numpy()
        )
        found.append(record(str(one), str(other), shared, rows))
    return found


def _record(
    one: str, other: str, articles: int, alpha: Coefficient, observed: float, prevalence: float
) -> dict[str, object]:
    names = {"one": one, "other": other, "articles": articles, "alpha": alpha}
    return names | {"observed": float(observed), "prevalence": float(prevalence)}
