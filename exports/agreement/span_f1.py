"""F1 of spans between annotators, each the other's reference.

Spans of one annotator and label that touch or overlap are one. `exact` wants the same label, start and end;
`partial` gives what share of a span the other covers (Da San Martino et al. 2019, "Fine-Grained Analysis of
Propaganda"); `boundary` wants the same start and end under whatever label.
"""

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from exports.agreement.per_label import RANDOM_STATE, bootstrap_weights, percentile_interval
from exports.dataset.votes import overlaps
from unsourced.core.types import Float64

KINDS = ("exact", "partial", "boundary")
_PAIRS_AT_ONCE = 100_000
_SUMS = ("hits_one", "hits_other", "spans_one", "spans_other")


def span_f1(votes: pd.DataFrame, runs: pd.DataFrame, *, random_state: int = RANDOM_STATE) -> pd.DataFrame:
    """Span F1 for each kind and label ("exact" and "partial"; -1 is all labels together), everybody and each pair.

    `runs` are merged spans: `vote`, `start`, `end`. Columns: `kind`, `label`, `one`, `other`, `articles`, `spans` (of
    both, summed over pairs), `matched` (spans of one that the other has, mean of both sides; shares of spans
    count as such), `observed` (`matched` as a share of all different spans of both), `f1` (NaN, like `observed`, where
    nobody of the scope marked anything), `low`, `high`.
    """
    pairs = _vote_pairs(votes)
    parts = []
    for begin in range(0, len(pairs), _PAIRS_AT_ONCE):
        part = pairs.iloc[begin : begin + _PAIRS_AT_ONCE].reset_index(drop=True)
        parts += [_exact(part, runs), _partial(part, runs)]
    parts.append(_boundary(votes, runs))
    rows = pd.concat(parts, ignore_index=True)
    whole = rows[rows["kind"] != "boundary"].assign(label=-1)
    return _f1(pd.concat([rows, whole], ignore_index=True), random_state)


def _vote_pairs(votes: pd.DataFrame) -> pd.DataFrame:
    sides = votes[["article", "label", "annotator", "vote"]]
    pairs = sides.merge(sides, on=["article", "label"], suffixes=("_one", "_other"))
    return pairs[pairs["annotator_one"] < pairs["annotator_other"]].reset_index(drop=True)


def _rows(pairs: pd.DataFrame, kind: str, *sums: Float64) -> pd.DataFrame:
    names = {"one": pairs["annotator_one"], "other": pairs["annotator_other"]}
    rows = pairs[["article", "label"]].assign(kind=kind, **names)
    return rows.assign(**dict(zip(_SUMS, sums, strict=True)))


def _many(pairs: pd.DataFrame, runs: pd.DataFrame) -> tuple[Float64, Float64]:
    many = np.bincount(runs["vote"], minlength=int(pairs[["vote_one", "vote_other"]].to_numpy().max(initial=0)) + 1)
    return many[pairs["vote_one"]].astype(np.float64), many[pairs["vote_other"]].astype(np.float64)


def _exact(pairs: pd.DataFrame, runs: pd.DataFrame) -> pd.DataFrame:
    numbered = pairs[["vote_one", "vote_other"]].assign(pair=np.arange(len(pairs)))
    first = numbered.merge(runs, left_on="vote_one", right_on="vote")[["pair", "vote_other", "start", "end"]]
    same = first.merge(runs, left_on=["vote_other", "start", "end"], right_on=["vote", "start", "end"])
    hits = np.bincount(same["pair"], minlength=len(pairs)).astype(np.float64)
    return _rows(pairs, "exact", hits, hits, *_many(pairs, runs))


def _partial(pairs: pd.DataFrame, runs: pd.DataFrame) -> pd.DataFrame:
    return _rows(
        pairs,
        "partial",
        _covered(pairs, runs, "vote_one", "vote_other"),
        _covered(pairs, runs, "vote_other", "vote_one"),
        *_many(pairs, runs),
    )


def _covered(pairs: pd.DataFrame, runs: pd.DataFrame, of: str, by: str) -> Float64:
    """For each pair the sum over the spans of one vote of the share that the other vote covers."""
    asked = pairs[[of, by]].assign(pair=np.arange(len(pairs))).merge(runs, left_on=by, right_on="vote")
    spans = asked[["start", "end"]].assign(vote=asked["pair"], article=asked[of], label=0)
    met = overlaps(spans, runs.rename(columns={"vote": "article"}))
    length = (runs["end"] - runs["start"]).to_numpy()[met["piece"]]
    covered: Float64 = np.bincount(met["vote"], weights=met["shared"] / length, minlength=len(pairs)).astype(np.float64)
    return covered


def _boundary(votes: pd.DataFrame, runs: pd.DataFrame) -> pd.DataFrame:
    """The same, with every distinct piece of text that an annotator marked as one span without a label."""
    readers = votes[["article", "annotator"]].drop_duplicates().reset_index(drop=True).reset_index(names="reader")
    placed = runs.merge(votes[["vote", "article", "annotator"]], on="vote").merge(readers, on=["article", "annotator"])
    pieces = placed[["reader", "start", "end"]].drop_duplicates().rename(columns={"reader": "vote"})
    pairs = _vote_pairs(readers.rename(columns={"reader": "vote"}).assign(label=-1))
    return _exact(pairs, pieces).assign(kind="boundary")


def _f1(rows: pd.DataFrame, random_state: int) -> pd.DataFrame:
    """F1 of each scope from its sums over articles, with the bootstrap over articles."""
    pooled = rows.assign(one="", other="")
    # Either annotator may be the reference: for everybody both directions are summed.
    turned = pooled.rename(columns={a: b for side in ("hits", "spans") for a, b in _swap(side)})
    rows = pd.concat([rows, pooled, turned], ignore_index=True)
    keys = ["kind", "label", "one", "other"]
    rows = rows.groupby([*keys, "article"], as_index=False)[list(_SUMS)].sum()
    scopes = rows[keys].drop_duplicates().sort_values(keys, ignore_index=True)
    article, articles = pd.factorize(rows["article"], sort=True)
    rows = rows.assign(article_index=article)
    drawn = bootstrap_weights(len(articles), random_state=random_state) if len(articles) else np.zeros((0, 0))
    found = []
    for begin in range(0, len(scopes), 500):
        block = scopes.iloc[begin : begin + 500].reset_index(drop=True)
        own = rows.merge(block.reset_index(names="scope"), on=keys)
        where, shape = (own["article_index"], own["scope"]), (len(articles), len(block))
        tables = [csr_array((own[name], where), shape=shape, dtype=float) for name in _SUMS]
        many = np.bincount(own["scope"], minlength=len(block))
        sums = [np.asarray(table.sum(axis=0)).ravel() for table in tables]
        low, high = percentile_interval(f1(*(np.asarray((table.T @ drawn.T).T) for table in tables)), many)
        pooled_twice = np.where(block["one"] == "", 2, 1)
        spans = (sums[2] + sums[3]) / pooled_twice
        matched = (sums[0] + sums[1]) / 2 / pooled_twice
        told = {"matched": matched, "observed": _observed(matched, spans), "f1": f1(*sums), "low": low, "high": high}
        found.append(block.assign(articles=many, spans=spans.astype(np.int64), **told))
    columns = [*keys, "articles", "spans", "matched", "observed", "f1", "low", "high"]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)


def _observed(matched: Float64, spans: Float64) -> Float64:
    """What both have, as a share of what either has: each matched span is in `spans` twice."""
    with np.errstate(divide="ignore", invalid="ignore"):
        share: Float64 = np.where(spans > 0, matched / (spans - matched), np.nan)
    return share


def _swap(side: str) -> list[tuple[str, str]]:
    return [(f"{side}_one", f"{side}_other"), (f"{side}_other", f"{side}_one")]


def f1(hits_one: Float64, hits_other: Float64, spans_one: Float64, spans_other: Float64) -> Float64:
    """F1 of what share of each side's spans the other side has; NaN where neither has any, 0 where only one has."""
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.where(spans_one > 0, hits_one / spans_one, 0.0)
        recall = np.where(spans_other > 0, hits_other / spans_other, 0.0)
        both = precision + recall
        result = np.where(both > 0, 2 * precision * recall / both, 0.0)
    return np.where(spans_one + spans_other > 0, result, np.nan)
