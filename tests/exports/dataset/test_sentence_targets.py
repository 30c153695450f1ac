"""Sentence targets: what counts as a mark, as a negative and as nothing, and the same as a slow plain count."""

import math
from collections import defaultdict
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.dataset.dataset import Dataset
from exports.dataset.sentence_targets import sentence_targets, sentence_values
from tests.exports.building import SCHEME, annotation, article, dataset, span
from unsourced.core.article import Article
from unsourced.core.sentences import sentences

HALF, ANY = "attributed-claim", "loaded-language"
ARTICLE = article("Pumps fail", "Nobody was hurt there. Officials said so.")
#                  0            12                     35..53


def share(data: Dataset, label: str, **options: Any) -> dict[int, float]:
    rows = sentence_targets(data, **options)
    rows = rows[rows["label"] == label]
    return dict(zip(rows["sentence"].to_list(), rows["share"].to_list(), strict=True))


def test_rows_carry_the_sentences_with_their_offsets() -> None:
    rows = sentence_targets(dataset([ARTICLE], [annotation("1", ARTICLE.id, "ada")]))
    assert list(rows.columns) == ["article_id", "sentence", "start", "end", "label", "share", "annotators"]
    assert rows.groupby("sentence")["label"].apply(list).to_list() == [list(SCHEME.label_keys)] * 3
    pieces = rows.drop_duplicates("sentence")
    spans = zip(pieces["start"], pieces["end"], strict=True)
    assert [ARTICLE.text[s:e] for s, e in spans] == ["Pumps fail", "Nobody was hurt there.", "Officials said so."]


def test_an_empty_submission_is_a_negative_and_a_skip_or_draft_is_missing() -> None:
    rows = [
        annotation("1", ARTICLE.id, "ada"),
        annotation("2", ARTICLE.id, "bo"),
        annotation("3", ARTICLE.id, "cy", status="skipped"),
        annotation("4", ARTICLE.id, "di", status="draft"),
    ]
    data = dataset([ARTICLE], rows, [span(number, ANY, 12, 18) for number in ("1", "3", "4")])
    assert share(data, ANY) == {0: 0, 1: 0.5, 2: 0}
    assert set(sentence_targets(data)["annotators"]) == {2}


def test_an_article_that_everybody_skipped_has_no_rows() -> None:
    rows = sentence_targets(dataset([ARTICLE], [annotation("1", ARTICLE.id, "ada", status="skipped")]))
    assert len(rows) == 0
    assert rows["share"].dtype == float
    assert len(sentence_targets(dataset([], []))) == 0


def test_a_label_that_was_not_offered_is_missing() -> None:
    rows = [
        annotation("1", ARTICLE.id, "ada", labels_offered=[ANY]),
        annotation("2", ARTICLE.id, "bo", labels_offered=[ANY, "speculation"]),
        annotation("3", ARTICLE.id, "cy", labels_offered=None),
    ]
    data = dataset([ARTICLE], rows, [span("2", "speculation", 12, 18), span("1", ANY, 12, 18)])
    assert share(data, ANY)[1] == 0.5
    assert share(data, "speculation")[1] == 1
    assert set(sentence_targets(data)["label"]) == {ANY, "speculation"}


def test_of_two_submissions_by_one_person_the_latest_counts() -> None:
    old, new = pd.Timestamp("2026-01-02", tz="UTC"), pd.Timestamp("2026-03-04", tz="UTC")
    rows = [
        annotation("2", ARTICLE.id, "ada", created=old, updated=new),
        annotation("1", ARTICLE.id, "ada", created=new - pd.Timedelta(1, "h")),
    ]
    data = dataset([ARTICLE], rows, [span("1", ANY, 12, 18), span("2", ANY, 35, 40)])
    assert share(data, ANY) == {0: 0, 1: 0, 2: 1}


def test_half_needs_half_of_the_sentence_and_unites_parts_and_overlaps() -> None:
    def marked(*pieces: tuple[int, int]) -> float:
        spans = [span("1", HALF, *piece, region_id="r", part=k) for k, piece in enumerate(pieces)]
        return share(dataset([ARTICLE], [annotation("1", ARTICLE.id, "ada")], spans), HALF)[1]

    assert marked((12, 23)) == 1  # 11 of 22 characters
    assert marked((12, 22)) == 0
    assert marked((12, 20), (16, 22)) == 0  # the overlap counts once
    assert marked((12, 16), (20, 27)) == 1
    assert marked((0, 11), (12, 22)) == 0


def test_touching_a_sentence_is_not_overlapping_it() -> None:
    data = dataset([ARTICLE], [annotation("1", ARTICLE.id, "ada")], [span("1", ANY, 10, 12), span("1", ANY, 34, 35)])
    assert share(data, ANY) == {0: 0, 1: 0, 2: 0}


def test_only_annotators_count_unless_told_otherwise() -> None:
    rows = [annotation("1", ARTICLE.id, "ada"), annotation("2", ARTICLE.id, "eve", role="gold")]
    data = dataset([ARTICLE], rows, [span("2", ANY, 12, 18)])
    assert share(data, ANY)[1] == 0
    assert share(data, ANY, roles=["gold"])[1] == 1
    assert share(data, ANY, roles=["annotator", "gold"])[1] == 0.5


def test_work_that_began_with_suggestions_can_be_told_apart() -> None:
    rows = [
        annotation("1", ARTICLE.id, "ada"),
        annotation("2", ARTICLE.id, "bo", suggested_version="rules-1"),
        annotation("3", ARTICLE.id, "cy"),
    ]
    data = dataset([ARTICLE], rows, [span("1", ANY, 12, 18), span("3", ANY, 35, 40, origin="prediction-changed")])
    assert share(data, ANY, suggested=False) == {0: 0, 1: 1, 2: 0}
    assert share(data, ANY, suggested=True) == {0: 0, 1: 0, 2: 0.5}


def plain_count(data: Dataset, articles: list[Article]) -> dict[tuple[str, int, str], tuple[float, int]]:
    """The definition, spelled out character by character."""
    latest: dict[tuple[str, str, str], Any] = {}
    rows: list[Any] = list(data.annotations.itertuples())
    for row in rows:
        if row.status == "submitted" and row.role == "annotator":
            for label in row.labels_offered:
                key = (row.article_id, row.annotator, label)
                if key not in latest or row.updated >= latest[key].updated:
                    latest[key] = row
    covered: dict[tuple[str, str], set[int]] = defaultdict(set)
    spans: list[Any] = list(data.spans.itertuples())
    for piece in spans:
        covered[piece.annotation_id, piece.label] |= set(range(piece.start, piece.end))
    found: dict[tuple[str, int, str], tuple[float, int]] = {}
    for one in articles:
        for label in SCHEME.labels:
            asked = [r for (a, _, offered), r in latest.items() if (a, offered) == (one.id, label.key)]
            for number, (start, end) in enumerate(sentences(one.text)):
                least = 1 if label.sentence_rule == "any" else math.ceil((end - start) / 2)
                shared = [len(covered[r.annotation_id, label.key] & set(range(start, end))) for r in asked]
                if asked:
                    found[one.id, number, label.key] = sum(s >= least for s in shared) / len(asked), len(asked)
    return found


ARTICLES = [article(f"Head {k}", "It rained. Critics left! Who knows why?\n\nA new line. " * k) for k in (1, 2, 3)]


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    annotations, spans = [], []
    moments = [pd.Timestamp(2026, 1, day, tz="UTC") for day in (1, 2, 3)]
    for number in range(draw(st.integers(0, 8))):
        one = draw(st.sampled_from(ARTICLES))
        annotations.append(
            annotation(
                str(number),
                one.id,
                draw(st.sampled_from(["ada", "bo"])),
                status=draw(st.sampled_from(["submitted", "submitted", "skipped"])),
                labels_offered=draw(st.lists(st.sampled_from(SCHEME.label_keys), unique=True)),
                updated=draw(st.sampled_from(moments)),
            )
        )
        for region in range(draw(st.integers(0, 6))):
            start = draw(st.integers(0, len(one.text) - 1))
            end = draw(st.integers(start + 1, len(one.text)))
            spans.append(span(str(number), draw(st.sampled_from([HALF, ANY])), start, end, region_id=str(region)))
    return dataset(ARTICLES, annotations, spans)


@given(datasets())
def test_equals_a_plain_count(data: Dataset) -> None:
    rows = sentence_targets(data)
    records: list[Any] = list(rows.itertuples())
    found = {(r.article_id, r.sentence, r.label): (r.share, r.annotators) for r in records}
    assert found == plain_count(data, ARTICLES)
    assert len(found) == len(rows)


@given(datasets())
def test_the_share_is_the_mean_of_what_each_annotator_said(data: Dataset) -> None:
    shares, values = sentence_targets(data), sentence_values(data)
    assert list(values.columns) == ["article_id", "sentence", "start", "end", "label", "annotator", "value"]
    assert len(values) == shares["annotators"].sum()
    key = ["article_id", "sentence", "start", "end", "label"]
    mean = values.astype({"article_id": "str", "label": "str"}).groupby(key, sort=False)["value"].mean()
    assert mean.to_dict() == pytest.approx(shares.set_index(key)["share"].to_dict(), abs=1e-12)
    assert list(mean.index) == list(shares.set_index(key).index)
