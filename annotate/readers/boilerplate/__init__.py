"""What page boilerplate looks like, and in which part of a page each kind is believed.

| file | is |
| --- | --- |
| `classify` | each line of a page with its kind |
| `appeals` | donate, subscribe, follow, share, comment, write to us |
| `bylines` | bylines, dates and section labels |
| `notices` | copyright, licence, provenance, disclaimers, fair use |
| `page_elements` | advertisements, related articles, credits, navigation |
| `patterns` | building blocks: names, addresses, platforms |
| `metadata` | what the boilerplate says of the article |
"""

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
class BoilerplatePattern:
    """A kind of boilerplate, the parts of a page where it is believed, and its test for a line."""

    kind: str
    zones: frozenset[str]
    fits: Callable[[Line], bool]


# Tried in this order; the first that fits names the kind.
PATTERNS = (
    BoilerplatePattern("provenance", _EDGES, notices.is_provenance),
    BoilerplatePattern("byline", frozenset({HEAD}), bylines.is_byline),
    BoilerplatePattern("byline", frozenset({TAIL}), bylines.is_closing_byline),
    BoilerplatePattern("date", _EDGES, bylines.is_date),
    BoilerplatePattern("date", frozenset({HEAD}), bylines.is_counter),
    BoilerplatePattern("section", _EDGES, bylines.is_section),
    BoilerplatePattern("fair-use", _EDGES, notices.is_fair_use),
    BoilerplatePattern("disclaimer", _EDGES, notices.is_disclaimer),
    BoilerplatePattern("copyright", _EVERYWHERE, notices.is_copyright),
    BoilerplatePattern("copyright", frozenset({TAIL}), notices.is_licence),
    BoilerplatePattern("credit", _EVERYWHERE, parts.is_credit),
    BoilerplatePattern("advertisement", _EVERYWHERE, parts.is_advertisement),
    BoilerplatePattern("subscription", _EVERYWHERE, appeals.is_subscription),
    BoilerplatePattern("social", _EVERYWHERE, appeals.is_following),
    BoilerplatePattern("social", _EDGES, appeals.is_share_row),
    BoilerplatePattern("comments", _EDGES, appeals.is_comment_invitation),
    BoilerplatePattern("donation", _EDGES, appeals.is_donation),
    BoilerplatePattern("contact", frozenset({TAIL}), appeals.is_contact),
    BoilerplatePattern("provenance", _EDGES, notices.is_source_label),
    BoilerplatePattern("related", _EVERYWHERE, parts.is_related),
    BoilerplatePattern("navigation", _EDGES, parts.is_navigation),
)
# Below one of these there is no more article, whatever else stands there.
CLOSING_KINDS = frozenset({"copyright", "fair-use", "disclaimer"})


@lru_cache(maxsize=4096)  # a site's boilerplate is the same on every page
def kinds_of(line: Line) -> Mapping[str, str]:
    """The kind of boilerplate that a line is in each part of a page; a part where it is none is missing."""
    found: dict[str, str] = {}
    for pattern in PATTERNS:
        if not pattern.zones <= found.keys() and pattern.fits(line):
            for index in pattern.zones:
                found.setdefault(index, pattern.kind)
    return found
