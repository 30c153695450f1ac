"""Kinds of what gets lost on the way into another format or scheme, with counts."""

from collections import Counter
from enum import StrEnum


class Loss(StrEnum):
    """One kind of loss; `words` say it to people, after the number."""

    words: str

    def __new__(cls, kind: str, words: str = "") -> "Loss":
        member = str.__new__(cls, kind)
        member._value_ = kind
        member.words = words
        return member

    SKIPS = "skips", "skipped annotations left out"
    DRAFTS = "drafts", "drafts left out"
    EARLIER_ANNOTATIONS = "earlier-annotations", "earlier annotations of the same person left out"
    SPANS_OF_ANNOTATIONS = "spans-of-annotations", "spans of annotations left out"
    ARTICLES = "articles", "articles without a submitted annotation left out"
    UNANNOTATED_ARTICLES = "unannotated-articles", "articles that nobody annotated, which no export has"
    METADATA = "article-metadata", "articles without their outlet, date, address and other metadata"
    ROLES = "roles", "annotations whose role (curator, gold) is not recorded"
    CURATORS = "curators", "annotations by curators, who read as annotators"
    TIMES = "times", "annotations without their times"
    LABELS_OFFERED = "labels-offered", "annotations to which not all labels were offered, which is not recorded"
    SCHEME_VERSIONS = (
        "scheme-versions",
        "annotations made with another version of the scheme, which is not recorded",
    )
    PROJECTS = "projects", "annotations whose project is not recorded"
    ANSWERS = "answers", "answers left out"
    ARTICLE_ANSWERS = "article-answers", "answers about the article left out"
    SPAN_ANSWERS = "span-answers", "answers about a span left out"
    OPEN_ANSWERS = "open-answers", "answers in words, with several choices or of spans left out"
    RELATIONS = "relations", "relations left out"
    RELATIONS_OF_SPANS = "relations-of-spans", "relations of spans left out"
    REASONS = "reasons", "reasons left out"
    REASON_LINE_BREAKS = "reason-line-breaks", "reasons whose line breaks became spaces"
    SUGGESTION_REASONS = "suggestion-reasons", "reasons on suggested spans, which read as the suggestion's"
    PARTS = "parts", "parts of discontinuous spans written as spans of their own"
    JOINED_PARTS = "joined-parts", "parts that only line breaks divide, which become one"
    SPAN_LINE_BREAKS = "span-line-breaks", "spans that lost a line break at an end"
    EMPTY_SPANS = "empty-spans", "spans of nothing but line breaks left out"
    SPANS_WITHOUT_TOKEN = "spans-without-token", "spans left out that hold no token"
    OVERLAPS = "overlaps", "overlapping spans left out"
    CUT_OVERLAPS = "cut-overlaps", "overlapping spans cut down to what no other covers"
    SPAN_ENDS = "span-ends", "spans whose ends moved to whole tokens"
    ORIGINS = "origins", "spans that began as a suggestion, which is not recorded"
    SPAN_VERSIONS = "span-versions", "spans whose version is not that of their annotation's suggestions"
    EMPTY_TEXTS = "empty-texts", "empty texts that read as missing"
    PROBLEMS = "problems", "problems of the export left out"
    NO_COUNTERPART = "no-counterpart", "spans left out whose label has no counterpart"
    CHOSEN_COUNTERPART = "chosen-counterpart", "spans whose label has several counterparts"


Losses = Counter[Loss]
"""How often each kind of loss happened."""
