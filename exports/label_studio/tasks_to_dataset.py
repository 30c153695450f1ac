"""The Dataset that Label Studio's JSON export of a project becomes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from exports.dataset.dataset import Dataset, Problem
from exports.dataset.schema import articles_frame, frame
from exports.label_studio.annotation_results import Row, rows_of_result
from exports.label_studio.json_stream import Task
from exports.label_studio.name_mapping import NameMapping
from exports.label_studio.task_text import SourceText, plain_text_of_task, source_text_of_task
from unsourced.core.article import Article
from unsourced.errors import InputError
from unsourced.label_studio.tasks import role_of_task

PART_CHARACTERS = 1 << 22
"""How much of an export becomes rows at a time."""

# Problems by which a mark or an article is lost. The others are answers and links to regions that somebody deleted.
LOSSES = ("offsets", "label", "tag", "article", "annotation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Who and what the numbers in an export stand for: e-mail addresses by user, versions by prediction.

    `predictions_visible` is false where the project keeps predictions from its annotators.
    """

    people: Mapping[int, str] = field(default_factory=dict)
    versions: Mapping[int, str] = field(default_factory=dict)
    predictions_visible: bool = True


@dataclass(frozen=True, slots=True)
class _Tables:
    """Rows of a part; `known` and `taken` are the ids of articles and annotations in all parts so far."""

    known: set[str]
    taken: set[str]
    articles: list[Article] = field(default_factory=list)
    annotations: list[Row] = field(default_factory=list)
    spans: list[Row] = field(default_factory=list)
    relations: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def dataset_of_tasks(
    tasks: Iterable[Task], mapping: NameMapping, names: Names | None = None, provenance: Mapping[str, Any] | None = None
) -> Dataset:
    """The Dataset of exported tasks: the articles that somebody has worked on, and all that they did.

    What cannot become a row is in its `problems`.
    """
    [whole] = parts_of_tasks(((task, 0) for task in tasks), mapping, names or Names())
    return replace(whole, provenance=provenance or {})


def parts_of_tasks(tasks: Iterable[tuple[Task, int]], mapping: NameMapping, names: Names) -> Iterator[Dataset]:
    """The same Dataset in parts, at least one, whose rows follow each other; without provenance.

    Tasks come with their sizes in characters; a part is made of tasks of about PART_CHARACTERS together. An annotation
    is in one part with its spans, relations and answers, and its article in that or an earlier one.
    """
    known: set[str] = set()
    taken: set[str] = set()
    tables, characters = _Tables(known, taken), 0
    for task, size in tasks:
        if task.get("annotations") or task.get("drafts"):
            _add_task(task, mapping, names, tables)
        characters += size
        if characters >= PART_CHARACTERS:
            yield _part(tables, mapping)
            tables, characters = _Tables(known, taken), 0
    yield _part(tables, mapping)


def _part(tables: _Tables, mapping: NameMapping) -> Dataset:
    return Dataset(
        scheme=mapping.scheme,
        articles=articles_frame(tables.articles),
        annotations=frame("annotations", tables.annotations),
        spans=frame("spans", tables.spans),
        relations=frame("relations", tables.relations),
        answers=frame("answers", tables.answers),
        problems=tuple(tables.problems),
    )


def _add_task(task: Task, mapping: NameMapping, names: Names, tables: _Tables) -> None:
    source = _source_text(task, mapping, tables.problems)
    if source is None:
        return
    if source.article.id not in tables.known:
        tables.known.add(source.article.id)
        tables.articles.append(source.article)
    for row, result in _work(task, source.article, mapping, names, tables.problems):
        if row["annotation_id"] in tables.taken:
            tables.problems.append(
                _problem("annotation", "stands twice in this export", task, row["annotation_id"], result)
            )
            continue
        tables.taken.add(row["annotation_id"])
        tables.annotations.append(row)
        _add_result(task, row, result, source, mapping, tables)


def _source_text(task: Task, mapping: NameMapping, problems: list[Problem]) -> SourceText | None:
    try:
        return source_text_of_task(task, mapping.text)
    except InputError as error:
        problems.append(_problem("article", error.what, task, record=task.get("data")))
    try:
        # Its record does not fit any more; the labels are about the text as it stands.
        return plain_text_of_task(task, mapping.text)
    except InputError:
        return None


def _add_result(
    task: Task, row: Row, result: Sequence[Mapping[str, Any]], source: SourceText, mapping: NameMapping, tables: _Tables
) -> None:
    rows = rows_of_result(
        result,
        text=source.article.text,
        mapping=mapping,
        to_article=source.to_article,
        version=row["suggested_version"],
    )
    key = {"annotation_id": row["annotation_id"]}
    tables.spans.extend(key | span for span in rows.spans)
    tables.relations.extend(key | relation for relation in rows.relations)
    tables.answers.extend(key | answer for answer in rows.answers)
    for fault in rows.faults:
        tables.problems.append(
            _problem(fault.kind, fault.message, task, row["annotation_id"], fault.item, fault.region_id)
        )


def _work(
    task: Task, article: Article, mapping: NameMapping, names: Names, problems: list[Problem]
) -> Iterator[tuple[Row, Sequence[Mapping[str, Any]]]]:
    """The annotations table's row of each annotation and draft of a task, and its result."""
    for kind in ("annotations", "drafts"):
        for number, said in enumerate(task.get(kind) or (), 1):
            if not isinstance(said, Mapping):
                problems.append(_problem("draft", f"only the number of {kind[:-1]} {said} is in this export", task))
                continue
            draft = kind == "drafts"
            name = str(said.get("id") or f"{task.get('id')}-{number}")
            row = {
                "annotation_id": f"draft-{name}" if draft else name,
                "article_id": article.id,
                "annotator": _person(said.get("user" if draft else "completed_by"), names, name),
                "role": "gold" if said.get("ground_truth") else role_of_task(task),
                "status": "draft" if draft else "skipped" if said.get("was_cancelled") else "submitted",
                "labels_offered": list(mapping.offered),
                "scheme_version": mapping.scheme.version,
                "created": _moment(said.get("created_at")),
                "updated": _moment(said.get("updated_at")),
                "updated_by": _person(said["updated_by"], names, name) if said.get("updated_by") else None,
                "lead_time": _number(said.get("lead_time")),
                "project": _project(task),
                "suggested_version": _version(said, names),
            }
            yield row, said.get("result") or ()


def _person(who: object, names: Names, annotation: str) -> str:
    """Somebody's e-mail address, or their number where it is not known. Accounts that were deleted stay apart."""
    if isinstance(who, Mapping):
        return str(who.get("email") or f"user-{who.get('id')}")
    if isinstance(who, int):
        return names.people.get(who) or f"user-{who}"
    return str(who) if who else f"deleted-user-{annotation}"


def _version(said: Mapping[str, Any], names: Names) -> str | None:
    """The version of the prediction that an annotation began with, or that was on the page meanwhile."""
    parent = said.get("parent_prediction")
    seen = said.get("prediction")
    told = seen.get("model_version") if names.predictions_visible and isinstance(seen, Mapping) else None
    known = str(told) if told else None
    if isinstance(parent, int):
        return names.versions.get(parent) or known or f"prediction-{parent}"
    return known or None


def _moment(told: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(told))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(told: object) -> float | None:
    return float(told) if isinstance(told, int | float) else None


def _project(task: Task) -> str | None:
    return str(task["project"]) if task.get("project") is not None else None


def _problem(
    kind: str, message: str, task: Task, annotation_id: str = "", record: object = None, region_id: str = ""
) -> Problem:
    return Problem(
        kind=kind,
        message=message,
        project=_project(task) or "",
        task=str(task.get("id", "")),
        annotation_id=annotation_id,
        region_id=region_id,
        record=record,
    )
