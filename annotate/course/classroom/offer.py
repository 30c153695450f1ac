"""The part of a scheme that a lesson offers: its labels, and what is asked about them."""

from collections.abc import Collection
from dataclasses import replace

from unsourced.schemes.scheme import Scheme


def offered_scheme(scheme: Scheme, labels: Collection[str]) -> Scheme:
    """The scheme with these labels alone: their questions and relations, no questions about whole articles.

    Work that is labelled with it fits the whole scheme.
    """
    kept = set(labels)
    return replace(
        scheme,
        labels=tuple(label for label in scheme.labels if label.key in kept),
        questions=tuple(
            replace(question, labels=tuple(key for key in question.labels if key in kept))
            for question in scheme.questions_per("region")
            if not question.labels or kept & set(question.labels)
        ),
        relations=tuple(
            replace(
                relation,
                from_labels=tuple(key for key in relation.from_labels if key in kept),
                to_labels=tuple(key for key in relation.to_labels if key in kept),
            )
            for relation in scheme.relations
            if kept & set(relation.from_labels) and kept & set(relation.to_labels)
        ),
        overlaps=frozenset(pair for pair in scheme.overlaps if pair <= kept),
        precedence=tuple(key for key in scheme.precedence if key in kept),
    )
