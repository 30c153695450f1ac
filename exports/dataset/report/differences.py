"""How a diff of two Datasets reads in a terminal."""

from collections.abc import Mapping
from typing import Any

from exports.dataset.dataset import Dataset
from exports.dataset.diff import KINDS, Change, diff, plain_value
from exports.dataset.schema import SCHEMAS

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def diff_text(old: Dataset, new: Dataset, *, shown: int = 10) -> str:
    """The same for people: how much changed in each table, and the first `shown` changes of each kind."""
    found = list(diff(old, new))
    if not found:
        return "nothing changed\n"
    texts = {row.id: row.text for dataset in (old, new) for row in dataset.articles[["id", "text"]].itertuples()}
    articles = {
        str(row.annotation_id): str(row.article_id)
        for dataset in (old, new)
        for row in dataset.annotations[["annotation_id", "article_id"]].itertuples()
    }
    lines = []
    for table in ("scheme", *SCHEMAS):
        theirs = [change for change in found if change.table == table]
        if not theirs:
            continue
        counts = {kind: [change for change in theirs if change.kind == kind] for kind in KINDS}
        lines.append(f"{table}: " + ", ".join(f"{len(some)} {kind}" for kind, some in counts.items() if some))
        for kind, some in counts.items():
            lines += [f"  {_SIGNS[kind]} {_told(c, texts, articles)}" for c in some[:shown]]
            if len(some) > shown:
                lines.append(f"    and {len(some) - shown} more {kind}")
    return "\n".join(lines) + "\n"


def _told(change: Change, texts: Mapping[Any, Any], articles: Mapping[str, str]) -> str:
    row = change.after or change.before
    key = " ".join(str(value) for value in change.key.values() if value is not None)
    if change.kind == "changed":
        fields = (
            f"{name}: {plain_value(change.before[name])} → {plain_value(change.after[name])}" for name in change.after
        )
        return f"{key} {'; '.join(fields)}".strip()
    if change.table == "articles":
        return f"{key} “{_short(str(row['text']).split(chr(10))[0])}”"
    if change.table == "annotations":
        return f"{key} {row['annotator']}, {row['status']}, article {row['article_id']}"
    if change.table == "spans":
        words = texts.get(articles.get(str(row["annotation_id"])), "")[row["start"] : row["end"]]
        return f"{key} {row['label']} {row['start']}..{row['end']} “{_short(words)}”"
    return f"{key} {row['type'] if change.table == 'relations' else row['value']}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:59] + "…"
