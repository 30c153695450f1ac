"""The consensus of a Dataset as records."""

from collections.abc import Iterator, Mapping

import pandas as pd
import pyarrow as pa

from exports.consensus.annotator_reliability import RESAMPLES, SEED, annotator_reliability
from exports.consensus.sentences import MINIMUM, sentence_consensus
from exports.consensus.spans import HALF, consensus_spans, soft_spans
from exports.dataset.dataset import Dataset

Record = Mapping[str, object]


_TEXT, _INT, _SHARE = pa.string(), pa.int64(), pa.float64()


_SPAN_COLUMNS = [("article_id", _TEXT), ("label", _TEXT), ("start", _INT), ("end", _INT), ("text", _TEXT)]


_RATE = [(f"{rate}{end}", _SHARE) for rate in ("sensitivity", "specificity") for end in ("", "_low", "_high")]


SCHEMAS = {
    "spans": pa.schema(
        [*_SPAN_COLUMNS, ("score", _SHARE), ("reason", _TEXT), ("annotators", _INT), ("who", pa.list_(_TEXT))]
    ),
    "sentences": pa.schema(
        [
            ("article_id", _TEXT),
            ("sentence", _INT),
            *_SPAN_COLUMNS[1:],
            ("annotators", _INT),
            ("marked", _INT),
            ("share", _SHARE),
            ("majority", pa.bool_()),
            ("dawid_skene", _SHARE),
        ]
    ),
    "soft": pa.schema([*_SPAN_COLUMNS, ("share", _SHARE), ("marked", _INT), ("annotators", _INT)]),
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
    return records_of_rows(rows[SCHEMAS[show].names])


def records_of_rows(rows: pd.DataFrame) -> Iterator[Record]:
    """A record a row; None is missing."""
    columns = [rows[name].astype(object).where(rows[name].notna(), None) for name in rows]
    return (dict(zip(rows.columns, values, strict=True)) for values in zip(*columns, strict=True))
