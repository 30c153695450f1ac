"""What the terminal and the HTML page show of agreement, as tables of text."""

from dataclasses import dataclass
from typing import Any

from exports.agreement.agreement import Agreement, OriginAgreement

Record = dict[str, Any]
# More pairs than six annotators make help nobody on a page; the JSON has them all.
_MOST_PAIRS = 15


@dataclass(frozen=True, kw_only=True)
class ViewTable:
    """A table with its heading; the first column names what a row is about."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def figure(value: float | None, low: float | None = None, high: float | None = None, reason: str = "") -> str:
    """A figure for people: two decimals with its interval, or why it is undefined."""
    if value is None:
        return f"undefined: {reason}" if reason else "undefined"
    bounds = f" [{low:.2f}, {high:.2f}]" if low is not None and high is not None else ""
    return f"{value:.2f}{bounds}"


def _short(value: float | None) -> str:
    return "–" if value is None else figure(value)


def _alpha(record: Record) -> str:
    return figure(record["alpha"], record["alpha_low"], record["alpha_high"], record["reason"])


def by_unit(origin: OriginAgreement, one: str = "", other: str = "") -> dict[str, dict[str, Record]]:
    """For each label the records of these two annotators, or of everybody, by unit."""
    found: dict[str, dict[str, Record]] = {}
    for record in origin.labels:
        if (record["one"], record["other"]) == (one, other):
            found.setdefault(record["label"], {})[record["unit"]] = record
    return found


def labels_table(origin: OriginAgreement, one: str = "", other: str = "") -> ViewTable:
    """Each label, for everybody or for a pair."""
    scope = (one, other)
    exact = {r["label"]: r for r in origin.spans if r["kind"] == "exact" and (r["one"], r["other"]) == scope}
    rows = []
    for label, units in by_unit(origin, one, other).items():
        token = units["token"]
        alphas = [_alpha(units[unit]) for unit in ("sentence", "token", "character")]
        told = [_short(token[name]) for name in ("kappa", "prevalence", "observed", "positive", "negative")]
        rows.append((label, *alphas, *told, _short(exact.get(label, {}).get("f1"))))
    kappa = "Cohen's κ" if one else "Fleiss' κ"
    return ViewTable(
        title=f"Each label: Krippendorff's α; {kappa}, prevalence, observed, positive and negative agreement on tokens",
        columns=(*("label", "α sentences", "α tokens", "α_U spans", "κ", "prev.", "obs.", "pos.", "neg.", "F1 exact"),),
        rows=tuple(rows),
    )


def pairs(origin: OriginAgreement) -> list[tuple[str, str]]:
    """The pairs of annotators who share an article."""
    return [(record["one"], record["other"]) for record in origin.sets if record["one"] and record["unit"] == "token"]


def shown_pairs(origin: OriginAgreement) -> list[tuple[str, str]]:
    """The pairs, where they are few enough for a person to look at."""
    found = pairs(origin)
    return found if len(found) <= _MOST_PAIRS else []


def overall_table(origin: OriginAgreement) -> ViewTable:
    """All labels together, for everybody and each pair."""
    sets = {(r["one"], r["other"], r["unit"]): r for r in origin.sets}
    spans = {(r["one"], r["other"], r["kind"]): r for r in origin.spans if not r["label"]}
    relations = {(r["one"], r["other"]): r for r in origin.relations}
    rows = []
    for one, other in [("", ""), *shown_pairs(origin)]:
        rows.append(
            (
                f"{one} · {other}" if one else "everybody",
                str(sets[one, other, "token"]["articles"]),
                _alpha(sets[one, other, "sentence"]),
                _alpha(sets[one, other, "token"]),
                *(_short(spans.get((one, other, k), {}).get("f1")) for k in ("exact", "partial", "boundary")),
                _short(relations.get((one, other), {}).get("f1")),
            )
        )
    return ViewTable(
        title="All labels: α with MASI distance, span F1, relation F1 over matched spans",
        columns=(
            *("annotators", "articles", "α sentences", "α tokens"),
            *("F1 exact", "F1 partial", "F1 boundary", "F1 relations"),
        ),
        rows=tuple(rows),
    )


def questions_table(origin: OriginAgreement) -> ViewTable:
    rows = [
        (record["question"], record["level"], str(record["articles"]), _alpha(record), _short(record["observed"]))
        for record in origin.questions
    ]
    return ViewTable(
        title="Questions about the article",
        columns=("question", "level of α", "articles", "α", "observed"),
        rows=tuple(rows),
    )


def dispute_tables(found: Agreement, most: int) -> list[ViewTable]:
    """Where people disagree, `most` rows of each, and of annotators twice as many, who differ most first."""
    contested = found.contested
    titles = {row["article_id"]: row["title"] for row in contested.articles}
    articles = [(row["title"], str(row["annotators"]), _short(row["agreement"])) for row in contested.articles]
    spans = [
        (
            row["text"],
            row["label"],
            f"{row['marked_by']} of {row['asked']}",
            f"{titles.get(row['article_id'], row['article_id'])} {row['start']}–{row['end']}",
        )
        for row in contested.spans
    ]
    taken = [
        (row["label"], row["instead"] or "nothing", str(row["often"]), _short(row["share"]))
        for row in contested.confusions
    ]
    people = [
        (row["annotator"], str(row["articles"]), *(_short(row[name]) for name in _ANNOTATOR_FIGURES))
        for row in contested.annotators
    ]
    return [
        ViewTable(
            title="Most contested articles",
            columns=("article", "annotators", "agreement on tokens"),
            rows=tuple(articles[:most]),
        ),
        ViewTable(
            title="Most contested spans", columns=("text", "label", "marked by", "where"), rows=tuple(spans[:most])
        ),
        ViewTable(
            title="Labels taken for one another",
            columns=("label", "the other gave", "times", "share"),
            rows=tuple(taken[:most]),
        ),
        ViewTable(
            title="Annotators against the rest: positive agreement on tokens; speed is its correlation with tokens "
            "a second",
            columns=("annotator", "articles", "with others", "the rest", "first half", "second half", "speed"),
            rows=tuple(people[: 2 * most]),
        ),
    ]


_ANNOTATOR_FIGURES = ("agreement", "rest", "first_half", "second_half", "speed")
