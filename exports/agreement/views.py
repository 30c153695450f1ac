"""Agreement as JSON, as tables for a terminal, and as one self-contained HTML page."""

import io
import json
from dataclasses import asdict
from typing import Any

from exports.agreement.agreement import Agreement, OriginAgreement, everybody

Record = dict[str, Any]
_SHOWN = 10


def agreement_json(found: Agreement) -> str:
    return json.dumps(asdict(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def figure(value: float | None, low: float | None = None, high: float | None = None, reason: str = "") -> str:
    """A figure for people: two decimals with its interval, or why it is undefined."""
    if value is None:
        return f"undefined: {reason}" if reason else "undefined"
    bounds = f" [{low:.2f}, {high:.2f}]" if low is not None and high is not None else ""
    return f"{value:.2f}{bounds}"


def alpha_figure(record: Record) -> str:
    return figure(record["alpha"], record["alpha_low"], record["alpha_high"], record["reason"])


def by_unit(origin: OriginAgreement) -> dict[str, dict[str, Record]]:
    """For each label the records of everybody by unit."""
    found: dict[str, dict[str, Record]] = {}
    for record in everybody(origin.labels):
        found.setdefault(record["label"], {})[record["unit"]] = record
    return found


def overall_pairs(origin: OriginAgreement) -> list[tuple[str, str, dict[str, Record], dict[str, Record]]]:
    """For each pair its records on label sets by unit and its span F1 by kind, all labels together."""
    found: dict[tuple[str, str], tuple[dict[str, Record], dict[str, Record]]] = {}
    for record in origin.sets:
        found.setdefault((record["one"], record["other"]), ({}, {}))[0][record["unit"]] = record
    for record in origin.spans:
        if not record["label"]:
            found.setdefault((record["one"], record["other"]), ({}, {}))[1][record["kind"]] = record
    return [(one, other, sets, spans) for (one, other), (sets, spans) in found.items()]


def f1_figure(record: Record | None) -> str:
    if record is None:
        return "undefined"
    return figure(record["f1"], record.get("low"), record.get("high"), "nobody marked any")


def agreement_table(found: Agreement) -> str:
    """Tables for a terminal: the headline's origin in full, the other in one line a label."""
    from rich.console import Console

    console = Console(file=io.StringIO(), width=140, color_system=None, markup=False, emoji=False)
    if found.synthetic:
        console.print("Synthetic: articles or annotators are invented.\n")
    for origin in sorted(found.origins, key=lambda one: one.origin != found.headline):
        console.print(
            f"{origin.origin.capitalize()} work: {origin.annotators} annotators, {origin.articles} articles, "
            f"{origin.shared_articles} of them by two or more. 95% intervals by bootstrap over articles."
        )
        console.print(_labels_table(origin))
        if origin.origin == found.headline:
            for table in (_overall_table(origin), _questions_table(origin)):
                console.print(table)
    for table in _contested_tables(found):
        console.print(table)
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().split("\n"))


def _table(title: str, *columns: str) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right")
    return table


def _labels_table(origin: OriginAgreement) -> Any:
    table = _table(
        "Each label: Krippendorff's α; prevalence, observed, positive and negative agreement on tokens",
        *("label", "α sentences", "α tokens", "α_U spans", "prev.", "obs.", "pos.", "neg.", "F1 exact"),
    )
    exact = {one["label"]: one for one in everybody(origin.spans) if one["kind"] == "exact"}
    for label, units in by_unit(origin).items():
        token = units["token"]
        told = [figure(token[name]) if token[name] is not None else "–" for name in _BESIDE]
        alphas = [alpha_figure(units[unit]) for unit in ("sentence", "token", "character")]
        f1 = exact.get(label, {}).get("f1")
        table.add_row(label, *alphas, *told, figure(f1) if f1 is not None else "–")
    return table


_BESIDE = ("prevalence", "observed", "positive", "negative")


def _overall_table(origin: OriginAgreement) -> Any:
    table = _table(
        "All labels: α with MASI distance, span F1, relation F1 over matched spans",
        *("annotators", "articles", "α sentences", "α tokens", "F1 exact", "F1 partial", "F1 boundary", "F1 relations"),
    )
    relations = {(record["one"], record["other"]): record for record in origin.relations}
    for one, other, sets, spans in overall_pairs(origin):
        relation = relations.get((one, other))
        table.add_row(
            f"{_clipped(one)} · {_clipped(other)}" if one else "everybody",
            str(sets["sentence"]["articles"]) if sets else "0",
            *(alpha_figure(sets[unit]) if unit in sets else "–" for unit in ("sentence", "token")),
            *(figure(spans[kind]["f1"]) if kind in spans else "–" for kind in ("exact", "partial", "boundary")),
            figure(relation["f1"]) if relation and relation["f1"] is not None else "–",
        )
    return table


def _questions_table(origin: OriginAgreement) -> Any:
    table = _table("Questions about the article", "question", "α of", "articles", "α", "observed")
    for record in origin.questions:
        observed = figure(record["observed"]) if record["observed"] is not None else "–"
        table.add_row(record["question"], record["level"], str(record["articles"]), alpha_figure(record), observed)
    return table


def _contested_tables(found: Agreement) -> list[Any]:
    contested = found.contested
    articles = _table("Most contested articles", "article", "annotators", "agreement on tokens")
    for row in contested.articles[:_SHOWN]:
        articles.add_row(_clipped(row["title"]), str(row["annotators"]), figure(row["agreement"]))
    spans = _table("Most contested spans", "text", "label", "marked by", "article")
    for row in contested.spans[:_SHOWN]:
        told = f"{row['marked_by']} of {row['asked']}"
        spans.add_row(_clipped(row["text"]), row["label"], told, f"{row['article_id']} {row['start']}–{row['end']}")
    taken = _table("Labels taken for one another", "label", "the other gave", "times", "share")
    for row in contested.confusions[:_SHOWN]:
        taken.add_row(row["label"], row["instead"] or "nothing", str(row["often"]), figure(row["share"]))
    people = _table(
        "Annotators against the rest (positive agreement on tokens)",
        *("annotator", "articles", "with others", "the rest", "first half", "second half", "faster, better?"),
    )
    for row in contested.annotators:
        figures = [figure(row[name]) if row[name] is not None else "–" for name in ANNOTATOR_FIGURES]
        people.add_row(_clipped(row["annotator"]), str(row["articles"]), *figures)
    return [articles, spans, taken, people]


ANNOTATOR_FIGURES = ("agreement", "rest", "first_half", "second_half", "speed")


def _clipped(text: str) -> str:
    text = "".join(sign if sign.isprintable() else "�" for sign in " ".join(text.split()))
    return text if len(text) <= 60 else f"{text[:59]}…"
