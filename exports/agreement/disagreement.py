"""Where people disagree: articles, spans, labels taken for one another, and annotators unlike the rest."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from exports.agreement.per_label import pair_counts
from exports.agreement.units import MarkedRuns, marked_units
from exports.dataset.dataset import Dataset
from exports.dataset.votes import STRIDE, latest_votes, overlaps

Record = dict[str, Any]
MOST = 20  # As many as a person looks at.
_ARTICLES_AT_ONCE = 500
_STEPS = 6  # Into so many parts the work of an annotator is cut, to see a change,
_SHORTEST_STEP = 4  # none of them of fewer articles.


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """Records, the most contested first.

    `articles`: `article_id`, `title`, `annotators`, `agreement` (positive specific agreement on tokens, all labels
    together), `marked` (tokens, mean of annotators). `spans`: pieces that at least one marked: `article_id`, `title`,
    `label`, `start`, `end`, `text`, `marked_by`, `asked`, `share` (0..1, of the characters of all who were asked).
    `confusions`: `label` that one annotator gave where the other gave only `instead` ("" is nothing), how `often`, and
    the `share` of all spans of `label` held against another annotator. `annotators`: `annotator`, `articles`, `marked`
    (share of tokens with a label, summed over labels), `agreement` with the others, `rest` (of the others among
    themselves), `first_half` and `second_half` (agreement in time), `speed` (Spearman correlation, over their articles,
    of tokens a second with agreement), `by_time` and `by_speed`: records of `articles`, `agreement`, and of the latter
    `tokens_a_minute` (median), for equal parts of their articles from the earliest or slowest on; none for a few.
    """

    articles: tuple[Record, ...]
    spans: tuple[Record, ...]
    confusions: tuple[Record, ...]
    annotators: tuple[Record, ...]


def disagreement(dataset: Dataset) -> Disagreement:
    """Where the annotators of a Dataset disagree, whatever the origin of their work."""
    votes = latest_votes(dataset)
    characters, tokens = marked_units(dataset, votes, "character"), marked_units(dataset, votes, "token")
    pairs = pair_counts(votes, tokens)
    return Disagreement(
        articles=tuple(_articles(dataset, pairs)),
        spans=tuple(_spans(dataset, votes, characters.runs)),
        confusions=tuple(_confusions(dataset, votes, characters.runs)),
        annotators=tuple(_annotators(dataset, votes, tokens, pairs)),
    )


def _articles(dataset: Dataset, pairs: pd.DataFrame) -> list[Record]:
    told = pairs.assign(marks=pairs["marks_one"] + pairs["marks_other"], twice=2 * pairs["both"])
    summed = told.groupby("article").agg(marks=("marks", "sum"), twice=("twice", "sum"))
    summed = summed.loc[summed["marks"] > 0, ["marks", "twice"]]
    summed = summed.assign(agreement=summed["twice"] / summed["marks"], apart=summed["marks"] - summed["twice"])
    worst = summed.sort_values(["agreement", "apart"], ascending=[True, False], kind="stable").head(MOST)
    found = []
    for index, row in worst.iterrows():
        own = told[told["article"] == index]
        article = dataset.articles.iloc[int(str(index))]
        people = len({*own["one"], *own["other"]})
        links = len(own[["one", "other"]].drop_duplicates())
        found.append(
            {
                "article_id": article["id"],
                "title": _title(article["text"]),
                "annotators": people,
                "agreement": float(row["agreement"]),
                "marked": float(row["marks"] / (2 * links)),
            }
        )
    return found


def _title(text: str) -> str:
    return next((line for line in text.split("\n") if line), "")


def _spans(dataset: Dataset, votes: pd.DataFrame, runs: pd.DataFrame) -> list[Record]:
    """Spans of one article and label that overlap are one piece; half-marked pieces stand first."""
    groups_of_votes = votes[["article", "label"]].assign(group=votes.groupby(["article", "label"]).ngroup())
    asked = groups_of_votes.groupby("group").size()
    spans = runs.assign(group=groups_of_votes["group"].to_numpy()[runs["vote"]]).sort_values(["group", "start"])
    base = spans["group"].to_numpy(dtype=np.int64) * STRIDE
    start, end = base + spans["start"].to_numpy(), base + spans["end"].to_numpy()
    reach = np.maximum.accumulate(end)
    first = np.ones(len(spans), dtype=bool)
    first[1:] = start[1:] >= reach[:-1]
    pieces = spans[first][["group", "start"]].assign(end=(reach - base)[np.roll(first, -1)])
    pieces = pieces.rename(columns={"group": "article"}).reset_index(drop=True)
    met = overlaps(spans.rename(columns={"group": "article"}).assign(label=0), pieces)
    length = (pieces["end"] - pieces["start"]).to_numpy()
    people = asked.to_numpy()[pieces["article"]]
    share = np.bincount(met["piece"], weights=met["shared"], minlength=len(pieces)) / (length * people)
    many = np.bincount(met["piece"], minlength=len(pieces))
    told = pieces.assign(share=share, marked_by=many, asked=people, doubt=share * (1 - share), length=length)
    told = told[told["asked"] > 1].sort_values(["doubt", "length"], ascending=False, kind="stable").head(MOST)
    groups = groups_of_votes.drop_duplicates("group").set_index("group")
    found = []
    for row in told.to_dict("records"):
        group = groups.loc[row["article"]]
        article = dataset.articles.iloc[int(group["article"])]
        begin, stop = int(row["start"]), int(row["end"])
        found.append(
            {
                "article_id": article["id"],
                "title": _title(article["text"]),
                "label": dataset.scheme.label_keys[int(group["label"])],
                "start": begin,
                "end": stop,
                "text": article["text"][begin:stop],
                "marked_by": int(row["marked_by"]),
                "asked": int(row["asked"]),
                "share": float(row["share"]),
            }
        )
    return found


def _confusions(dataset: Dataset, votes: pd.DataFrame, runs: pd.DataFrame) -> list[Record]:
    """For each span whose label the other did not give there: the label that they gave on most of it instead."""
    keys = dataset.scheme.label_keys
    counts: dict[tuple[int, int], int] = {}
    used = votes[votes["vote"].isin(runs["vote"].unique())]
    everybody = votes[["article", "annotator", "label"]]
    for _, some in used.groupby(used["article"] // _ARTICLES_AT_ONCE):
        # Every annotator who was offered the label counts as the other, also who marked nothing.
        others = everybody[everybody["article"].isin(some["article"])]
        spans = runs.merge(some, on="vote").reset_index(drop=True).reset_index(names="span")
        asked = spans.merge(others, on=["article", "label"], suffixes=("", "_other"))
        asked = asked[asked["annotator"] != asked["annotator_other"]].reset_index(drop=True).reset_index(names="ask")
        given = asked.merge(
            some[["article", "annotator", "vote", "label"]].set_axis(
                ["article", "annotator_other", "vote_other", "label_other"], axis=1
            ),
            on=["article", "annotator_other"],
        )
        query = given[["ask", "start", "end"]].rename(columns={"ask": "vote"})
        met = overlaps(
            query.assign(article=given["vote_other"], label=given["label_other"]),
            runs.rename(columns={"vote": "article"}),
        )
        told = met.groupby(["vote", "label"]).agg(shared=("shared", "sum")).reset_index()
        own = told["label"].to_numpy() == asked["label"].to_numpy()[told["vote"]]
        # The same label, however little of it, is not a confusion of labels.
        told["rank"] = np.where(own, np.inf, told["shared"])
        best = told.sort_values(["vote", "rank"], kind="stable").drop_duplicates("vote", keep="last")
        instead = np.full(len(asked), -1)
        instead[best["vote"]] = best["label"]
        pairs, many = np.unique(np.stack([asked["label"], instead], axis=1), axis=0, return_counts=True)
        for (label, other), number in zip(pairs.tolist(), many.tolist(), strict=True):
            counts[label, other] = counts.get((label, other), 0) + number
    totals: dict[int, int] = {}
    for (label, _), number in counts.items():
        totals[label] = totals.get(label, 0) + number
    rows = [
        {
            "label": keys[label],
            "instead": keys[other] if other >= 0 else "",
            "often": number,
            "share": number / totals[label],
        }
        for (label, other), number in counts.items()
        if label != other
    ]
    return sorted(rows, key=lambda row: (-int(str(row["often"])), str(row["label"]), str(row["instead"])))


def _annotators(dataset: Dataset, votes: pd.DataFrame, tokens: MarkedRuns, pairs: pd.DataFrame) -> list[Record]:
    runs = tokens.runs
    marks = np.bincount(runs["vote"], weights=runs["end"] - runs["start"], minlength=len(votes))
    read = votes.assign(marks=marks, size=tokens.sizes[votes["article"]])
    rows = dataset.annotations.set_index("annotation_id")
    both = pairs.assign(marks=pairs["marks_one"] + pairs["marks_other"])[["one", "other", "article", "marks", "both"]]
    sides = [both.rename(columns={side: "annotator"}) for side in ("one", "other")]
    summed = pd.concat(sides).groupby(["annotator", "article"])[["marks", "both"]].sum()
    whole = both[["marks", "both"]].sum()
    found = []
    for name, own in read.groupby("annotator", sort=True):
        mine = summed.loc[[name]].droplevel(0) if name in summed.index else summed.iloc[:0].droplevel(0)
        articles = own.drop_duplicates("article").set_index("article")
        work = rows.loc[articles["annotation_id"]]
        when = pd.Series(work["updated"].fillna(work["created"]).to_numpy(), index=articles.index)
        order = when.sort_values(kind="stable").index
        half = len(order) // 2
        seconds = pd.Series(work["lead_time"].to_numpy(), index=articles.index)
        speed = (articles["size"] / seconds.where(seconds > 0)).dropna()
        found.append(
            {
                "annotator": str(name),
                "articles": len(articles),
                "marked": float(own["marks"].sum() / max(articles["size"].sum(), 1)),
                "agreement": _share(mine),
                "rest": _ratio(whole - mine.sum()),
                "first_half": _share(mine, order[:half]),
                "second_half": _share(mine, order[half:]),
                "speed": _speed(mine, speed),
                "by_time": _by_time(mine, order[: when.notna().sum()]),
                "by_speed": _by_speed(mine, speed.sort_values(kind="stable")),
            }
        )
    return sorted(found, key=lambda row: (row["agreement"] is None, row["agreement"] or 0.0, row["annotator"]))


def _ratio(sums: "pd.Series[float]") -> float | None:
    """Positive specific agreement; None where nobody marked anything."""
    return float(2 * sums["both"] / sums["marks"]) if sums["marks"] else None


def _share(mine: pd.DataFrame, articles: "pd.Index[int] | None" = None) -> float | None:
    """The same of one annotator with the others, over these of their articles."""
    return _ratio((mine if articles is None else mine[mine.index.isin(articles)]).sum())


def _steps(articles: "pd.Index[int]") -> list["pd.Index[int]"]:
    """Parts in this order that are as long as each other, at most _STEPS, none shorter than _SHORTEST_STEP articles."""
    many = min(_STEPS, len(articles) // _SHORTEST_STEP)
    return [articles[part] for part in np.array_split(np.arange(len(articles)), many)] if many > 1 else []


def _by_time(mine: pd.DataFrame, order: "pd.Index[int]") -> list[Record]:
    return [{"articles": len(step), "agreement": _share(mine, step)} for step in _steps(order)]


def _by_speed(mine: pd.DataFrame, speed: "pd.Series[float]") -> list[Record]:
    return [
        {
            "articles": len(step),
            "tokens_a_minute": float(60 * speed[step].median()),
            "agreement": _share(mine, step),
        }
        for step in _steps(speed.index)
    ]


def _speed(mine: pd.DataFrame, speed: "pd.Series[float]") -> float | None:
    """Spearman's correlation; None with fewer than five articles of known time or without variation."""
    agreed = (2 * mine["both"] / mine["marks"].where(mine["marks"] > 0)).rename("agreed")
    both = pd.concat([agreed, speed.rename("speed")], axis=1, join="inner").dropna().rank()
    if len(both) < 5 or both["agreed"].nunique() < 2 or both["speed"].nunique() < 2:
        return None
    return float(both["agreed"].corr(both["speed"]))
