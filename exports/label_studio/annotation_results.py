"""What Label Studio stores of one annotation (`result`, a list), and rows of spans, relations and answers: both ways.

Label Studio has no discontinuous spans: their further parts travel as regions called `REGION~1`, `REGION~2`, …
A region with several labels becomes one span a label, the further ones called `REGION#LABEL`.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exports.dataset.schema import ORIGINS
from exports.label_studio.name_mapping import NameMapping
from unsourced.core.offsets import normalise
from unsourced.core.spans import check_offsets
from unsourced.errors import OffsetError
from unsourced.schemes.scheme import Question, RelationType, Scheme

Row = dict[str, Any]
Item = Mapping[str, Any]
ToArticle = Callable[[int], int]

REASON = "reason"
LABELS_CONTROL = "label"
TEXT_NAME = "text"
_PART = re.compile(r"(.+)~([1-9][0-9]*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ResultProblem:
    """An item of a result that cannot become a row: `offsets`, `label`, `tag`, `relation` or `answer`."""

    kind: str
    message: str
    item: Item

    @property
    def region_id(self) -> str:
        """The region that it is about; of a relation the one it starts from, "" where neither is told."""
        return str(self.item.get("id") or self.item.get("from_id") or "")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the tables of the same names, without `annotation_id`, and what could not become one."""

    spans: list[Row] = field(default_factory=list)
    relations: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    faults: list[ResultProblem] = field(default_factory=list)


def rows_of_result(
    result: Sequence[Item],
    *,
    text: str,
    mapping: NameMapping,
    to_article: ToArticle = lambda offset: offset,
    version: str | None = None,
) -> Rows:
    """The rows of one annotation of the article with this text.

    `to_article` takes an offset as Label Studio stored it to one into `text`, or raises OffsetError. `version` is of
    the prediction that the annotation began with.
    """
    rows = Rows()
    items = [item if isinstance(item, Mapping) else {"value": item} for item in result]
    marks = [item for item in items if str(item.get("type", "")).endswith("labels")]
    links = [item for item in items if item.get("type") == "relation"]
    asked = [item for item in items if not any(item is other for other in (*marks, *links))]
    found = [(item, span) for item in marks for span in _spans(item, text, mapping, to_article, version, rows.faults)]
    rows.spans.extend(_with_parts(found))
    regions = {span["region_id"] for span in rows.spans}
    labels = {span["region_id"]: span["label"] for span in rows.spans}
    for item in asked:
        _answer(item, regions, mapping, rows)
    for item in links:
        _relation(item, labels, mapping.scheme, mapping, rows)
    return rows


def _spans(
    item: Item, text: str, mapping: NameMapping, to_article: ToArticle, version: str | None, faults: list[ResultProblem]
) -> Iterable[Row]:
    value = _value(item)
    if (mapping.text is not None and item.get("to_name") != mapping.text.name) or item.get("type") != "labels":
        faults.append(
            ResultProblem(
                "tag", f"{item.get('type')} on {item.get('to_name')} is not a span of the article's text", item
            )
        )
        return
    names = choices_in(value.get("labels"))
    if not names:
        faults.append(ResultProblem("label", "has no label", item))
        return
    try:
        start, end = _offsets(value, text, to_article)
    except OffsetError as error:
        faults.append(ResultProblem("offsets", str(error), item))
        return
    origin = item.get("origin") if item.get("origin") in ORIGINS else "manual"
    for number, name in enumerate(dict.fromkeys(names)):
        label = mapping.labels.get((str(item.get("from_name")), name))
        if label is None:
            faults.append(ResultProblem("label", f"label {name!r} is not in scheme {mapping.scheme.name}", item))
            continue
        region = str(item.get("id"))
        yield {
            "region_id": region if number == 0 else f"{region}#{label}",
            "part": 0,
            "label": label,
            "start": start,
            "end": end,
            "origin": origin,
            "version": version if origin != "manual" else None,
            "reason": _note(item) if origin == "manual" else None,
        }


def choices_in(told: object) -> list[str]:
    """The names in a list that Label Studio told; nothing where it is no list."""
    return [name for name in told if isinstance(name, str)] if isinstance(told, list) else []


def _value(item: Item) -> Mapping[str, Any]:
    value = item.get("value")
    return value if isinstance(value, Mapping) else {}


def _offsets(value: Mapping[str, Any], text: str, to_article: ToArticle) -> tuple[int, int]:
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int:
        raise OffsetError(f"span {start!r}..{end!r} has no whole numbers for offsets")
    start, end = to_article(start), to_article(end)
    check_offsets(text, start, end)
    told = value.get("text")
    if isinstance(told, str) and _words(told) != _words(text[start:end]):
        raise OffsetError(f"span {start}..{end} reads {text[start:end]!r} here and {told!r} in Label Studio")
    return start, end


def _words(text: str) -> str:
    # Label Studio writes a line break inside a span as a backslash and an n.
    return "".join(c for c in text.replace("\\n", "") if c.isalnum())


def _note(item: Item) -> str | None:
    """The note that an annotator wrote on a region itself, for projects without a question for it.

    On a suggested region it is what the rules or the model said.
    """
    meta = item.get("meta")
    told = meta.get("text") if isinstance(meta, Mapping) else None
    note = "\n".join(map(str, told)) if isinstance(told, list) else told
    return normalise(str(note))[0].strip() or None if note else None


def _with_parts(found: list[tuple[Item, Row]]) -> list[Row]:
    """The spans with the parts of one region under its name, in order, and no key twice."""
    by_region: dict[str, list[Row]] = defaultdict(list)
    seen: set[tuple[Any, ...]] = set()
    # Stable: regions first, so that a part finds the region that it belongs to.
    for _, row in sorted(found, key=lambda pair: bool(_PART.fullmatch(pair[1]["region_id"]))):
        same = (row["region_id"], row["label"], row["start"], row["end"])
        if same in seen:
            continue
        seen.add(same)
        region = row["region_id"]
        part = _PART.fullmatch(region)
        if part and all(other["label"] == row["label"] for other in by_region.get(part[1], ())):
            region = part[1]
        elif region in by_region and not part:
            region = f"{region}#{row['label']}"
        by_region[region].append(row)
    spans = []
    for region, rows in by_region.items():
        reason = next((row["reason"] for row in rows if row["reason"]), None)
        for number, row in enumerate(sorted(rows, key=lambda row: (row["start"], row["end"]))):
            spans.append({**row, "region_id": region, "part": number, "reason": reason})
    return spans


def _answer(item: Item, regions: Collection[str], mapping: NameMapping, rows: Rows) -> None:
    question = mapping.questions.get(str(item.get("from_name")))
    if question is None:
        rows.faults.append(ResultProblem("answer", f"the scheme has no question {item.get('from_name')!r}", item))
        return
    region = _region_of(item, question, regions)
    if question.per == "region" and region is None:
        rows.faults.append(ResultProblem("answer", f"answers {question.key} about a region that is not there", item))
        return
    told = _told(item, question, mapping)
    foreign = {one for one in told if question.choices} - {choice.key for choice in question.choices}
    if foreign:
        rows.faults.append(
            ResultProblem("answer", f"{', '.join(sorted(foreign))} is not an answer to {question.key}", item)
        )
        return
    if not told:
        return
    value = told[0] if len(told) == 1 else json.dumps(told, ensure_ascii=False)
    if question.key == REASON and region is not None:
        for span in rows.spans:
            if span["region_id"] == region:
                span["reason"] = value
        return
    row = {"region_id": region, "question": question.key, "value": value}
    twice = [other for other in rows.answers if (other["region_id"], other["question"]) == (region, question.key)]
    if twice and twice[0]["value"] != value:
        rows.faults.append(ResultProblem("answer", f"answers {question.key} a second time", item))
    elif not twice:
        rows.answers.append(row)


def _region_of(item: Item, question: Question, regions: Collection[str]) -> str | None:
    if question.per != "region":
        return None
    region = str(item.get("id"))
    part = _PART.fullmatch(region)
    return region if region in regions else part[1] if part and part[1] in regions else None


def _told(item: Item, question: Question, mapping: NameMapping) -> list[str]:
    """The answers: keys of choices, nested ones as JSON, and lines of text as one."""
    told = _value(item).get({"textarea": "text"}.get(str(item.get("type")), str(item.get("type"))))
    values = told if isinstance(told, list) else [] if told is None else [told]
    known = [mapping.choices.get((question.key, _text(value)), _text(value)) for value in values]
    if item.get("type") == "textarea":
        text = normalise("\n".join(known))[0].strip()
        return [text] if text else []
    return known


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _relation(item: Item, labels: Mapping[str, str], scheme: Scheme, mapping: NameMapping, rows: Rows) -> None:
    ends = [_end(str(item.get(name)), labels) for name in ("from_id", "to_id")]
    if None in ends:
        rows.faults.append(ResultProblem("relation", "links a region that is not there", item))
        return
    one, other = str(ends[0]), str(ends[1])
    if item.get("direction") == "left":
        one, other = other, one
    told = [mapping.relations[name] for name in choices_in(item.get("labels")) if name in mapping.relations]
    types = [relation for relation in scheme.relations if not told or relation.key == told[0]]
    type_, forward, backward = _fit(types, labels[one], labels[other])
    if type_ is None:
        rows.faults.append(ResultProblem("relation", f"has no type that scheme {scheme.name} knows", item))
        return
    if backward and not forward:
        one, other = other, one
    pairs = [(one, other)]
    if item.get("direction") == "bi" and forward == backward:
        pairs.append((other, one))
    taken = {(row["from_region"], row["to_region"]) for row in rows.relations}
    rows.relations.extend({"from_region": a, "to_region": b, "type": type_} for a, b in pairs if (a, b) not in taken)


def _end(region: str, labels: Mapping[str, str]) -> str | None:
    part = _PART.fullmatch(region)
    return region if region in labels else part[1] if part and part[1] in labels else None


def _fit(types: Sequence[RelationType], one: str, other: str) -> tuple[str | None, bool, bool]:
    """The first of the types that runs between these labels, and whether it does so forward and backward."""
    for relation in types:
        forward = one in relation.from_labels and other in relation.to_labels
        backward = other in relation.from_labels and one in relation.to_labels
        if forward or backward:
            return relation.key, forward, backward
    # Drawn between labels that it is not meant for: kept as it was drawn.
    return (types[0].key if types else None), True, True


def result_of_rows(
    spans: Iterable[Mapping[str, Any]],
    relations: Iterable[Mapping[str, Any]],
    answers: Iterable[Mapping[str, Any]],
    *,
    text: str,
    scheme: Scheme,
) -> list[dict[str, Any]]:
    """The `result` to send for one annotation's rows, in a project made from this scheme."""
    ordered = sorted(spans, key=lambda row: (row["start"], row["end"], row["region_id"], row["part"]))
    whole = {str(row["region_id"]): _target(row, text) for row in reversed(ordered) if row["part"] == 0}
    result = [item for row in ordered for item in _span_items(row, text)]
    for row in answers:
        question = next(one for one in scheme.questions if one.key == row["question"])
        region = row.get("region_id")
        target = whole[region] if isinstance(region, str) else {"id": f"answer-{question.key}", "value": {}}
        result.append(_answer_item(question, target, str(row["value"])))
    for row in relations:
        ends = {"from_id": row["from_region"], "to_id": row["to_region"]}
        result.append({"type": "relation", **ends, "direction": "right", "labels": [row["type"]]})
    return result


def _target(row: Mapping[str, Any], text: str) -> dict[str, Any]:
    start, end, part = int(row["start"]), int(row["end"]), int(row["part"])
    region = str(row["region_id"])
    return {
        "id": f"{region}~{part}" if part else region,
        "value": {"start": start, "end": end, "text": text[start:end]},
    }


def _span_items(row: Mapping[str, Any], text: str) -> Iterable[dict[str, Any]]:
    target = _target(row, text)
    names = {"from_name": LABELS_CONTROL, "to_name": TEXT_NAME, "type": "labels", "origin": row["origin"]}
    yield {"id": target["id"], **names, "value": {**target["value"], "labels": [row["label"]]}}
    if isinstance(row.get("reason"), str) and row["reason"] and not row["part"]:
        yield _item(target, REASON, "textarea", {"text": [row["reason"]]})


def _answer_item(question: Question, target: dict[str, Any], value: str) -> dict[str, Any]:
    if question.type == "text":
        return _item(target, question.key, "textarea", {"text": [value]})
    return _item(target, question.key, "choices", {"choices": [value]})


def _item(target: dict[str, Any], name: str, type_: str, value: dict[str, Any]) -> dict[str, Any]:
    names = {"from_name": name, "to_name": TEXT_NAME, "type": type_}
    return {"id": target["id"], **names, "value": {**target["value"], **value}}
