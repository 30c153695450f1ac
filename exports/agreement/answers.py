"""Agreement on answers: to questions about an article, and to questions about a span.

Each question gives interval α where it is a scale, else nominal α. What is answered twice or more is a unit: the
article, or two spans of one label that match (see `exports.agreement.span_matching`); the bootstrap draws articles.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from exports.agreement.distance_alpha import SharedArticles, alpha_with_interval
from exports.agreement.per_label import RANDOM_STATE, bootstrap_weights
from exports.agreement.span_matching import matched_spans
from exports.dataset.dataset import Dataset
from exports.metrics.coefficients import NOTHING_SHARED, ONE_ANNOTATOR, Coefficient, Level, distances
from unsourced.core.types import Float64, Int64
from unsourced.schemes.scheme import Question

Record = dict[str, object]
NO_MATCH = "no matching spans that both answered"
# A crowd of hundreds has more pairs than anybody reads; then only everybody together is told.
_MOST_PAIRS = 200


def question_agreement(dataset: Dataset, votes: pd.DataFrame, *, random_state: int = RANDOM_STATE) -> list[Record]:
    """Agreement on each question with choices, for everybody and for each pair of annotators.

    Records with `question`, `per` ("article" or "region"), `level`, `one`, `other` ("" for everybody), `articles`,
    `units` (articles, or pairs of matching spans, with two answers or more), `alpha` (a Coefficient), `observed` (the
    share of pairs of answers that are equal), `commonest` (the answer given most) and `prevalence` (its share). A scale
    whose answers are not numbers counts its steps. Several answers to one question are one value, their set.
    """
    sides = votes[["annotation_id", "article", "annotator"]].drop_duplicates()
    answers = dataset.answers.merge(sides, on="annotation_id")
    matches = None
    found: list[Record] = []
    for question in dataset.scheme.questions:
        if question.type == "text":
            continue
        given = _values(answers[answers["question"] == question.key], question)
        if question.per == "article":
            units = given.assign(unit=given["article"])
        else:
            matches = matched_spans(dataset.spans, votes) if matches is None else matches
            units = _on_matches(given, matches, question)
        reason = _reason(given, question)
        head: Record = {"question": question.key, "per": question.per, "level": _level(question)}
        for one, other, part in _scopes(units):
            found.append(head | {"one": one, "other": other} | _agreement(part, question, reason, random_state))
    return found


def _level(question: Question) -> Level:
    return "interval" if question.type == "scale" else "nominal"


def _values(answers: pd.DataFrame, question: Question) -> pd.DataFrame:
    """Columns `article`, `annotator`, `annotation_id`, `region_id`, `value`: one row for each thing answered."""
    keys = {choice.key for choice in question.choices}
    known = answers[answers["value"].isin(keys) & (answers["region_id"].notna() == (question.per == "region"))]
    by = ["article", "annotator", "annotation_id", "region_id"]
    joined = known.sort_values("value").groupby(by, dropna=False)["value"].agg("|".join).reset_index()
    return joined[joined["value"].isin(keys)] if question.type == "scale" else joined


def _on_matches(given: pd.DataFrame, matches: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The answers about matching spans, a unit two of them."""
    kept = matches[matches["label"].isin(question.labels)] if question.labels else matches
    kept = kept.reset_index(drop=True).reset_index(names="unit")
    both = []
    for side in ("one", "other"):
        keys = {f"annotation_id_{side}": "annotation_id", f"region_id_{side}": "region_id"}
        both.append(kept[["unit", *keys]].rename(columns=keys).merge(given, on=["annotation_id", "region_id"]))
    units = pd.concat(both, ignore_index=True)
    return units[units.duplicated("unit", keep=False)]


def _scopes(units: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Everybody, and each two annotators who answered about the same."""
    yield "", "", units
    pairs = units[["unit", "annotator"]].merge(units[["unit", "annotator"]], on="unit")
    pairs = pairs[pairs["annotator_x"] < pairs["annotator_y"]][["annotator_x", "annotator_y"]].drop_duplicates()
    if len(pairs) > _MOST_PAIRS:
        return
    for one, other in sorted(zip(pairs["annotator_x"], pairs["annotator_y"], strict=True)):
        yield str(one), str(other), units[units["annotator"].isin((one, other))]


def _agreement(units: pd.DataFrame, question: Question, reason: str, random_state: int) -> Record:
    units = units[units.duplicated("unit", keep=False)]
    if units.empty:
        undefined = {"alpha": Coefficient(value=None, reason=reason), "observed": None}
        return {"articles": 0, "units": 0, **undefined, "commonest": "", "prevalence": None}
    names, values = _domain(units, question)
    counts = np.zeros((units["unit"].nunique(), len(names)))
    np.add.at(counts, (pd.factorize(units["unit"])[0], pd.Index(names).get_indexer(pd.Index(units["value"]))), 1)
    rated, totals = counts.sum(axis=1), counts.sum(axis=0)
    apart = distances(values, _level(question))(values)
    first = units.drop_duplicates("unit")
    article, articles = pd.factorize(first["article"])
    shared = _by_article(counts, ((counts @ apart) * counts).sum(axis=1) / (rated - 1), article, len(articles))
    equal, pairs = (counts * (counts - 1)).sum(), (rated * (rated - 1)).sum()
    return {
        "articles": len(articles),
        "units": len(counts),
        "alpha": alpha_with_interval(shared, apart, bootstrap_weights(len(articles), random_state=random_state)),
        "observed": float(equal / pairs),
        "commonest": names[int(totals.argmax())],
        "prevalence": float(totals.max() / totals.sum()),
    }


def _by_article(counts: Float64, differ: Float64, article: Int64, articles: int) -> SharedArticles:
    summed = csr_array((np.ones(len(article)), (article, np.arange(len(article)))), shape=(articles, len(article)))
    return SharedArticles(differ=summed @ differ, counts=csr_array(summed @ counts), articles=np.arange(articles))


def _domain(units: pd.DataFrame, question: Question) -> tuple[list[str], Float64]:
    """The answers that may be given, or sets of them that were, and the number that stands for each."""
    keys = [choice.key for choice in question.choices]
    if question.type == "scale":
        return keys, _steps(keys)
    names = list(dict.fromkeys([*keys, *sorted(set(units["value"]))]))
    return names, np.arange(len(names), dtype=np.float64)


def _steps(keys: list[str]) -> Float64:
    try:
        return np.array([float(key) for key in keys])
    except ValueError:
        return np.arange(len(keys), dtype=np.float64)


def _reason(given: pd.DataFrame, question: Question) -> str:
    shared = NOTHING_SHARED if question.per == "article" else NO_MATCH
    return {0: "nobody answered", 1: ONE_ANNOTATOR}.get(given["annotator"].nunique(), shared)
