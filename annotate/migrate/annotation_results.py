"""Stored regions, answers and relations under a plan. Pure: what Label Studio calls the result of an annotation."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotate.migrate.plan import Gone, Plan
from annotate.schemes.labeling_config import LABEL_CONTROL

Item = Mapping[str, Any]


def migrated(result: Sequence[Item], plan: Plan) -> list[Item]:
    """The result with its labels, questions, answers and relations by their new keys.

    What is removed takes along what hangs on it: a region its answers and relations. All else stays as it is and
    where it is, so that an empty plan changes nothing, and a plan that was carried out has nothing left to do.
    """
    removed = {item["id"] for item in result if "id" in item and _is_region(item) and not _labels(item, plan)}
    kept = (_item(item, plan) for item in result if not _hangs_on(item, removed))
    return [item for item in kept if item is not None]


def moves(result: Sequence[Item], plan: Plan) -> Iterator[Gone]:
    """What the result has of the things that are gone, each as often as it stands there."""
    for item in result:
        for gone in _named(item):
            if gone in plan.becomes:
                yield gone


def _named(item: Item) -> Iterator[Gone]:
    if item.get("type") == "relation":
        yield from (Gone("relation", name) for name in item.get("labels") or [])
    elif _is_region(item):
        yield from (Gone("label", key) for key in item["value"]["labels"])
    elif isinstance(question := item.get("from_name"), str):
        yield Gone("question", question)
        value = item.get("value")
        if isinstance(value, Mapping):
            yield from (Gone("answer", f"{question}.{key}") for key in value.get("choices", ()))


def _is_region(item: Item) -> bool:
    """Whether it has labels: a region from which somebody took the last one has none, and nothing to migrate."""
    value = item.get("value")
    return item.get("from_name") == LABEL_CONTROL and isinstance(value, Mapping) and bool(value.get("labels"))


def _labels(item: Item, plan: Plan) -> list[str]:
    return _mapped([plan.label(key) for key in item["value"]["labels"]])


def _hangs_on(item: Item, removed: set[str]) -> bool:
    if item.get("type") == "relation":
        return item.get("from_id") in removed or item.get("to_id") in removed
    # An answer about a region has the region's id.
    return item.get("id") in removed


def _item(item: Item, plan: Plan) -> Item | None:
    """One entry under the plan, None where nothing of it is left."""
    if item.get("type") == "relation":
        names = item.get("labels") or []
        kept = _mapped([plan.relation(name) for name in names])
        return None if names and not kept else {**item, "labels": kept} if names else item
    if _is_region(item):
        labels = _labels(item, plan)
        return {**item, "value": {**item["value"], "labels": labels}} if labels else None
    return _answer(item, plan)


def _answer(item: Item, plan: Plan) -> Item | None:
    old = item.get("from_name")
    if not isinstance(old, str) or old == LABEL_CONTROL:
        return item
    question = plan.question(old)
    value = item.get("value")
    if question is None or not isinstance(value, Mapping):
        return None if question is None else {**item, "from_name": question}
    if "choices" not in value:
        return {**item, "from_name": question}
    choices = _mapped([plan.answer(old, key) for key in value["choices"]])
    return (
        {**item, "from_name": question, "value": {**value, "choices": choices}}
        if choices or not value["choices"]
        else None
    )


def _mapped(keys: Sequence[str | None]) -> list[str]:
    return [key for key in dict.fromkeys(keys) if key is not None]
