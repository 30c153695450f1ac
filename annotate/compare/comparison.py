"""What a comparison of two articles found: plain records with code-point offsets into both texts."""

from dataclasses import dataclass
from typing import NamedTuple

from unsourced.core.article import Article, short

ONLY_IN_A, ONLY_IN_B, ALTERED, MOVED = "only-in-a", "only-in-b", "altered", "moved"
KINDS = (ONLY_IN_A, ONLY_IN_B, ALTERED, MOVED)
HEADLINE, BODY, ATTRIBUTION = "headline", "body", "attribution"
PARTS = (HEADLINE, BODY, ATTRIBUTION)


class TextRange(NamedTuple):
    """`text[start:end]`, code points; empty where the other version's words would stand."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does: its kind, the side (`a` or `b`) that has the words, and why that matters to a reader.

    `stays` says that what the words bear on stands in both versions: the claim whose source is gone, the sentence that
    lost its "not".
    """

    kind: str
    side: str
    words: str
    reason: str
    stays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between the versions.

    `a` and `b` are the words' places in each article's text; on the side that lacks them the place is empty. `cut_a`
    and `cut_b` are the same places with the white space that came or went along: with them cut out, both texts are the
    same, character by character. All four are None where the words stand in no text but on a line around it, such as
    a byline that `read` removed; then `line_a` and `line_b` hold it. `typographic` says that no word differs.
    """

    kind: str
    part: str
    a: TextRange | None
    b: TextRange | None
    cut_a: TextRange | None
    cut_b: TextRange | None
    typographic: bool = False
    line_a: str = ""
    line_b: str = ""
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation that differs: its places with the marks, None where a version has the words without them.

    `changes` numbers the changes in it.
    """

    kind: str
    a: TextRange | None
    b: TextRange | None
    reason: str
    changes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Which version is the repost, `a` or `b`, None where that is undetermined; and what says so, in sentences."""

    repost: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The changes between two articles, in the order of `b`'s text with what only `a` has where it stood.

    `shared_a` is the share of a's words (0..1) that b has too, in the same place or moved; `shared_b` the reverse.
    Effects, quotations and lineage are filled in by `explain`; `abstained` says why there are no effects.
    """

    a: Article
    b: Article
    changes: tuple[Change, ...]
    shared_a: float
    shared_b: float
    quotations: tuple[Quotation, ...] = ()
    lineage: Lineage = Lineage()
    abstained: str = ""

    def __repr__(self) -> str:
        repost = f", {self.lineage.repost} is the repost" if self.lineage.repost else ""
        return (
            f"Comparison({short(self.a.title or self.a.text)!r}, {short(self.b.title or self.b.text)!r}: "
            f"{len(self.substantial)} changes, shares {self.shared_a:.0%} and {self.shared_b:.0%} of words{repost})"
        )

    @property
    def substantial(self) -> tuple[Change, ...]:
        """The changes of words, without typographic noise."""
        return tuple(change for change in self.changes if not change.typographic)

    def words(self, change: Change) -> tuple[str, str]:
        """The words of a change in a and in b; empty where that side lacks them."""
        in_a = self.a.text[slice(*change.a)] if change.a else change.line_a
        in_b = self.b.text[slice(*change.b)] if change.b else change.line_b
        return in_a, in_b
