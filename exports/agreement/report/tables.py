"""What the terminal and the HTML page show of agreement, as tables of text."""

from typing import Any

from exports.agreement.agreement import Agreement, OriginAgreement
from exports.report.tables import TextTable, format_figure

Record = dict[str, Any]
# More pairs than six annotators make help nobody on a page; the JSON has them all.
_MOST_PAIRS = 15


def _short(value: float | None) -> str:
    return "–" if value is None else format_figure(value)


def _alpha(record: Record) -> str:
    return format_figure(record["alpha"], record["alpha_low"], record["alpha_high"], record["reason"])


def by_unit(origin: OriginAgreement, one: str = "", other: str = "") -> dict[str, dict[str, Record]]:
    """For each label the records of these two annotators, or of everybody, by unit."""
    found: dict[str, dict[str, Record]] = {}
    for record in origin.labels:
        if (record["one"], record["other"]) == (one, other):
            found.setdefault(record["label"], {})[record["unit"]] = record
    return found


def _f1(record: Record) -> str:
    return format_figure(record["f1"], record["low"], record["high"]) if record else "–"


def labels_table(origin: OriginAgreement, one: str = "", other: str = "", *, intervals: bool = False) -> TextTable:
    """Each label, for everybody or for a pair; `intervals` of κ and F1 too make it wide."""
    scope = (one, other)
    exact = {r["label"]: r for r in origin.spans if r["kind"] == "exact" and (r["one"], r["other"]) == scope}
    rows = []
    for label, units in by_unit(origin, one, other).items():
        token = units["token"]
        alphas = [_alpha(units[unit]) for unit in ("sentence", "token", "character")]
        told = [_short(token[name]) for name in ("prevalence", "observed", "positive", "negative")]
        f1 = exact.get(label, {})
        if intervals:
            kappa = [format_figure(token["kappa"], token["kappa_low"], token["kappa_high"]), *told, _f1(f1)]
        else:
            kappa = [_short(token["kappa"]), *told, _short(f1.get("f1"))]
        rows.append((label, *alphas, *kappa))
    kind = "Cohen's κ" if one else "Fleiss' κ"
    return TextTable(
        title=f"Each label: Krippendorff's α; {kind}, prevalence, observed, positive and negative agreement on tokens",
        columns=(*("label", "α sentences", "α tokens", "α_U spans", "κ", "prev.", "obs.", "pos.", "neg.", "F1 exact"),),
        rows=tuple(rows),
    )


def pairs(origin: OriginAgreement) -> list[tuple[str, str]]:
    """The pairs of annotators who share an article."""
    return [(record["one"], record["other"]) for record in origin.sets if record["one"] and record["unit"] == "token"]


def listed_pairs(origin: OriginAgreement) -> list[tuple[str, str]]:
    """The pairs, where they are few enough for a person to look at."""
    found = pairs(origin)
    return found if len(found) <= _MOST_PAIRS else []


def overall_tables(origin: OriginAgreement) -> list[TextTable]:
    """All labels together, for everybody and each pair: label sets, spans, and relations where there are any."""
    tables = [_sets_table(origin), _spans_table(origin)]
    if any(record["relations"] for record in origin.relations):
        tables.append(_relations_table(origin))
    return tables


def _scopes(origin: OriginAgreement) -> list[tuple[tuple[str, str], str]]:
    return [(scope, " · ".join(scope) if scope[0] else "everybody") for scope in [("", ""), *listed_pairs(origin)]]


def _sets_table(origin: OriginAgreement) -> TextTable:
    sets = {(r["one"], r["other"], r["unit"]): r for r in origin.sets}
    rows = []
    for scope, name in _scopes(origin):
        own = [sets[*scope, unit] for unit in ("sentence", "token")]
        told = [cell for r in own for cell in (_alpha(r), _short(r["prevalence"]), _short(r["observed"]))]
        rows.append((name, str(own[1]["articles"]), *told))
    return TextTable(
        title="All labels: α with MASI distance on the set of labels; prevalence of any label, observed equal sets",
        columns=("annotators", "articles", "α sentences", "prev.", "obs.", "α tokens", "prev.", "obs."),
        rows=tuple(rows),
    )


def _spans_table(origin: OriginAgreement) -> TextTable:
    spans = {(r["one"], r["other"], r["kind"]): r for r in origin.spans if not r["label"]}
    rows = []
    for scope, name in _scopes(origin):
        exact, partial, boundary = (spans.get((*scope, kind), {}) for kind in ("exact", "partial", "boundary"))
        counts = [str(exact.get("articles", 0)), str(exact.get("spans", 0)), _short(exact.get("prevalence"))]
        told = [cell for r in (exact, partial, boundary) for cell in (_f1(r), _short(r.get("observed")))]
        rows.append((name, *counts, *told))
    return TextTable(
        title="All labels: F1 of spans; prevalence on tokens, observed: what both have of what either has",
        columns=(
            *("annotators", "articles", "spans", "prev.", "F1 exact", "obs."),
            *("F1 partial", "obs.", "F1 boundary", "obs."),
        ),
        rows=tuple(rows),
    )


def _relations_table(origin: OriginAgreement) -> TextTable:
    relations = {(r["one"], r["other"]): r for r in origin.relations}
    rows = []
    for scope, name in _scopes(origin):
        record = relations.get(scope)
        if record is None:
            continue
        counts = [str(record[key]) for key in ("articles", "relations", "comparable", "matched")]
        rows.append((name, *counts, _short(record["prevalence"]), _short(record["observed"]), _f1(record)))
    return TextTable(
        title="Relations between matching spans; prevalence: matching spans that have one of those that could",
        columns=("annotators", "articles", "relations", "comparable", "of both", "prev.", "obs.", "F1"),
        rows=tuple(rows),
    )


def questions_table(origin: OriginAgreement, one: str = "", other: str = "") -> TextTable:
    """The questions with choices, for everybody or for a pair."""
    rows = [
        (
            record["question"],
            "article" if record["per"] == "article" else "matching spans",
            record["level"],
            str(record["units"]),
            _alpha(record),
            f"{_short(record['prevalence'])} {record['commonest']}".strip(),
            _short(record["observed"]),
        )
        for record in origin.questions
        if (record["one"], record["other"]) == (one, other)
    ]
    return TextTable(
        title="Questions: α on what two or more answered; prevalence of the commonest answer, observed agreement",
        columns=("question", "about", "level of α", "units", "α", "prev.", "obs."),
        rows=tuple(rows),
    )


def dispute_tables(found: Agreement, most: int) -> list[TextTable]:
    """Where people disagree, `most` rows of each, and of annotators twice as many, who differ most first."""
    contested = found.disagreement
    articles = [(row["title"], str(row["annotators"]), _short(row["agreement"])) for row in contested.articles]
    spans = [
        (
            row["text"],
            row["label"],
            f"{row['marked_by']} of {row['asked']}",
            f"{row['title']} {row['start']}–{row['end']}",
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
        TextTable(
            title="Most contested articles",
            columns=("article", "annotators", "agreement on tokens"),
            rows=tuple(articles[:most]),
        ),
        TextTable(
            title="Most contested spans", columns=("text", "label", "marked by", "where"), rows=tuple(spans[:most])
        ),
        TextTable(
            title="Labels taken for one another",
            columns=("label", "the other gave", "times", "share"),
            rows=tuple(taken[:most]),
        ),
        TextTable(
            title="Annotators against the rest: positive agreement on tokens; speed is its correlation with tokens "
            "a second",
            columns=("annotator", "articles", "with others", "the rest", "first half", "second half", "speed"),
            rows=tuple(people[: 2 * most]),
        ),
    ]


_ANNOTATOR_FIGURES = ("agreement", "rest", "first_half", "second_half", "speed")
