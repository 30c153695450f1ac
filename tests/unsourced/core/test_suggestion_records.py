"""Suggestions as records: out and back without a change, and a broken record is named by its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from unsourced.core.article import make_article
from unsourced.core.spans import Relation, Span, Suggestions
from unsourced.core.suggestion_records import read_suggestions, suggestions_to_records
from unsourced.errors import InputError, OffsetError

ARTICLE = make_article(title="Weir closed", body="Critics 👩‍🚒 said so.", raw="x", reader_version="1")
SUGGESTED = Suggestions(
    article_id=ARTICLE.id,
    version="rules-1",
    spans=(
        Span(label="vague-source", start=13, end=20, score=0.9, region_id="r1", answers={"kind": "group"}),
        Span(label="attributed-claim", start=30, end=32, region_id="r2"),
    ),
    relations=(Relation(type="sourced-from", from_region="r2", to_region="r1"),),
)


def written(path: Path, **changed: Any) -> Path:
    """The records in a file, the last one with these fields changed."""
    records = list(suggestions_to_records(ARTICLE, SUGGESTED))
    records[-1] |= changed
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_records_read_back(tmp_path: Path) -> None:
    path = written(tmp_path / "spans.jsonl")
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["text"] == "Critics"
    assert read_suggestions(path, [ARTICLE]) == {ARTICLE.id: SUGGESTED}


def test_a_span_outside_the_text_is_not_written() -> None:
    outside = Suggestions(article_id=ARTICLE.id, version="v", spans=(Span(label="source", start=0, end=999),))
    with pytest.raises(OffsetError, match="999"):
        list(suggestions_to_records(ARTICLE, outside))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"end": 99}, "do not fit the span's text"),
        ({"text": "XX"}, "has other words at 30..32"),
        ({"version": "rules-2"}, "suggestions of rules-1 and of rules-2"),
        ({"region_id": "r1", "relations": []}, "region r1 .* is given twice"),
        ({"relations": [{"type": "sourced-from", "to": "r9"}]}, "to 'r9'"),
        ({"score": 1.5}, "field score"),
    ],
)
def test_a_broken_record_is_named(tmp_path: Path, changed: dict[str, Any], why: str) -> None:
    with pytest.raises(InputError, match=rf"spans.jsonl, line 2: .*{why}"):
        read_suggestions(written(tmp_path / "spans.jsonl", **changed), [ARTICLE])
