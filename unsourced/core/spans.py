"""Spans of a text, relations between them, and the suggestions that a detector or model makes for one article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from unsourced.errors import OffsetError

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """`text[start:end]` carries `label`; offsets are code points.

    `region_id` names the span within its article, for relations; `score` is in 0..1 or None where nobody computed one;
    `answers` holds answers to the scheme's questions about this span, such as the kind of a source.

    Example:
        >>> import unsourced as us
        >>> us.Span(label="source", start=0, end=11).region_id
        ''
    """

    label: str
    start: int
    end: int
    score: float | None = None
    reason: str = ""
    region_id: str = ""
    answers: Mapping[str, str] = field(default_factory=lambda: NO_ANSWERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`type` runs from one span to another of the same article, always from claim to source.

    Example:
        >>> import unsourced as us
        >>> us.Relation(type="sourced-from", from_region="r1", to_region="r2").type
        'sourced-from'
    """

    type: str
    from_region: str
    to_region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """What one version of the rules or of a model suggests for one article."""

    article_id: str
    version: str
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()

    def __repr__(self) -> str:
        return f"Suggestions({len(self.spans)} spans of article {self.article_id} by {self.version})"


def check_offsets(text: str, start: int, end: int, *, where: str = "") -> None:
    """Raise OffsetError unless `text[start:end]` is a non-empty piece of the text."""
    if not 0 <= start < end <= len(text):
        raise OffsetError(f"span {start}..{end} is not a piece of a text of {len(text)} characters", where=where)
