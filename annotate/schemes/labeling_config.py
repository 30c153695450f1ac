"""Label Studio's labeling config, generated from a scheme; and the scheme a project was made with, found in it."""

import re
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

from exports.label_studio.parse_labeling_config import parse_labeling_config
from exports.label_studio.scheme_from_labeling_config import mapping_of_config
from unsourced.schemes.scheme import Question, Scheme
from unsourced.schemes.underlines import underline_css

LABEL_CONTROL = "label"
TEXT_NAME = "text"
DISPLAYED_DATA = ("outlet", "published", "url")
_MARK = re.compile(
    r"unsourced scheme (?P<name>\S+) version (?P<version>.*) structure (?P<structure>\w+) wording (?P<wording>\w+)"
)

# The article scrolls beside its questions; labels and questions stay in view however long it is.
_LAYOUT = """
.unsourced-labels { position: sticky; top: 0; z-index: 200; padding: 6px 0; }
.unsourced-labels, .unsourced-questions { background: var(--color-neutral-background, #fff); }
.unsourced-columns { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
/* Label Studio draws the names of relations in this margin. */
.unsourced-article { flex: 1 1 420px; max-width: 46em; padding-left: 48px; }
.unsourced-article .lsf-richtext__line { line-height: 1.75; }
/* The handles at the ends of the selected mark, which browsers hide as they hide every area. */
.unsourced-article .htx-highlight.__active area { display: inline; }
.unsourced-facts { opacity: .75; margin-bottom: 6px; overflow-wrap: anywhere; }
.unsourced-questions { flex: 0 1 300px; position: sticky; top: 110px; }
.unsourced-questions { max-height: calc(100vh - 240px); overflow-y: auto; }
.unsourced-region { border-left: 3px solid #6b7280; padding-left: 10px; margin-bottom: 12px; }
"""
_FACT = "display: inline; margin-right: 12px; font-size: 13px; font-weight: 400"
_ASKED = "margin: 10px 0 2px 0; font-size: 14px; line-height: 20px; font-weight: 600"
# In one row, Enter keeps what was typed; so does going on to another region, and submitting.
_ONE_TEXT = {"rows": "1", "maxSubmissions": "1", "editable": "true", "placeholder": "Press Enter to keep it"}


@dataclass(frozen=True, slots=True)
class SchemeMark:
    """What a generated config says of its scheme, in a comment."""

    name: str
    version: str
    structure_hash: str
    wording_hash: str


def labeling_config(scheme: Scheme) -> str:
    """The XML of a labeling config in which annotators mark, link and answer what the scheme asks.

    What is stored are keys: labels and choices have them as aliases, questions and relations as names. Labels show
    their name beside the marked words and their pattern under them, so that colour is never the only sign.
    """
    view = Element("View", className="unsourced")
    view.append(Comment(f" {_mark_of(scheme)} "))
    SubElement(view, "Style").text = _LAYOUT + _patterns(scheme)
    _labels(SubElement(view, "View", className="unsourced-labels"), scheme)
    columns = SubElement(view, "View", className="unsourced-columns")
    _article(SubElement(columns, "View", className="unsourced-article"))
    if scheme.questions:
        _questions(SubElement(columns, "View", className="unsourced-questions"), scheme)
    if scheme.relations:
        relations = SubElement(view, "Relations")
        for relation in scheme.relations:
            SubElement(relations, "Relation", value=relation.key)
    indent(view)
    return tostring(view, encoding="unicode")


def scheme_mark(config: str) -> SchemeMark | None:
    """What the comment of a generated config says; None where there is none."""
    found = _MARK.search(config)
    return SchemeMark(*found.group("name", "version", "structure", "wording")) if found else None


def scheme_of_config(config: str) -> Scheme:
    """The scheme that a config's tags amount to: its labels, questions, choices and relations, with their stored keys.

    Neither definitions nor what makes a choice a scale is in a config.

    Raises:
        SchemeError: it is not XML.
    """
    return mapping_of_config(parse_labeling_config(config), name="project").scheme


def config_differences(config: str, scheme: Scheme) -> list[str]:
    """What a config offers and `scheme` does not, in words; empty where everything labelled with it fits the scheme."""
    return scheme_of_config(config).differences(scheme_of_config(labeling_config(scheme)))


def _mark_of(scheme: Scheme) -> str:
    # Two hyphens would end the comment.
    version = re.sub(r"--+|[<>]", "-", scheme.version).strip("-")
    hashes = f"structure {scheme.structure_hash} wording {scheme.wording_hash}"
    return f"unsourced scheme {scheme.name} version {version} {hashes}"


def _patterns(scheme: Scheme) -> str:
    """A rule a label for the words it marks, which the editor tells by `data-label="3:Vague source"`."""
    rules = (
        f'.htx-highlight[data-label$=":{_css_string(label.name)}"] '
        f"{{ {underline_css(label.pattern, label.colour)} !important; }}"
        for label in scheme.labels
    )
    return "\n".join(rules) + "\n"


def _css_string(text: str) -> str:
    return re.sub(r"[^\w .,()-]", lambda found: f"\\{ord(found.group()):x} ", text)


def _labels(parent: Element, scheme: Scheme) -> None:
    labels = SubElement(parent, "Labels", name=LABEL_CONTROL, toName=TEXT_NAME, showInline="true")
    for label in scheme.labels:
        style = escape(underline_css(label.pattern, label.colour), quote=True)
        SubElement(
            labels,
            "Label",
            value=label.name,
            alias=label.key,
            hotkey=label.hotkey,
            background=label.colour,
            hint=f"{label.definition} {label.extent}",
            html=f'<span style="{style}">{escape(label.name)}</span>',
        )


def _article(parent: Element) -> None:
    facts = SubElement(parent, "View", className="unsourced-facts")
    for name in DISPLAYED_DATA:
        SubElement(facts, "Header", value=f"${name}", size="5", style=_FACT)
    SubElement(parent, "Text", name=TEXT_NAME, value="$text", granularity="symbol", showLabels="true")


def _questions(parent: Element, scheme: Scheme) -> None:
    for question in scheme.questions_per("region"):
        asked = SubElement(
            parent, "View", className="unsourced-region", visibleWhen="region-selected", whenTagName=LABEL_CONTROL
        )
        if question.labels:
            asked.set("whenLabelValue", ",".join(question.labels))
        _question(asked, question)
    for question in scheme.questions_per("article"):
        _question(SubElement(parent, "View"), question)


def _question(parent: Element, question: Question) -> None:
    SubElement(parent, "Header", value=question.name, size="5", style=_ASKED)
    control = {"name": question.key, "toName": TEXT_NAME}
    if question.per == "region":
        control["perRegion"] = "true"
    if question.type == "text":
        SubElement(parent, "TextArea", control | _ONE_TEXT)
        return
    inline = "true" if question.type == "scale" else "false"
    choices = SubElement(parent, "Choices", control | {"choice": "single-radio", "showInline": inline})
    for choice in question.choices:
        element = SubElement(choices, "Choice", value=choice.name, alias=choice.key)
        if choice.anchor:
            element.set("hint", choice.anchor)
