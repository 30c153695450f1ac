"""From the sample's quotes to the rows of a Dataset: offsets, regions, relations, answers and plausible times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from exports.sample.label_files import Annotator, LabelFile, QuotedRelation, QuotedSpan
from unsourced.core.article import Article
from unsourced.errors import InputError
from unsourced.schemes.scheme import Question, Scheme

PROJECT = "sample"
_ARTICLES_A_SESSION = 5
_PAUSE = timedelta(seconds=20)
_SKIP_SHARE = 0.25  # of an article, read before giving up on it
_SECONDS_A_WORD = 1.5  # typing a reason

Row = dict[str, object]


@dataclass(slots=True)
class Rows:
    """Records for four of a Dataset's tables."""

    annotations: list[Row] = field(default_factory=list)
    spans: list[Row] = field(default_factory=list)
    relations: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)

    def extend(self, other: "Rows") -> None:
        """Append the rows of another."""
        self.annotations += other.annotations
        self.spans += other.spans
        self.relations += other.relations
        self.answers += other.answers


@dataclass(frozen=True, slots=True)
class _Region:
    id: str
    mark: QuotedSpan
    start: int
    end: int
    where: str


def annotation_rows(
    annotator: Annotator, articles: Mapping[str, Article], labels: Mapping[str, LabelFile], scheme: Scheme
) -> Rows:
    """What one annotator did with all articles, which are keyed by page name, in the order of their sessions.

    Raises InputError where an entry does not fit its article or the scheme; the message names file and entry.
    """
    rows = Rows()
    names = list(articles)
    first = annotator.first_page % len(names)
    done = [n for n in names[first:] + names[:first] if labels[n].status(annotator.key) is not None]
    clock = annotator.first_session
    for index, name in enumerate(done):
        day, in_session = divmod(index, _ARTICLES_A_SESSION)
        if in_session == 0:
            clock = annotator.first_session + timedelta(days=day)
        regions = _regions(name, articles[name], labels[name], annotator.key, scheme)
        lead_time = _lead_time(annotator, articles[name], regions, labels[name].status(annotator.key) == "skipped")
        clock += timedelta(seconds=lead_time) + _PAUSE
        annotation_id = f"{name}.{annotator.key}"
        rows.annotations.append(
            {
                "annotation_id": annotation_id,
                "article_id": articles[name].id,
                "annotator": annotator.email,
                "role": "annotator",
                "status": labels[name].status(annotator.key),
                "labels_offered": list(scheme.label_keys),
                "scheme_version": scheme.version,
                "created": clock,
                "updated": clock,
                "updated_by": annotator.email,
                "lead_time": lead_time,
                "project": PROJECT,
            }
        )
        rows.spans += _span_rows(annotation_id, regions, annotator.key)
        rows.relations += _relation_rows(annotation_id, regions, labels[name], annotator.key, scheme, name)
        rows.answers += _answer_rows(annotation_id, regions, labels[name], annotator.key, scheme, name)
    return rows


def _regions(name: str, article: Article, labels: LabelFile, key: str, scheme: Scheme) -> list[_Region]:
    regions = []
    for number, mark in enumerate(labels.spans, 1):
        if key in mark.by:
            where = f"labels/{name}.toml, spans entry {number} ({mark.quote[:40]!r})"
            if mark.label not in scheme.label_keys:
                raise InputError(f"label {mark.label} is not in scheme {scheme.name}", where=where)
            start = _start(article.text, mark, where)
            regions.append(_Region(mark.id or f"m{number}", mark, start, start + len(mark.quote), where))
    _check_overlaps(regions, scheme)
    return regions


def _start(text: str, mark: QuotedSpan, where: str) -> int:
    starts = []
    found = text.find(mark.quote)
    while found >= 0:
        starts.append(found)
        found = text.find(mark.quote, found + 1)
    if not starts:
        raise InputError("the article has no such words", where=where)
    if mark.occurrence is None and len(starts) > 1:
        raise InputError(f"the words stand there {len(starts)} times", where=where, remedy="Say which: occurrence = 1.")
    if (mark.occurrence or 1) > len(starts):
        raise InputError(f"the words stand there {len(starts)} times, not {mark.occurrence}", where=where)
    return starts[(mark.occurrence or 1) - 1]


def _check_overlaps(regions: Iterable[_Region], scheme: Scheme) -> None:
    widest: list[_Region] = []
    for region in sorted(regions, key=lambda r: (r.start, r.end)):
        widest = [other for other in widest if other.end > region.start]
        for other in widest:
            one, two = other.mark.label, region.mark.label
            if one == two or not scheme.may_overlap(one, two):
                raise InputError(f"overlaps {other.mark.quote[:40]!r}: {two} on {one}", where=region.where)
        widest.append(region)


def _lead_time(annotator: Annotator, article: Article, regions: list[_Region], skipped: bool) -> float:
    """Seconds on an article: reading it, marking, and typing the reasons."""
    reading = 60 * len(article.text.split()) / annotator.words_per_minute
    if skipped:
        return round(_SKIP_SHARE * reading, 1)
    typed = sum(len(region.mark.reason.get(annotator.key, "").split()) for region in regions)
    return round(reading + annotator.seconds_per_mark * len(regions) + _SECONDS_A_WORD * typed, 1)


def _span_rows(annotation_id: str, regions: Iterable[_Region], key: str) -> list[Row]:
    return [
        {
            "annotation_id": annotation_id,
            "region_id": region.id,
            "part": 0,
            "label": region.mark.label,
            "start": region.start,
            "end": region.end,
            "origin": "manual",
            "reason": region.mark.reason.get(key),
        }
        for region in sorted(regions, key=lambda r: (r.start, -r.end))
    ]


def _relation_rows(
    annotation_id: str, regions: list[_Region], labels: LabelFile, key: str, scheme: Scheme, name: str
) -> list[Row]:
    by_id = {region.id: region for region in regions}
    if len(by_id) < len(regions):
        raise InputError("two spans of one annotator have the same id", where=f"labels/{name}.toml")
    rows: list[Row] = []
    for number, link in enumerate(labels.relations, 1):
        if key in link.by:
            where = f"labels/{name}.toml, relations entry {number} ({link.from_} to {link.to})"
            _check_link(link, by_id, scheme, where)
            rows.append(
                {"annotation_id": annotation_id, "from_region": link.from_, "to_region": link.to, "type": link.type}
            )
    return rows


def _check_link(link: QuotedRelation, by_id: Mapping[str, _Region], scheme: Scheme, where: str) -> None:
    missing = {link.from_, link.to} - by_id.keys()
    if missing:
        raise InputError(f"no span {', '.join(sorted(missing))} by everybody who drew this", where=where)
    ends = by_id[link.from_].mark.label, by_id[link.to].mark.label
    types = [t for t in scheme.relations if t.key == link.type]
    if not any(ends[0] in t.from_labels and ends[1] in t.to_labels for t in types):
        raise InputError(f"{link.type} does not run from {ends[0]} to {ends[1]}", where=where)


def _answer_rows(
    annotation_id: str, regions: Iterable[_Region], labels: LabelFile, key: str, scheme: Scheme, name: str
) -> list[Row]:
    rows: list[Row] = []
    asked = {q.key: q for q in scheme.questions_per("region")}
    for region in regions:
        for question, value in region.mark.answers.items():
            _check_answer(asked.get(question), value, region.mark.label, region.where)
            rows.append(_answer(annotation_id, region.id, question, value))
    asked = {q.key: q for q in scheme.questions_per("article")}
    for question, value in labels.answers.get(key, {}).items():
        _check_answer(asked.get(question), value, "", f"labels/{name}.toml, answers of {key}, {question}")
        rows.append(_answer(annotation_id, None, question, value))
    return rows


def _answer(annotation_id: str, region_id: str | None, question: str, value: str) -> Row:
    return {"annotation_id": annotation_id, "region_id": region_id, "question": question, "value": value}


def _check_answer(question: Question | None, value: str, label: str, where: str) -> None:
    if question is None or (question.labels and label not in question.labels):
        raise InputError("the scheme does not ask this here", where=where)
    if question.choices and value not in {choice.key for choice in question.choices}:
        raise InputError(f"{value} is no answer to {question.key}", where=where)
