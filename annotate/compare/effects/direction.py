"""Which version was made from which: what dates and "original source" lines say, and nothing else."""

from urllib.parse import urlsplit

from annotate.compare.comparison import Comparison, Lineage
from unsourced.core.article import Article

HARDLY_VERSIONS = 0.1
"""The share of shared words below which two texts are hardly versions of one report."""


def lineage(comparison: Comparison) -> Lineage:
    """The repost of the two, with the evidence for it; undetermined where there is none, or where it disagrees."""
    a, b = comparison.a, comparison.b
    if max(comparison.shared_a, comparison.shared_b) < HARDLY_VERSIONS:
        return Lineage()
    says_b, says_a = _names(b, a, "B", "A"), _names(a, b, "A", "B")
    dates = _dates(a, b)
    votes = {side for side, evidence in (("b", says_b), ("a", says_a)) if evidence}
    if dates is not None:
        votes.add(dates[0])
    evidence = tuple(filter(None, (says_b, says_a, dates[1] if dates else "")))
    return Lineage(repost=votes.pop() if len(votes) == 1 else None, evidence=evidence)


def _names(repost: Article, original: Article, one: str, other: str) -> str:
    """The sentence that a version names the other as its original; empty where it does not."""
    origin = repost.origin
    if origin is None:
        return ""
    if origin.url and original.url and _bare_url(origin.url) == _bare_url(original.url):
        return f"{one} gives {other}'s address as its original source: {origin.url}"
    if origin.outlet and original.outlet and _bare(origin.outlet) == _bare(original.outlet):
        return f"{one} names {other}'s outlet as its original source: {origin.outlet}"
    return ""


def _dates(a: Article, b: Article) -> tuple[str, str] | None:
    """The version with the later date, and the sentence that says so; days are compared, for times have zones."""
    first, second = (a.published or "")[:10], (b.published or "")[:10]
    if not (len(first) == len(second) == 10) or first == second:
        return None
    return ("b" if first < second else "a"), f"A is dated {first}, B {second}"


def _bare(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())


def _bare_url(url: str) -> str:
    parts = urlsplit(url)
    return (
        parts.netloc.removeprefix("www.") + parts.path.rstrip("/") + ("?" + parts.query if parts.query else "")
    ).lower()
