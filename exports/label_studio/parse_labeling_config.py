"""The tags of a labeling config: which of them hold the text, mark spans, ask questions and name relations."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from unsourced.errors import SchemeError

# Tags that show a text, and of these the one whose offsets are ours.
TEXT_TAG = "text"
_OBJECTS = ("text", "hypertext", "paragraphs", "image", "audio", "audioplus", "video", "timeseries", "list", "table")
_QUESTIONS = ("choices", "textarea", "rating", "number", "datetime", "taxonomy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One label, choice or relation: `value` is what Label Studio stores (the alias where there is one)."""

    value: str
    name: str
    hotkey: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A tag that stores results under its name; `kind` is the tag in lower case."""

    name: str
    kind: str
    to_name: str
    per_region: bool = False
    options: tuple[Option, ...] = ()

    @property
    def marks(self) -> bool:
        """Whether it makes regions, rather than asking a question."""
        return self.kind.endswith("labels")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTag:
    """A tag that shows something of the task: `key` of its data, or an address of it where `is_url`."""

    name: str
    kind: str
    key: str
    is_url: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelingConfig:
    """A labeling config, as far as results are concerned."""

    texts: Mapping[str, TextTag]
    controls: tuple[Control, ...]
    relations: tuple[Option, ...]

    @property
    def labels(self) -> tuple[Control, ...]:
        """The controls that mark spans."""
        return tuple(control for control in self.controls if control.marks)

    @property
    def questions(self) -> tuple[Control, ...]:
        """The controls that ask something."""
        return tuple(control for control in self.controls if control.kind in _QUESTIONS)


def parse_labeling_config(config: str) -> LabelingConfig:
    """The tags of a labeling config's XML; raises SchemeError where it is not XML."""
    if "<!DOCTYPE" in config:
        raise SchemeError("declares a document type, which no labeling config needs", where="labeling config")
    try:
        root = ElementTree.fromstring(config)  # noqa: S314  no document type, so there are no entities to expand
    except (ElementTree.ParseError, UnicodeEncodeError) as error:
        raise SchemeError(f"is not XML: {error}", where="labeling config") from error
    texts: dict[str, TextTag] = {}
    controls: list[Control] = []
    relations: list[Option] = []
    for element in root.iter():
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        kind = str(element.tag).lower()
        if kind in _OBJECTS and "name" in attributes:
            texts[attributes["name"]] = _text_tag(kind, attributes)
        elif "name" in attributes and "toname" in attributes:
            controls.append(_control(kind, attributes, element))
        elif kind == "relations":
            relations += _options(element, "relation")
    return LabelingConfig(texts=texts, controls=tuple(controls), relations=tuple(relations))


def _text_tag(kind: str, attributes: Mapping[str, str]) -> TextTag:
    value = attributes.get("value", "")
    key = re.search(r"\$(\w[\w.-]*)", value)
    is_url = attributes.get("valuetype", "text").lower() == "url"
    return TextTag(name=attributes["name"], kind=kind, key=key.group(1) if key else "", is_url=is_url)


def _control(kind: str, attributes: Mapping[str, str], element: ElementTree.Element) -> Control:
    options = _options(element, "label" if kind.endswith("labels") else "choice")
    if kind == "rating":
        options = [Option(value=str(n), name=str(n)) for n in range(1, int(attributes.get("maxrating", "5")) + 1)]
    return Control(
        name=attributes["name"],
        kind=kind,
        to_name=attributes["toname"],
        per_region=attributes.get("perregion", "false").lower() == "true",
        options=tuple(options),
    )


def _options(element: ElementTree.Element, kind: str) -> list[Option]:
    found = []
    for child in element.iter():
        attributes = {name.lower(): value for name, value in child.attrib.items()}
        if str(child.tag).lower() == kind and "value" in attributes:
            name = attributes["value"]
            found.append(
                Option(
                    value=attributes.get("alias") or name,
                    name=name,
                    hotkey=attributes.get("hotkey", ""),
                    colour=attributes.get("background", "").lower(),
                )
            )
    return found
