"""The tags of a project whose labeling config nobody has, as far as its results show them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from exports.label_studio.annotation_results import choices_in
from exports.label_studio.parse_labeling_config import Control, LabelingConfig, Option

_OPTIONS = ("choices", "taxonomy")


def config_of_results(tasks: Iterable[Mapping[str, Any]]) -> LabelingConfig:
    """Controls with the values that somebody chose; a label that nobody ever used is not among them."""
    controls: dict[str, Control] = {}
    relations: dict[str, Option] = {}
    for item in _items(tasks):
        if item.get("type") == "relation":
            relations |= {name: _option(name) for name in choices_in(item.get("labels"))}
        elif item.get("type") and item.get("from_name"):
            name = str(item["from_name"])
            controls[name] = _grown(controls.get(name) or _control(name, item), item)
    return LabelingConfig(texts={}, controls=tuple(controls.values()), relations=tuple(relations.values()))


def _items(tasks: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for task in tasks:
        for said in [*(task.get("annotations") or ()), *(task.get("drafts") or ())]:
            if isinstance(said, Mapping):
                yield from (item for item in said.get("result") or () if isinstance(item, Mapping))


def _control(name: str, item: Mapping[str, Any]) -> Control:
    return Control(name=name, kind=str(item["type"]), to_name=str(item.get("to_name", "")))


def _grown(control: Control, item: Mapping[str, Any]) -> Control:
    value = item.get("value") if isinstance(item.get("value"), Mapping) else {}
    assert isinstance(value, Mapping)
    told = value.get(control.kind) if control.marks or control.kind in _OPTIONS else None
    known = {option.value for option in control.options}
    new = [name for name in choices_in(told) if name not in known]
    if not new and (control.per_region or "start" not in value):
        return control
    return replace(
        control,
        per_region=control.per_region or "start" in value,
        options=(*control.options, *(_option(name) for name in new)),
    )


def _option(name: str) -> Option:
    return Option(value=name, name=name)
