"""Agreement on one label at a time: marked or not, on sentences, on tokens, and on characters for α_U.

Everything comes from four numbers of each article and pair of annotators, so a text's length costs nothing, and the
bootstrap over articles is one product of matrices.

α_U is Krippendorff, Mathet, Bouvry and Widlöcher (2016), "On the reliability of unitizing textual continua", their
binary |uα with one label's spans as units: what two spans share is observed by length, and chance lays whole spans
and single characters of gap beside each other (their equation 4). Articles are laid end to end, no span across.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from exports.agreement.units import MarkedRuns
from exports.dataset.votes import overlaps
from exports.metrics.coefficients import NO_VARIATION, NOTHING_SHARED, ONE_ANNOTATOR
from unsourced.core.types import Bool, Float64, Int64

# One scope (a label, for all annotators or for a pair) sums these over articles; rated and marked in ratings, differ
# in coincidences, squares: what chance cannot pair with itself, agree: Fleiss' agreement, first: marked by the one.
SUMS = ("units", "rated", "marked", "differ", "squares", "agree", "first")
MEASURES = ("alpha", "kappa", "observed", "prevalence", "positive", "negative")
_COLUMNS = ["label", "one", "other", "articles", *MEASURES, "alpha_low", "alpha_high", "kappa_low", "kappa_high"]
REPLICATES = 1000
RANDOM_STATE = 2016
_PAIRS_AT_ONCE = 200_000
_SCOPES_AT_ONCE = 500


def pair_counts(votes: pd.DataFrame, marked: MarkedRuns) -> pd.DataFrame:
    """What each two annotators of an article and label marked.

    Columns: `article`, `label`, `one`, `other` (annotators, in alphabetical order), `units`, `marks_one`,
    `marks_other`, `both` (in units), `squares_one`, `squares_other` (of the lengths of runs).
    """
    runs = marked.runs
    length = (runs["end"] - runs["start"]).to_numpy()
    total = np.bincount(runs["vote"], weights=length, minlength=len(votes))
    squares = np.bincount(runs["vote"], weights=length.astype(np.float64) ** 2, minlength=len(votes))
    sides = votes.assign(marks=total[votes["vote"]], squares=squares[votes["vote"]])
    sides = sides[["article", "label", "annotator", "vote", "marks", "squares"]]
    pairs = sides.merge(sides, on=["article", "label"], suffixes=("_one", "_other"))
    pairs = pairs[pairs["annotator_one"] < pairs["annotator_other"]].reset_index(drop=True)
    pairs = pairs.rename(columns={"annotator_one": "one", "annotator_other": "other"})
    both = np.zeros(len(pairs))
    for begin in range(0, len(pairs), _PAIRS_AT_ONCE):
        part = pairs.iloc[begin : begin + _PAIRS_AT_ONCE]
        both[begin : begin + len(part)] = _both(part, runs)
    return pairs.assign(units=marked.sizes[pairs["article"]].astype(np.float64), both=both)


def _both(pairs: pd.DataFrame, runs: pd.DataFrame) -> Float64:
    """For each pair of votes the units in both."""
    pieces = runs.rename(columns={"vote": "article"})
    asked = pairs[["vote_one", "vote_other"]].assign(pair=np.arange(len(pairs)))
    spans = asked.merge(runs.rename(columns={"vote": "vote_one"}), on="vote_one")
    spans = spans.rename(columns={"pair": "vote", "vote_other": "article"}).assign(label=0)
    met = overlaps(spans, pieces)
    return np.bincount(met["vote"], weights=met["shared"], minlength=len(pairs)).astype(np.float64)


def scope_sums(pairs: pd.DataFrame, votes: pd.DataFrame, unit: str) -> pd.DataFrame:
    """One row an article and scope: `label`, `one`, `other` ("" where the scope is all annotators), `article`, SUMS."""
    both_marks, both_squares = pairs["marks_one"] + pairs["marks_other"], pairs["squares_one"] + pairs["squares_other"]
    apart = both_marks - 2 * pairs["both"]
    each = pairs[["label", "one", "other", "article", "units"]].assign(
        rated=2 * pairs["units"],
        marked=both_marks,
        differ=2 * apart,
        squares=both_squares if unit == "character" else both_marks,
        agree=pairs["units"] - apart,
        first=pairs["marks_one"],
    )
    asked = votes.groupby(["article", "label"]).size().rename("asked").reset_index()
    summed = pairs.assign(apart=apart, marked=both_marks, squares=each["squares"])
    summed = summed.groupby(["label", "article"]).agg(
        units=("units", "first"), apart=("apart", "sum"), marked=("marked", "sum"), squares=("squares", "sum")
    )
    summed = summed.reset_index().merge(asked, on=["article", "label"])
    others = summed["asked"] - 1
    everybody = summed[["label", "article", "units"]].assign(
        one="",
        other="",
        rated=summed["units"] * summed["asked"],
        # Each annotator stands in as many pairs as there are others.
        marked=summed["marked"] / others,
        differ=2 * summed["apart"] / others,
        squares=summed["squares"] / others,
        agree=summed["units"] - summed["apart"] / (summed["asked"] * others / 2),
        first=0.0,
    )
    return pd.concat([everybody, each], ignore_index=True)


def measures(sums: dict[str, Float64], pair: Bool) -> dict[str, Float64]:
    """MEASURES from SUMS, NaN where undefined; `pair` says which scopes are pairs, whose κ is Cohen's, else Fleiss'."""
    rated, marked, differ, units = sums["rated"], sums["marked"], sums["differ"], sums["units"]
    bare = rated - marked
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = 2 * bare * marked
        alpha = 1 - differ * (rated**2 - sums["squares"] - bare) / np.where(chance > 0, chance * rated, np.nan)
        share = marked / rated
        one, other = sums["first"] / units, (marked - sums["first"]) / units
        cohen, fleiss = one * other + (1 - one) * (1 - other), share**2 + (1 - share) ** 2
        expected = np.where(pair, cohen, fleiss)
        kappa = (sums["agree"] / units - expected) / np.where(1 - expected > 1e-12, 1 - expected, np.nan)
        return {
            "alpha": alpha,
            "kappa": kappa,
            "observed": 1 - differ / rated,
            "prevalence": share,
            "positive": np.where(marked > 0, 1 - differ / (2 * marked), np.nan),
            "negative": np.where(bare > 0, 1 - differ / (2 * bare), np.nan),
        }


def bootstrap_weights(articles: int, replicates: int = REPLICATES, *, random_state: int = RANDOM_STATE) -> Float64:
    """How often each article is drawn in each replicate of the bootstrap, shape (replicates, articles)."""
    rng = np.random.default_rng(random_state)
    return np.stack(
        [np.bincount(rng.integers(0, articles, articles), minlength=articles) for _ in range(replicates)]
    ).astype(np.float64)


def label_agreement(
    votes: pd.DataFrame,
    marked: MarkedRuns,
    unit: str,
    labels: int,
    *,
    each_pair: bool = True,
    random_state: int = RANDOM_STATE,
) -> pd.DataFrame:
    """Agreement on each label, for everybody and for each pair of annotators; of a large class for everybody alone.

    Columns: `label` (number), `one`, `other`, `articles` (shared), MEASURES, `alpha_low`, `alpha_high`, `kappa_low`,
    `kappa_high` (95% of the bootstrap over articles; NaN with fewer than two articles) and `reason`, why α is
    undefined. One row stands for each label and everybody, also where nothing was shared.
    """
    rows = scope_sums(pair_counts(votes, marked), votes, unit)
    if not each_pair:
        rows = rows[rows["one"] == ""]
    scopes = rows[["label", "one", "other"]].drop_duplicates().sort_values(["label", "one", "other"])
    missing = sorted(set(range(labels)) - set(scopes["label"]))
    found = list(_blocks(rows, scopes.reset_index(drop=True), random_state))
    if missing:
        found.append(pd.DataFrame({"label": missing, "one": "", "other": "", "articles": 0}))
    table = pd.concat(found, ignore_index=True).reindex(columns=_COLUMNS)
    told = zip(table["label"], table["alpha"], table["prevalence"], strict=True)
    table["reason"] = [_reason(int(label), alpha, prevalence, votes) for label, alpha, prevalence in told]
    return table.sort_values(["label", "one", "other"], ignore_index=True)


def _blocks(rows: pd.DataFrame, scopes: pd.DataFrame, random_state: int) -> Iterator[pd.DataFrame]:
    names, articles = np.unique(rows["article"], return_inverse=True)
    rows = rows.assign(article_index=articles)
    drawn = bootstrap_weights(len(names), random_state=random_state) if len(names) else np.zeros((0, 0))
    for begin in range(0, len(scopes), _SCOPES_AT_ONCE):
        block = scopes.iloc[begin : begin + _SCOPES_AT_ONCE].reset_index(drop=True)
        own = rows.merge(block.reset_index(names="scope"), on=["label", "one", "other"])
        shape = (len(names), len(block))
        where = (own["article_index"].to_numpy(), own["scope"].to_numpy())
        tables = {name: csr_array((own[name].to_numpy(dtype=np.float64), where), shape=shape) for name in SUMS}
        pair = (block["one"] != "").to_numpy()
        many = np.bincount(own["scope"], minlength=len(block))
        told = measures({name: np.asarray(table.sum(axis=0)).ravel() for name, table in tables.items()}, pair)
        again = measures({name: np.asarray((table.T @ drawn.T).T) for name, table in tables.items()}, pair)
        bounds = {}
        for name in ("alpha", "kappa"):
            bounds[f"{name}_low"], bounds[f"{name}_high"] = percentile_interval(again[name], many)
        yield block.assign(articles=many, **told, **bounds)


def percentile_interval(replicates: Float64, articles: Int64) -> tuple[Float64, Float64]:
    """The 2.5% and 97.5% points of each column; NaN for under two articles or where most replicates are undefined."""
    usable = (np.isfinite(replicates).mean(axis=0) >= 0.5) & (articles >= 2)
    low, high = np.full(len(articles), np.nan), np.full(len(articles), np.nan)
    if usable.any():
        low[usable], high[usable] = _percentiles(replicates[:, usable])
    return low, high


def _percentiles(replicates: Float64) -> tuple[Float64, Float64]:
    """As numpy.nanpercentile, linear, which goes through the columns one by one."""
    ordered = np.sort(np.where(np.isfinite(replicates), replicates, np.nan), axis=0)
    last = np.isfinite(ordered).sum(axis=0) - 1
    columns = np.arange(ordered.shape[1])

    def at(share: float) -> Float64:
        position = share * last
        below = np.floor(position).astype(np.int64)
        above = np.minimum(below + 1, last)
        found: Float64 = ordered[below, columns] * (1 - position + below) + ordered[above, columns] * (position - below)
        return found

    return at(0.025), at(0.975)


def _reason(label: int, alpha: float, prevalence: float, votes: pd.DataFrame) -> str:
    if np.isfinite(alpha):
        return ""
    if np.isfinite(prevalence):
        return NO_VARIATION + (": nobody marked it" if prevalence == 0 else ": everybody marked everything")
    asked = votes.loc[votes["label"] == label, "annotator"].nunique()
    return {0: "nobody was offered it", 1: ONE_ANNOTATOR}.get(asked, NOTHING_SHARED)
