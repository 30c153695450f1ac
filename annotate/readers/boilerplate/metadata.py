"""What the boilerplate says of the article: who wrote it, who published it and when, and where it comes from."""

import re
from collections.abc import Sequence

from annotate.readers.boilerplate.bylines import byline_outlet, name_and_date, names, section_of
from annotate.readers.boilerplate.classify import Unit
from annotate.readers.boilerplate.patterns import NAME, any_of, is_name
from annotate.readers.dates import DATE, iso_date
from annotate.readers.page import Metadata
from unsourced.core.article import Origin

_TOPICS = ("theme", "topic", "topics", "category", "categories", "section", "subject", "filed under", "filed in")
_TAGS = ("tag", "tags", "tagged", "tagged with", "tagged as", "keyword", "keywords", "label", "labels")
# A hat tip thanks for a hint; it does not say whose text this is.
_LABEL = any_of("original (?:source|article|story|post|link)", "sources?", "via", r"courtesy(?:\s+of)?")
_MADE = any_of(
    r"published|appeared|posted|printed|reprinted|syndicated|adapted|translated|taken|excerpted|permission|"
    r"courtesy",
    r"re-?(?:posted|published|blogged)",
    r"cross-?posted",
)
_ORIGIN_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:permission\s+(?:of|from)|courtesy\s+of)\s+(?:the\s+)?({NAME})",
        rf"(?i:source\s+(?:of|for)\s+this\s+\w+\s+(?:is|was))\s+(?:the\s+)?({NAME})",
        rf"(?i:{_LABEL}\s*:)\s*(?:the\s+)?({NAME})",
        rf"(?i:{_MADE}\s+(?:(?!by|on|in|at|from)\w+\s+){{0,3}}(?:by|on|in|at|from|via|for|"
        rf"with))\s+(?:the\s+)?({NAME})",
        rf"(?i:\bby|\bin|\bat|\bfrom)\s+(?:the\s+)?({NAME})",
        rf"^\W*(?i:via|courtesy of)\s+({NAME})",
    )
)
_DATE_PHRASE = re.compile(rf"\b(?:on|dated|of|in|,)?\s*(?P<date>{DATE})", re.I)
_YEARS = r"(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?"
_HOLDER = re.compile(
    rf"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright))*\s*(?:{_YEARS}[\s,]*)?(?:by\s+)?(?P<after>[^,.|·\d©]+)"
    r"|^\W*(?P<before>[^,.|·\d©]+?)\s*©",
    re.I,
)
_ADDRESS = re.compile(r"https?://[^\s<>()]+")


def boilerplate_metadata(units: Sequence[Unit], title_block: int | None = None) -> Metadata:
    """What the removed lines of a page say of it; what they do not say stays None.

    Above the headline only the article's own part of a page counts: a site's header names other articles too.
    """
    taken = [unit for unit in units if unit.kind and (unit.main or title_block is None or unit.block > title_block)]
    origin = _origin(taken)
    name_lines = [found for unit in taken if unit.kind == "byline" and (found := name_and_date(unit.line.text))]
    authors = tuple(name for unit in taken if unit.kind == "byline" for name in names(unit.line))
    outlet, published, origin = _outlet_and_dates(name_lines, origin)
    authors = authors or _author_of_name_lines(name_lines, outlet)
    topic, extra = _sections(taken)
    return Metadata(
        outlet=outlet or _byline_outlet(taken) or _holder(taken, origin),
        authors=tuple(dict.fromkeys(authors)),
        published=published or _first_date(taken),
        origin=origin,
        topic=topic,
        extra=extra,
    )


def _outlet_and_dates(
    name_lines: list[tuple[str, str | None, str]], origin: Origin | None
) -> tuple[str | None, str | None, Origin | None]:
    """The republisher's name and date, and the original's date, from lines of a name and a date.

    A line with the original's name dates the original; the first other one is the page's own.
    """
    outlet = published = None
    for name, more, date in name_lines:
        if origin and origin.outlet and _same(name, origin.outlet):
            origin = Origin(origin.outlet, origin.url, origin.published or iso_date(date))
        elif published is None:
            outlet, published = more or name, iso_date(date)
        elif origin is None and not _same(name, outlet or ""):
            origin = Origin(more or name, None, iso_date(date))
    return outlet, published, origin


def _author_of_name_lines(name_lines: list[tuple[str, str | None, str]], outlet: str | None) -> tuple[str, ...]:
    """In "Jane Doe | The Outlet | 3 May 2020" the first name is the author's."""
    return tuple(name for name, more, _ in name_lines if more and more == outlet)[:1]


def _origin(taken: list[Unit]) -> Origin | None:
    for unit in taken:
        if unit.kind != "provenance":
            continue
        text = unit.line.text
        outlet = _origin_outlet(text)
        url = next((link.href for link in unit.line.links if _ADDRESS.match(link.href)), None)
        if url is None and (address := _ADDRESS.search(text)):
            url = address.group().rstrip(".,;")
        name_lines = _DATE_PHRASE.search(text)
        if outlet or url:
            return Origin(outlet, url, iso_date(name_lines["date"]) if name_lines else None)
    return None


def _origin_outlet(text: str) -> str | None:
    for pattern in _ORIGIN_PATTERNS:
        if (found := pattern.search(text)) and (name := _trimmed(found[1])):
            return name
    return None


def _trimmed(name: str) -> str | None:
    """A name without a date or a place for it that the pattern took along."""
    name = re.split(rf"\s+(?:(?:on|in|at|by|and)\s|{DATE})", name, maxsplit=1, flags=re.I)[0]
    name = re.sub(r"[’']s$", "", name.strip(" .,;:|–—-"))
    return name if name and not iso_date(name) and name.lower() not in ("this", "here", "the") else None


def _byline_outlet(taken: list[Unit]) -> str | None:
    return next((name for unit in taken if unit.kind == "byline" and (name := byline_outlet(unit.line.text))), None)


def _holder(taken: list[Unit], origin: Origin | None) -> str | None:
    """The outlet that a copyright line names, unless it is the original's."""
    for unit in taken:
        if unit.kind == "copyright" and (found := _HOLDER.search(unit.line.text)):
            name = re.sub(r"\s*all rights reserved.*$", "", found["after"] or found["before"] or "", flags=re.I).strip()
            if name and len(name) <= 60 and is_name(name):
                return None if origin and origin.outlet and _same(name, origin.outlet) else name
    return None


def _first_date(taken: list[Unit]) -> str | None:
    for unit in taken:
        text = unit.line.text
        is_update = text.lower().startswith(("updated", "last", "modified"))
        if unit.kind in ("date", "byline") and not is_update and (date := iso_date(text)):
            return date
    return None


def _sections(taken: list[Unit]) -> tuple[str | None, dict[str, object]]:
    """The topic, and the other labelled lines under their labels; tags are a list."""
    topic: str | None = None
    extra: dict[str, object] = {}
    for unit in taken:
        found = section_of(unit.line.text) if unit.kind == "section" else None
        if found is None:
            continue
        label, value = found
        if label in _TOPICS and topic is None:
            topic = value
        elif label in _TAGS:
            extra["tags"] = [part.strip() for part in re.split(r"[,;|]", value) if part.strip()]
        else:
            extra[re.sub(r"[\W_]+", "_", label)] = value
    return topic, extra


def _same(one: str, other: str) -> bool:
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return re.sub(r"^the\s+|[\W_]+", "", name.lower())
