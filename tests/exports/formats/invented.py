"""Invented Datasets of every shape: scripts, gaps, overlaps, parts, relations, answers, skips and drafts."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from exports.dataset.dataset import Dataset
from exports.dataset.schema import SCHEMAS
from tests.exports.building import SCHEME, annotation, article, dataset
from unsourced.core.article import Article

WORDS = ["pumps", "fail", "Critics", "said", "👩‍🚒", "המים", "e\u0301te\u0301", "no.", "[sic]", "\u201cyes,\u201d", "7"]
_LINE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
ARTICLES = st.builds(article, _LINE, st.lists(_LINE, min_size=1, max_size=4).map("\n".join))
PEOPLE = ["ada@annotators.example", "Bo von Tarsk", "../c.", "ש"]
_PER_REGION = [q for q in SCHEME.questions_per("region") if q.key != "reason"]
_LINKED = (SCHEME.relations[0].from_labels, SCHEME.relations[0].to_labels)
_PER_ARTICLE = SCHEME.questions_per("article")


@st.composite
def datasets(draw: st.DrawFn, *, whole: bool = False, plain: bool = False) -> Dataset:
    """`whole`: each span has one part; `plain`: nothing but submitted annotations with labelled spans."""
    articles = draw(st.lists(ARTICLES, min_size=1, max_size=3, unique_by=lambda one: one.id))
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("annotations", "spans", "relations", "answers")}
    for one in articles:
        for person in draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True)):
            # Formats of single latest_annotations hold nothing where nobody submitted.
            first = not rows["annotations"]
            status = (
                "submitted" if plain or first else draw(st.sampled_from(("submitted", "submitted", "skipped", "draft")))
            )
            key = f"draft-{one.id}.{person}" if status == "draft" else f"{one.id}.{person}"
            rows["annotations"].append(annotation(key, one.id, person, status=status))
            _add_spans(draw, key, one, rows, whole or plain, plain)
    return dataset(articles, *rows.values())


def _add_spans(
    draw: st.DrawFn, key: str, one: Article, rows: dict[str, list[dict[str, Any]]], whole: bool, plain: bool
) -> None:
    labels: dict[str, str] = {}
    for number in range(draw(st.integers(0, 5))):
        cuts = draw(st.lists(st.integers(0, len(one.text)), min_size=2, max_size=2 if whole else 6, unique=True))
        cuts = sorted(cuts)[: len(cuts) // 2 * 2]
        label = draw(st.sampled_from(SCHEME.label_keys))
        reason = None if plain else draw(st.sampled_from((None, "Says who?", "Which ones?\nHow many?")))
        region = f"r{number}"
        labels[region] = label
        for part, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=True)):
            place = {"annotation_id": key, "region_id": region, "part": part, "start": start, "end": end}
            rows["spans"].append(place | {"label": label, "origin": "manual", "reason": reason})
    if plain:
        return
    for region in labels:
        question = draw(st.sampled_from([None, *_PER_REGION]))
        if question:
            _answer(draw, key, region, question.key, [choice.key for choice in question.choices], rows)
    for question in draw(st.lists(st.sampled_from(_PER_ARTICLE), max_size=3, unique_by=lambda q: q.key)):
        choices = [choice.key for choice in question.choices] or ["Read twice."]
        _answer(draw, key, None, question.key, choices, rows)
    ends = [[region for region, label in labels.items() if label in fitting] for fitting in _LINKED]
    if all(ends) and draw(st.booleans()):
        link = {"annotation_id": key, "from_region": ends[0][0], "to_region": ends[1][0]}
        rows["relations"].append(link | {"type": SCHEME.relations[0].key})


def _answer(
    draw: st.DrawFn, key: str, region: str | None, question: str, choices: list[str], rows: dict[str, Any]
) -> None:
    value = draw(st.sampled_from(choices))
    rows["answers"].append({"annotation_id": key, "region_id": region, "question": question, "value": value})


def assert_same_rows(one: Dataset, other: Dataset) -> None:
    """The same rows in each table, in whatever order."""
    for name in SCHEMAS:
        assert_frame_equal(_ordered(one, name), _ordered(other, name))


def _ordered(one: Dataset, name: str) -> Any:
    rows = getattr(one, name)
    key = {"articles": ["id"], "spans": ["annotation_id", "region_id", "part"]}.get(name, list(rows.columns[:3]))
    return rows.sort_values(key, kind="stable").reset_index(drop=True)


def marked(one: Dataset) -> list[tuple[str, str, str, int, int]]:
    """Who marked what where, in order: annotator, text, label, start, end; for each part."""
    rows = one.spans.merge(one.annotations, on="annotation_id").merge(one.articles, left_on="article_id", right_on="id")
    return sorted(zip(rows["annotator"], rows["text"], rows["label"], rows["start"], rows["end"], strict=True))


def judged(one: Dataset) -> set[tuple[str, str]]:
    """Who submitted an annotation of which text."""
    rows = one.annotations[one.annotations["status"] == "submitted"]
    rows = rows.merge(one.articles, left_on="article_id", right_on="id")
    return set(zip(rows["annotator"], rows["text"], strict=True))


def submitted(one: Dataset) -> Dataset:
    """The same without skips and drafts."""
    kept = one.annotations[one.annotations["status"] == "submitted"]
    mine = {
        name: getattr(one, name)[getattr(one, name)["annotation_id"].isin(kept["annotation_id"])]
        for name in ("spans", "relations", "answers")
    }
    return replace(one, annotations=kept, **mine)
