"""The count of claims by their sources: from what the scheme says of its labels, and by no label's name."""

from collections.abc import Sequence
from dataclasses import replace

from classifier.scoring.output.page.claims import claim_counts
from classifier.scoring.scores import Scores
from unsourced.core.article import make_article
from unsourced.core.spans import Relation, Span
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

SCHEME = load_scheme()
ARTICLE = make_article(title="", body="x" * 200, raw="", reader_version="1")


def told(labels: str, links: Sequence[tuple[str, str]] = (), scheme: Scheme = SCHEME) -> str:
    """`labels` name the marks 0, 1, …; `links` run from claim to source."""
    spans = tuple(
        Span(label=label, start=place, end=place + 1, region_id=str(place))
        for place, label in enumerate(labels.split())
    )
    relations = tuple(Relation(type="sourced-from", from_region=one, to_region=to) for one, to in links)
    return claim_counts(Scores(article=ARTICLE, scheme=scheme, version="v", spans=spans, relations=relations))


def test_a_claim_counts_once_by_the_best_of_its_sources() -> None:
    labels = "attributed-claim source vague-source attributed-claim editorial-insertion unsourced-claim"
    assert told(labels, [("0", "1"), ("0", "2"), ("3", "2")]) == (
        "Claims: 1 with a source that a reader can identify, 1 with a vague one, 2 without."
    )


def test_a_claim_that_somebody_made_is_not_without_a_source_where_none_was_found() -> None:
    assert told("attributed-claim loaded-language") == (
        "Claims: 0 with a source that a reader can identify, 0 with a vague one, 0 without; for 1 more the source was "
        "not found."
    )


def test_labels_are_known_by_what_the_scheme_says_of_them() -> None:
    other = {"source": "a", "vague-source": "b", "attributed-claim": "c"}
    renamed = replace(
        SCHEME,
        labels=tuple(replace(label, key=other.get(label.key, label.key)) for label in SCHEME.labels),
        relations=tuple(replace(each, from_labels=("c",), to_labels=("a", "b")) for each in SCHEME.relations),
    )
    assert told("c a c b", [("0", "1"), ("2", "3")], renamed).startswith(
        "Claims: 1 with a source that a reader can identify, 1 with a"
    )


def test_a_scheme_that_does_not_tell_gets_no_count() -> None:
    silent = replace(SCHEME, labels=tuple(replace(label, crosswalk={}) for label in SCHEME.labels))
    assert told("attributed-claim", scheme=silent) == ""
    assert claim_counts(Scores(article=ARTICLE, scheme=SCHEME, version="v", abstained="not English")) == ""
    assert told("content source", scheme=load_scheme("polnear")) == ""
