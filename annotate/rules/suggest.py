"""Suggestions by rule for one article: what the detectors found, as spans that fit a scheme."""

from collections.abc import Sequence

from annotate.rules.detect import RULES_VERSION, find_all
from annotate.rules.finding import Finding
from unsourced.core.article import Article
from unsourced.core.span_index import SpanIndex
from unsourced.core.spans import Relation, Span, Suggestions
from unsourced.schemes.scheme import Scheme

SOURCED_FROM = "sourced-from"
LANGUAGE = "en"


def suggest(article: Article, scheme: Scheme | None = None) -> Suggestions:
    """What the rules suggest for an article, in order of place; spans are named r1, r2, …

    Labels, answers and relations that `scheme` does not have are left out, and of two spans that it does not let
    overlap the one that comes first in its precedence stays. Without a scheme everything found is given. On an article
    that is not in English the rules abstain: no spans.
    """
    if not rules_apply(article):
        return Suggestions(article_id=article.id, version=RULES_VERSION)
    findings = find_all(article.text, article.body_start)
    if scheme is not None:
        findings = _fitting(findings, scheme)
    findings = sorted(findings, key=lambda found: (found.start, -found.end, found.label))
    names = {id(found): f"r{number}" for number, found in enumerate(findings, 1)}
    links = [(found, found.source) for found in findings if found.source is not None and id(found.source) in names]
    return Suggestions(
        article_id=article.id,
        version=RULES_VERSION,
        spans=tuple(_span(found, names[id(found)], scheme) for found in findings),
        relations=tuple(
            Relation(type=SOURCED_FROM, from_region=names[id(claim)], to_region=names[id(source)])
            for claim, source in links
            if _linkable(claim.label, source.label, scheme)
        ),
    )


def rules_apply(article: Article) -> bool:
    """Whether the article is in the rules' language."""
    return article.language.lower().split("-")[0] == LANGUAGE


def _span(found: Finding, name: str, scheme: Scheme | None) -> Span:
    answers = dict(found.answers)
    if scheme is not None:
        asked = {q.key: {c.key for c in q.choices} for q in scheme.questions if found.label in q.labels}
        answers = {key: value for key, value in answers.items() if value in asked.get(key, ())}
    return Span(
        label=found.label,
        start=found.start,
        end=found.end,
        score=found.score,
        reason=found.reason,
        region_id=name,
        answers=answers,
    )


def _linkable(from_label: str, to_label: str, scheme: Scheme | None) -> bool:
    return scheme is None or any(
        relation.key == SOURCED_FROM and from_label in relation.from_labels and to_label in relation.to_labels
        for relation in scheme.relations
    )


def _fitting(findings: Sequence[Finding], scheme: Scheme) -> list[Finding]:
    """The findings whose labels the scheme has, without those that lose to another on the same words."""
    rank = {label: place for place, label in enumerate(scheme.precedence)}
    known = [found for found in findings if found.label in scheme.label_keys]
    kept: list[Finding] = []
    near: SpanIndex[Finding] = SpanIndex()
    for found in sorted(known, key=lambda found: (rank.get(found.label, len(rank)), -found.score, found.start)):
        if not any(_clash(found, other, scheme) for other in near.to(found)):
            kept.append(found)
            near.add(found)
    return kept


def _clash(one: Finding, other: Finding, scheme: Scheme) -> bool:
    apart = one.end <= other.start or other.end <= one.start
    return not apart and not scheme.may_overlap(one.label, other.label)
