"""What page furniture looks like, and in which part of a page each kind is believed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from annotate.readers.boilerplate import appeals, bylines, notices
from annotate.readers.boilerplate import page_elements as parts
from annotate.readers.page import Line

HEAD, MIDDLE, TAIL = "head", "middle", "tail"
_EDGES = frozenset({HEAD, TAIL})
_EVERYWHERE = frozenset({HEAD, MIDDLE, TAIL})


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of furniture, the parts of a page where it is believed, and its test for a line."""

    kind: str
    places: frozenset[str]
    fits: Callable[[Line], bool]


# Tried in this order; the first that fits names the kind.
SHAPES = (
    Shape("provenance", _EDGES, notices.is_provenance),
    Shape("byline", frozenset({HEAD}), bylines.is_byline),
    Shape("byline", frozenset({TAIL}), bylines.is_closing_byline),
    Shape("date", _EDGES, bylines.is_date),
    Shape("date", frozenset({HEAD}), bylines.is_counter),
    Shape("section", _EDGES, bylines.is_section),
    Shape("fair-use", _EDGES, notices.is_fair_use),
    Shape("disclaimer", _EDGES, notices.is_disclaimer),
    Shape("copyright", _EVERYWHERE, notices.is_copyright),
    Shape("copyright", frozenset({TAIL}), notices.is_licence),
    Shape("credit", _EVERYWHERE, parts.is_credit),
    Shape("advertisement", _EVERYWHERE, parts.is_advertisement),
    Shape("subscription", _EVERYWHERE, appeals.is_subscription),
    Shape("social", _EVERYWHERE, appeals.is_following),
    Shape("social", _EDGES, appeals.is_share_row),
    Shape("comments", _EDGES, appeals.is_comment_invitation),
    Shape("donation", _EDGES, appeals.is_donation),
    Shape("contact", frozenset({TAIL}), appeals.is_contact),
    Shape("provenance", _EDGES, notices.is_source_label),
    Shape("related", _EVERYWHERE, parts.is_related),
    Shape("navigation", _EDGES, parts.is_navigation),
)
# Below one of these there is no more article, whatever else stands there.
CLOSING_KINDS = frozenset({"copyright", "fair-use", "disclaimer"})


@lru_cache(maxsize=4096)  # a site's furniture is the same on every page
def kinds_of(line: Line) -> Mapping[str, str]:
    """The kind of furniture that a line is in each part of a page; a part where it is none is missing."""
    found: dict[str, str] = {}
    for shape in SHAPES:
        if not shape.places <= found.keys() and shape.fits(line):
            for place in shape.places:
                found.setdefault(place, shape.kind)
    return found
