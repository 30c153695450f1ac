"""All annotators' marks of an article as one set of suggestions, each span with a note of who marked it and why."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from exports.dataset.dataset import Dataset
from exports.dataset.schema import to_arrow
from exports.dataset.votes import latest_votes
from unsourced.core.article import Article
from unsourced.core.spans import Relation, Span, Suggestions
from unsourced.schemes.scheme import Scheme

_REASON = 300  # characters of somebody's reason in a note


@dataclass(frozen=True, slots=True)
class _Annotation:
    """One annotator's mark: their name, their reason and their answers about it."""

    annotator: str
    reason: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


_Runs = tuple[tuple[int, int], ...]
_Marks = dict[tuple[str, _Runs], list[_Annotation]]


def annotators_as_suggestions(dataset: Dataset, articles: Iterable[Article]) -> dict[str, Suggestions]:
    """The suggestions for each of these articles, by article id: what counts in `sentence_targets`, and nobody else's.

    Spans of one label and place are one; `score` is the share of those who were asked. An answer about a span comes
    along where all who marked it chose the same, else it stands in the note. Links are those that anybody drew. The
    version is the same for all articles, and another one where somebody marked something else.
    """
    votes = latest_votes(dataset)
    ids = dataset.articles["id"].to_list()
    wanted = {article.id for article in articles}
    counted = votes.drop_duplicates("annotation_id")
    names = dict(zip(counted["annotation_id"], counted["annotator"], strict=True))
    article_of_annotation = dict(
        zip(counted["annotation_id"], (ids[number] for number in counted["article"]), strict=True)
    )
    labels = [dataset.scheme.label_keys[number] for number in votes["label"]]
    asked = Counter(zip((ids[number] for number in votes["article"]), labels, strict=True))
    offered = set(zip(votes["annotation_id"], labels, strict=True))
    rows = _by_article(dataset, article_of_annotation, wanted)
    found = {
        article: _suggestions(article, theirs, names, offered, asked, dataset.scheme)
        for article, theirs in rows.items()
    }
    version = f"annotators-{hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest()[:8]}"
    return {article: replace(one, version=version) for article, one in found.items()}


def _by_article(
    dataset: Dataset, article_of_annotation: Mapping[str, str], wanted: set[str]
) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The rows of spans, relations and answers of each article."""
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {
        article: {"spans": [], "relations": [], "answers": []} for article in sorted(wanted)
    }
    for table in ("spans", "relations", "answers"):
        frame = getattr(dataset, table)
        for row in to_arrow(table, frame[frame["annotation_id"].isin(article_of_annotation)]).to_pylist():
            if article_of_annotation[row["annotation_id"]] in wanted:
                rows[article_of_annotation[row["annotation_id"]]][table].append(row)
    return rows


def _suggestions(
    article: str,
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    names: Mapping[str, str],
    offered: set[tuple[str, str]],
    asked: Mapping[tuple[str, str], int],
    scheme: Scheme,
) -> Suggestions:
    regions: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows["spans"]:
        if (row["annotation_id"], row["label"]) in offered:
            regions[row["annotation_id"], row["region_id"]].append(row)
    answers: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows["answers"]:
        answers[row["annotation_id"], row["region_id"]][row["question"]] = row["value"]
    marks: _Marks = defaultdict(list)
    at: dict[tuple[str, str], tuple[str, _Runs]] = {}
    for key, parts in regions.items():
        runs = parts[0]["label"], tuple(sorted((part["start"], part["end"]) for part in parts))
        at[key] = runs
        marks[runs].append(_Annotation(names[key[0]], parts[0]["reason"] or "", answers[key]))
    ids = {runs: f"a{number}" for number, runs in enumerate(sorted(marks, key=lambda one: (one[1], one[0])), 1)}
    spans = [span for runs in ids for span in _spans(runs, ids[runs], marks[runs], asked[article, runs[0]], scheme)]
    links = {
        (row["type"], ids[at[one]], ids[at[other]])
        for row in rows["relations"]
        if (one := (row["annotation_id"], row["from_region"])) in at
        and (other := (row["annotation_id"], row["to_region"])) in at
    }
    relations = tuple(Relation(type=type_, from_region=one, to_region=other) for type_, one, other in sorted(links))
    return Suggestions(article_id=article, version="", spans=tuple(spans), relations=relations)


def _spans(
    runs: tuple[str, _Runs], region: str, marked: Sequence[_Annotation], asked: int, scheme: Scheme
) -> Iterable[Span]:
    """One span a part.

    The further parts are called REGION~1, REGION~2, …, as `exports.label_studio.annotation_results` reads them.
    """
    label, parts = runs
    people = sorted({annotation.annotator for annotation in marked})
    agreed = _agreed(marked, scheme)
    lines = [f"{len(people)} of {asked}: {', '.join(people)}"]
    lines += [f"{annotation.annotator}: {_cut(annotation.reason)}" for annotation in marked if annotation.reason]
    lines += [
        f"{annotation.annotator}, {question}: {_cut(answer)}"
        for annotation in marked
        for question, answer in sorted(annotation.answers.items())
        if question not in agreed
    ]
    for number, (start, end) in enumerate(parts):
        yield Span(
            label=label,
            start=start,
            end=end,
            score=len(people) / asked,
            reason="\n".join(lines),
            region_id=f"{region}~{number}" if number else region,
            answers={} if number else agreed,
        )


def _agreed(marked: Sequence[_Annotation], scheme: Scheme) -> dict[str, str]:
    """The choices that all who marked a span made alike; what somebody wrote stays theirs."""
    agreed = {}
    for question in scheme.questions_per("region"):
        said = {annotation.answers.get(question.key) for annotation in marked}
        answer = said.pop() if len(said) == 1 else None
        if answer is not None and answer in {choice.key for choice in question.choices}:
            agreed[question.key] = answer
    return agreed


def _cut(text: str) -> str:
    return text if len(text) <= _REASON else text[:_REASON] + "…"
