"""The annotators' guideline, generated from a scheme: one self-contained HTML page, or Markdown."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from jinja2 import PackageLoader, Template
from markupsafe import Markup, escape

from unsourced.io.html_templates import page_environment
from unsourced.schemes.check import HIGHLIGHT
from unsourced.schemes.colours import WHITE, blend
from unsourced.schemes.scheme import Example, Label, Scheme
from unsourced.schemes.underlines import underline_css


@dataclass(frozen=True, slots=True)
class Worked:
    """A sentence that is an example of several labels, worked through: each of its spans with its label and why."""

    text: str
    spans: tuple[tuple[Label, Example], ...]


def guideline_html(scheme: Scheme, *, whole_page: bool = True) -> str:
    """The guideline as an HTML page that needs nothing else, or as a piece of one for Label Studio's instructions."""
    return _render("guideline.html.j2", scheme, whole_page=whole_page)


def guideline_markdown(scheme: Scheme) -> str:
    """The guideline as Markdown; marked words are bold."""
    return _render("guideline.md.j2", scheme, whole_page=True)


def worked_sentences(scheme: Scheme) -> list[Worked]:
    """The sentences that stand as an example of more than one label, in the order of the scheme."""
    found: dict[str, list[tuple[Label, Example]]] = {}
    for label in scheme.labels:
        for example in label.examples:
            found.setdefault(example.text, []).append((label, example))
    return [Worked(text, tuple(spans)) for text, spans in found.items() if len({label.key for label, _ in spans}) > 1]


def legal_overlaps(scheme: Scheme) -> list[tuple[str, list[str]]]:
    """Label names with the names of those that may share words with them; each pair stands once.

    A label that may overlap with every other has the list `["every other label"]`, and comes first.
    """
    names = {label.key: label.name for label in scheme.labels}
    free = [key for key in names if all(scheme.may_overlap(key, other) for other in names)]
    rows = [(names[key], ["every other label"]) for key in free] if len(names) > 1 else []
    seen: set[frozenset[str]] = set()
    for key in names:
        others = []
        for other in names:
            pair = frozenset((key, other))
            if key != other and not {key, other} & set(free) and scheme.may_overlap(key, other) and pair not in seen:
                seen.add(pair)
                others.append(names[other])
        if others:
            rows.append((names[key], others))
    return rows


def _render(template: str, scheme: Scheme, *, whole_page: bool) -> str:
    names = {label.key: label.name for label in scheme.labels}
    text = _template(template).render(
        scheme=scheme,
        whole_page=whole_page,
        names=names,
        worked=worked_sentences(scheme),
        overlaps=legal_overlaps(scheme),
        precedence=[names[key] for key in scheme.precedence],
        groups=list(dict.fromkeys(label.group for label in scheme.labels)),
        style_of=_style_of,
        highlighted=_highlighted,
        bold=_bold,
    )
    return text.strip() + "\n"


@cache
def _template(name: str) -> Template:
    return page_environment(PackageLoader("annotate", "schemes")).get_template(name)


def _style_of(label: Label) -> Markup:
    ground = blend(label.colour, WHITE, HIGHLIGHT)
    return Markup(f"background: {ground}; {underline_css(label.pattern, label.colour)}")  # noqa: S704 - checked values


def _highlighted(text: str, spans: list[tuple[str, Example]]) -> Markup:
    """The text as HTML in which each span carries the class of its label; overlapping spans are cut where they cross.

    `spans` are pairs of a CSS class and an example with offsets into `text`.
    """
    places = sorted({0, len(text), *(place for _, span in spans for place in (span.start, span.end))})
    pieces = []
    for start, end in pairwise(places):
        piece = escape(text[start:end])
        covering = [(name, span) for name, span in spans if span.start <= start and end <= span.end]
        for name, _ in sorted(covering, key=lambda found: found[1].end - found[1].start):
            piece = Markup('<span class="mark {}">{}</span>').format(name, piece)
        pieces.append(piece)
    return Markup("").join(pieces)


def _bold(example: Example) -> str:
    before, marked, after = (
        example.text[: example.start],
        example.text[example.start : example.end],
        example.text[example.end :],
    )
    return f"{_plain(before)}**{_plain(marked)}**{_plain(after)}"


def _plain(text: str) -> str:
    """Text without a mapping in Markdown."""
    return "".join("\\" + character if character in "\\`*_[]<>#|" else character for character in text)
