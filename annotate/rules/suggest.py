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
    """What the rules suggest for an article, in order of their offsets; spans are named r1, r2, …

    Labels, answers and relations that `scheme` does not have are left out, and of two spans that it does not let
    overlap the one that comes first in its precedence stays. Without a scheme everything found is given. On an article
    that is not in English the rules abstain: no spans.
    """
    if not rules_apply(article):
        return Suggestions(article_id=article.id, version=RULES_VERSION)
    findings = find_all(article.text, article.body_start)
    if scheme is not None:
        findings = _fitting(findings, scheme)
    findings = sorted(findings, key=lambda finding: (finding.start, -finding.end, finding.label))
    names = {id(finding): f"r{number}" for number, finding in enumerate(findings, 1)}
    links = [
        (finding, finding.source) for finding in findings if finding.source is not None and id(finding.source) in names
    ]
    return Suggestions(
        article_id=article.id,
        version=RULES_VERSION,
        spans=tuple(_span(finding, names[id(finding)], scheme) for finding in findings),
        relations=tuple(
            Relation(type=SOURCED_FROM, from_region=names[id(claim)], to_region=names[id(source)])
            for claim, source in links
            if _linkable(claim.label, source.label, scheme)
        ),
    )


def rules_apply(article: Article) -> bool:
    """Whether the article is in the rules' language."""
    return article.language.lower().split("-")[0] == LANGUAGE


def _span(finding: Finding, name: str, scheme: Scheme | None) -> Span:
    answers = dict(finding.answers)
    if scheme is not None:
        asked = {q.key: {c.key for c in q.choices} for q in scheme.questions if finding.label in q.labels}
        answers = {key: value for key, value in answers.items() if value in asked.get(key, ())}
    return Span(
        label=finding.label,
        start=finding.start,
        end=finding.end,
        score=finding.score,
        reason=finding.reason,
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
    rank = {label: index for index, label in enumerate(scheme.precedence)}
    known = [finding for finding in findings if finding.label in scheme.label_keys]
    fitting: list[Finding] = []
    near: SpanIndex[Finding] = SpanIndex()
    for finding in sorted(
        known, key=lambda finding: (rank.get(finding.label, len(rank)), -finding.score, finding.start)
    ):
        if not any(_clash(finding, other, scheme) for other in near.to(finding)):
            fitting.append(finding)
            near.add(finding)
    return fitting


def _clash(one: Finding, other: Finding, scheme: Scheme) -> bool:
    apart = one.end <= other.start or other.end <= one.start
    return not apart and not scheme.may_overlap(one.label, other.label)
