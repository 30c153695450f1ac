"""The consensus of a Dataset as records, and as a page for the terminal."""

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from exports.consensus.annotator_reliability import RESAMPLES, SEED, annotator_reliability
from exports.consensus.sentences import MINIMUM, sentence_consensus
from exports.consensus.spans import HALF, consensus_spans, soft_spans
from exports.dataset.dataset import Dataset, read_dataset
from exports.dataset.votes import require_votes
from unsourced.io.progress import say
from unsourced.io.record_files import write_records, write_text

Record = Mapping[str, object]

_TEXT, _INT, _SHARE = pa.string(), pa.int64(), pa.float64()
_PLACE = [("article_id", _TEXT), ("label", _TEXT), ("start", _INT), ("end", _INT), ("text", _TEXT)]
_RATE = [(f"{rate}{end}", _SHARE) for rate in ("sensitivity", "specificity") for end in ("", "_low", "_high")]
SCHEMAS = {
    "spans": pa.schema([*_PLACE, ("score", _SHARE), ("reason", _TEXT), ("annotators", _INT), ("who", pa.list_(_TEXT))]),
    "sentences": pa.schema(
        [
            ("article_id", _TEXT),
            ("sentence", _INT),
            *_PLACE[1:],
            ("annotators", _INT),
            ("marked", _INT),
            ("share", _SHARE),
            ("majority", pa.bool_()),
            ("dawid_skene", _SHARE),
        ]
    ),
    "soft": pa.schema([*_PLACE, ("share", _SHARE), ("marked", _INT), ("annotators", _INT)]),
    "reliability": pa.schema(
        [
            ("label", _TEXT),
            ("annotator", _TEXT),
            ("sentences", _INT),
            ("marked", _INT),
            ("prevalence", _SHARE),
            *_RATE,
            ("note", _TEXT),
        ]
    ),
}


def consensus(
    path: Path,
    *,
    show: str = "spans",
    threshold: float = HALF,
    minimum: int = MINIMUM,
    suggested: bool | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    output_format: str = "terminal",
    out: Path | None = None,
    quiet: bool = False,
) -> None:
    """Write the consensus of the Dataset in the folder `path`: a page, or the records that `show` names.

    Raises DatasetError where the folder is no Dataset or nobody submitted anything that counts.
    """
    dataset = read_dataset(path)
    require_votes(dataset, suggested=suggested, where=str(path))
    if dataset.synthetic:
        say("These articles or labels are invented: every figure is synthetic.", quiet=quiet)
    options: dict[str, Any] = {"threshold": threshold, "minimum": minimum, "suggested": suggested}
    if output_format == "terminal":
        write_text(consensus_page(dataset, resamples=resamples, seed=seed, **options), out)
        return
    records = consensus_records(dataset, show, resamples=resamples, seed=seed, **options)
    write_records(records, output_format, out, schema=SCHEMAS[show])


def consensus_records(
    dataset: Dataset,
    show: str,
    *,
    threshold: float = HALF,
    minimum: int = MINIMUM,
    suggested: bool | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Iterator[Record]:
    """The records of `spans`, `sentences`, `soft` or `reliability`, with the keys of `SCHEMAS`; None is missing."""
    if show == "spans":
        rows = consensus_spans(dataset, threshold=threshold, minimum=minimum, suggested=suggested)
        reasons = [
            f"marked by {len(who)} of {asked}" for who, asked in zip(rows["who"], rows["annotators"], strict=True)
        ]
        rows = rows.rename(columns={"share": "score"}).assign(reason=reasons)
    elif show == "sentences":
        rows = sentence_consensus(dataset, minimum=minimum, suggested=suggested)
    elif show == "soft":
        rows = soft_spans(dataset, suggested=suggested)
    else:
        rows = annotator_reliability(dataset, resamples=resamples, seed=seed, suggested=suggested)
    if "start" in rows:
        texts = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
        places = zip(rows["article_id"], rows["start"], rows["end"], strict=True)
        rows = rows.assign(text=[texts[article][start:end] for article, start, end in places])
    return _records(rows[SCHEMAS[show].names])


def _records(rows: pd.DataFrame) -> Iterator[Record]:
    columns = [rows[name].astype(object).where(rows[name].notna(), None) for name in rows]
    return (dict(zip(rows.columns, values, strict=True)) for values in zip(*columns, strict=True))


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
    for row in _records(rated):
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
