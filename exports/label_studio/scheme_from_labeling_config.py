"""A scheme for a project that has none: made from the tags of its labeling config."""

import json
import re
from collections.abc import Iterable, Mapping

from exports.label_studio.name_mapping import NameMapping, article_tag
from exports.label_studio.parse_labeling_config import Control, LabelingConfig, Option
from unsourced.errors import SchemeError
from unsourced.schemes.load import parse_scheme

_HOTKEYS = "1234567890qwertyuiopasdfghjklzxcvbnm"
_COLOURS = ("#1b6ca8", "#1e7d32", "#8a6d00", "#c0392b", "#7b2d8b", "#5c6b73", "#b3005e", "#0b7a75", "#b45309")
_TYPES = {"choices": "choice", "rating": "scale"}
_UNKNOWN = "Not defined in the project this came from."


def mapping_of_config(tags: LabelingConfig, name: str = "foreign") -> NameMapping:
    """A scheme with the labels, questions and relations that these tags offer, and the way to its keys.

    A key is the stored value in lower case with hyphens; where two controls use one value for different labels, the
    control's name comes first. Raises SchemeError where there are no labels.
    """
    labels = _label_keys(tags.labels)
    if not labels:
        raise SchemeError("has no Labels, so that nothing can be marked", where="labeling config")
    questions = dict(
        zip((c.name for c in tags.questions), _keys((c.name for c in tags.questions), "question"), strict=True)
    )
    choices = {
        (questions[control.name], option.value): key
        for control in tags.questions
        for option, key in zip(control.options, _keys((o.value for o in control.options), "choice"), strict=True)
    }
    relations = dict(
        zip((r.value for r in tags.relations), _keys((r.value for r in tags.relations), "relation"), strict=True)
    )
    scheme = parse_scheme(
        _toml(tags, _keys([name], "foreign")[0], labels, questions, choices, relations), where="labeling config"
    )
    return NameMapping(
        scheme=scheme,
        labels=labels,
        questions={
            control: question
            for question in scheme.questions
            for control, key in questions.items()
            if key == question.key
        },
        choices=choices,
        relations=relations,
        offered=scheme.label_keys,
        text=article_tag(tags),
    )


def _label_keys(controls: Iterable[Control]) -> dict[tuple[str, str], str]:
    pairs = [(control.name, option.value) for control in controls for option in control.options]
    values = [value for _, value in pairs]
    wanted = (value if values.count(value) == 1 else f"{control} {value}" for control, value in pairs)
    return dict(zip(pairs, _keys(wanted, "label"), strict=True))


def _keys(names: Iterable[str], kind: str) -> list[str]:
    """A key of small letters, digits and hyphens for each name, no two alike."""
    keys: list[str] = []
    for number, name in enumerate(names, 1):
        key = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or f"{kind}-{number}"
        again = 2
        unique = key
        while unique in keys:
            unique, again = f"{key}-{again}", again + 1
        keys.append(unique)
    return keys


def _toml(
    tags: LabelingConfig,
    name: str,
    labels: Mapping[tuple[str, str], str],
    questions: Mapping[str, str],
    choices: Mapping[tuple[str, str], str],
    relations: Mapping[str, str],
) -> str:
    lines = [f"name = {_string(name)}", f"title = {_string(name)}", 'version = "1"']
    # Nothing is known about overlaps, so that every pair may.
    pairs = ", ".join(f'[{_string(key)}, "*"]' for key in labels.values())
    lines.append(f"overlaps = [{pairs}]")
    options = [option for control in tags.labels for option in control.options]
    for number, ((control, _), key, option) in enumerate(zip(labels, labels.values(), options, strict=True)):
        lines += ["", "[[labels]]", *_label(key, control, option, number)]
    for asked in tags.questions:
        lines += ["", "[[questions]]", *_question(asked, questions[asked.name], choices)]
    for relation in tags.relations:
        every = f"[{', '.join(map(_string, labels.values()))}]"
        lines += [
            "",
            "[[relations]]",
            f"key = {_string(relations[relation.value])}",
            f"name = {_string(relation.name)}",
        ]
        lines += [f"from_labels = {every}", f"to_labels = {every}"]
    return "\n".join(lines) + "\n"


def _label(key: str, control: str, option: Option, number: int) -> list[str]:
    colour = option.colour if re.fullmatch("#[0-9a-f]{6}", option.colour) else _COLOURS[number % len(_COLOURS)]
    fields = {
        "key": key,
        "name": option.name.strip() or key,
        "group": control.strip() or "labels",
        "hotkey": _HOTKEYS[number % len(_HOTKEYS)],
        "colour": colour,
        "pattern": "solid",
        "sentence_rule": "any",
        "definition": _UNKNOWN,
        "extent": _UNKNOWN,
    }
    return [f"{field} = {_string(value)}" for field, value in fields.items()]


def _question(control: Control, key: str, choices: Mapping[tuple[str, str], str]) -> list[str]:
    fields = {
        "key": key,
        "name": control.name.strip() or key,
        "per": "region" if control.per_region else "article",
        "type": _TYPES.get(control.kind, "text"),
    }
    offered = (
        f"{{ key = {_string(choices[key, option.value])}, name = {_string(option.name.strip() or option.value)} }}"
        for option in control.options
    )
    return [*(f"{field} = {_string(value)}" for field, value in fields.items()), f"choices = [{', '.join(offered)}]"]


def _string(value: str) -> str:
    """A TOML string; JSON's are the same but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
