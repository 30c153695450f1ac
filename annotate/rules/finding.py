"""What a detector found in a text."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Optional

from unsourced.core.spans import NO_ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`text[start:end]` looks like `label`, and why; offsets are code points into the article's text.

    `score` in 0..1 says how sure the rule is, to rank marks by; scores are set by hand and not calibrated. `source` is
    the finding that this one, a claim, comes from.
    """

    label: str
    start: int
    end: int
    score: float
    reason: str
    answers: Mapping[str, str] = field(default_factory=lambda: NO_ANSWERS)
    source: Optional["Finding"] = None

    def but(self, **changes: object) -> "Finding":
        """The finding with some of its fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
