"""The labels of `labels/news`: every mark lies in its text, has a label of the scheme, and never text of a corpus."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.paths import CORPORA, ROOT
from unsourced.schemes.load import load_scheme

LABELS = ROOT / "labels" / "news"
ANNOTATORS = {"language-model-1", "language-model-2", "language-model-3"}
SHARED_FIELDS = {"key", "annotator", "marks"}


def _lines(name: str) -> Iterator[dict[str, Any]]:
    with (LABELS / name).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def test_invented_articles_hold_their_marks_in_the_sentences_that_they_name() -> None:
    keys = set(load_scheme().label_keys)
    seen = set()
    for article in _lines("invented.jsonl"):
        assert set(article) == SHARED_FIELDS | {"kind", "outlet", "text", "sentences"}
        assert article["annotator"] in ANNOTATORS
        assert article["key"] not in seen
        seen.add(article["key"])
        offsets = [offset for pair in article["sentences"] for offset in pair]
        assert offsets == sorted(offsets)
        assert offsets[-1] == len(article["text"])
        for mark in article["marks"]:
            assert mark["label"] in keys
            assert any(start <= mark["start"] < mark["end"] <= end for start, end in article["sentences"]), mark
            marked = article["text"][mark["start"] : mark["end"]]
            assert marked == marked.strip()
    assert len(seen) == 193


def test_real_articles_have_offsets_and_no_text() -> None:
    keys = set(load_scheme().label_keys)
    articles = list(_lines("open.jsonl"))
    assert len({article["key"] for article in articles}) == len(articles) == 108
    for article in articles:
        assert set(article) == SHARED_FIELDS | {"corpus", "line", "sha256", "read"}
        assert article["annotator"] in ANNOTATORS
        for mark in article["marks"]:
            assert set(mark) == {"label", "start", "end", "reason", "sure"}
            assert mark["label"] in keys
            assert [mark["start"], mark["end"]] in article["read"]


def test_real_articles_are_those_of_the_corpora() -> None:
    folder = CORPORA / "open"
    if not folder.is_dir():
        pytest.skip("the open corpora are not beside the project (../shared/corpora/open)")
    texts: dict[str, list[str]] = {}
    for article in _lines("open.jsonl"):
        corpus = article["corpus"]
        if corpus not in texts:
            lines = (folder / corpus / "articles.jsonl").read_text(encoding="utf-8").splitlines()
            texts[corpus] = [json.loads(line)["text"] for line in lines]
        text = texts[corpus][article["line"] - 1]
        assert hashlib.sha256(text.encode()).hexdigest() == article["sha256"]
        assert all(0 <= start < end <= len(text) for start, end in article["read"])
