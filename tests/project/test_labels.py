"""The labels of `labels/news`: marks lie in their texts, fit the scheme, and are as many as their README says."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import combinations
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


def _assert_the_scheme_allows(marks: Sequence[dict[str, Any]]) -> None:
    """No two marks of one annotator lie on the same words where the scheme does not let them.

    But an attributed claim, which is known by its sentence only.
    """
    scheme = load_scheme()
    clauses = [mark for mark in marks if mark["label"] != "attributed-claim"]
    for one, other in combinations(clauses, 2):
        if one["start"] < other["end"] and other["start"] < one["end"]:
            assert scheme.may_overlap(one["label"], other["label"]), (one, other)


def test_the_readme_counts_what_is_there() -> None:
    readme = (LABELS / "README.md").read_text(encoding="utf-8")
    invented, real = list(_lines("invented.jsonl")), list(_lines("open.jsonl"))
    assert f"{len(invented)} articles written" in readme
    assert f"{sum(len(article['sentences']) for article in invented):,} sentences: a" in readme
    assert f"{len(real)} real articles" in readme
    assert f"{sum(len(article['read']) for article in real):,} sentences: no text" in readme


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
        _assert_the_scheme_allows(article["marks"])


def test_real_articles_have_offsets_and_no_text() -> None:
    keys = set(load_scheme().label_keys)
    articles = list(_lines("open.jsonl"))
    assert len({article["key"] for article in articles}) == len(articles)
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
