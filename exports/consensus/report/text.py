"""The consensus of a Dataset as a page for the terminal."""

import io
from collections.abc import Iterable
from typing import Any

import pandas as pd

from exports.consensus.annotator_reliability import RESAMPLES, SEED, annotator_reliability
from exports.consensus.records import Record, records_of_rows
from exports.consensus.sentences import MINIMUM, sentence_consensus
from exports.consensus.spans import HALF, consensus_spans, soft_spans
from exports.dataset.dataset import Dataset


def consensus_page(
    dataset: Dataset,
    *,
    threshold: float = HALF,
    minimum: int = MINIMUM,
    suggested: bool | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> str:
    """Per label what majority, model and vote make of it, and how reliable each annotator is."""
    page = io.StringIO()
    from rich.console import Console

    console = Console(width=100, file=page, highlight=False, markup=False)
    sentences = sentence_consensus(dataset, minimum=minimum, suggested=suggested)
    spans = consensus_spans(dataset, threshold=threshold, minimum=minimum, suggested=suggested)
    console.print(_labels_table(sentences, spans, minimum, soft_spans(dataset, suggested=suggested)))
    console.print(
        f"Majority and spans count articles with at least {minimum} annotators; a tie is no majority. Spans: what more "
        f"than {threshold:g} of them marked, and its share of the characters that anybody marked.\n"
    )
    rated = annotator_reliability(dataset, resamples=resamples, seed=seed, suggested=suggested)
    console.print(_reliability_table(rated[rated["sensitivity"].notna() | rated["specificity"].notna()]))
    for line in _notes(rated):
        console.print(line)
    console.print(
        "Sensitivity: of the sentences that the model takes to have the label, the share that they marked. "
        "Specificity: of the others, the share that they left. In brackets 95% of the resamples of whole articles."
    )
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()).rstrip() + "\n"


def _labels_table(sentences: pd.DataFrame, spans: pd.DataFrame, minimum: int, soft: pd.DataFrame) -> Any:
    from rich.table import Table

    table = Table(title="Consensus", title_justify="left", box=None, pad_edge=False)
    for name in ("label", "sentences", "majority", "ties", "Dawid-Skene", "spans", "characters"):
        table.add_column(name, justify="left" if name == "label" else "right")
    for label, rows in sentences.groupby("label", sort=False):
        modelled = rows["dawid_skene"]
        decided = rows["majority"]
        theirs, anybody = spans[spans["label"] == label], soft[soft["label"] == label]
        marked = (anybody["end"] - anybody["start"]).sum()
        kept = (theirs["end"] - theirs["start"]).sum()
        table.add_row(
            str(label),
            str(len(rows)),
            str(int(decided.sum())),
            str(int((decided.isna() & (rows["annotators"] >= minimum)).sum())),
            "-" if modelled.isna().all() else str(int((modelled > HALF).sum())),
            str(len(theirs)),
            f"{kept / marked:.0%}" if marked else "-",
        )
    return table


def _reliability_table(rated: pd.DataFrame) -> Any:
    from rich.table import Table

    table = Table(title="Reliability by Dawid and Skene's model", title_justify="left", box=None, pad_edge=False)
    for name in ("label", "annotator", "judged", "marked", "sensitivity", "specificity"):
        table.add_column(name, justify="left" if name in ("label", "annotator") else "right", no_wrap=name == "label")
    last = ""
    for row in records_of_rows(rated):
        name = str(row["label"])
        table.add_row(
            "" if name == last else name,
            str(row["annotator"]),
            str(row["sentences"]),
            str(row["marked"]),
            _rate(row, "sensitivity"),
            _rate(row, "specificity"),
        )
        last = name
    return table


def _rate(row: Record, name: str) -> str:
    if row[name] is None:
        return "undefined"
    interval = f" [{row[f'{name}_low']:.2f}, {row[f'{name}_high']:.2f}]" if row[f"{name}_low"] is not None else ""
    return f"{row[name]:.2f}{interval}"


def _notes(rated: pd.DataFrame) -> Iterable[str]:
    """What is missing and why: once a label where it is all annotators of it."""
    noted = rated[rated["note"] != ""]
    for (label, note), rows in noted.groupby(["label", "note"], sort=False):
        whose = "" if len(rows) == (rated["label"] == label).sum() else f", {', '.join(rows['annotator'])}"
        yield f"{label}{whose}: {note}"
