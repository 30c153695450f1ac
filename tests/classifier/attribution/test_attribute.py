"""Attributions of articles: offsets, scores and links of what the tagger and the linker find."""

from collections.abc import Iterable, Iterator

import numpy as np
import pytest

from classifier.attribution.attribute import attribute
from classifier.attribution.linker import Linker, Piece
from classifier.attribution.tag_scheme import attribution_labels, tags_of
from classifier.attribution.tagger import Tagger, reading_of
from classifier.attribution.token_arrays import Reading
from unsourced.core.article import make_article
from unsourced.core.types import Float32, Int32
from unsourced.schemes.load import load_scheme

SCHEME = load_scheme()
LABELS = attribution_labels(SCHEME)
ARTICLE = make_article(title="", body="Ada Holm said the pier is shut.", raw="x", reader_version="test")
SPANS = [("source", 0, 8), ("attributed-claim", 14, 30)]


class _Tagger(Tagger):
    """Tags the spans above, with a score of 0.75 for every label of every token."""

    def tag(self, readings: Iterable[Reading], **_: object) -> Iterator[tuple[Reading, Int32, Float32]]:
        for reading in readings:
            scores = np.full((len(reading), 1 + len(LABELS.labels)), 0.75, dtype=np.float32)
            yield reading, tags_of(reading, SPANS, LABELS.labels), scores


@pytest.fixture(scope="module")
def linker() -> Linker:
    reading = reading_of(ARTICLE)
    pieces = [Piece("source", 0, 2, "s"), Piece("attributed-claim", 3, 7, "c"), Piece("source", 6, 7, "t")]
    return Linker(SCHEME, C=10.0).fit([reading] * 4, [pieces] * 4, [[("sourced-from", "c", "s")]] * 4)


def test_regions_and_links_in_offsets_of_the_text(linker: Linker) -> None:
    first, second = attribute([ARTICLE, ARTICLE], _Tagger(), linker)
    assert [(region.label, region.pieces, region.claim) for region in first.regions] == [
        ("source", ((0, 8),), False),
        ("attributed-claim", ((14, 30),), True),
    ]
    assert [region.score for region in first.regions] == [0.75, 0.75]
    assert [region.kind is None for region in first.regions] == [False, True]
    ((key, claim, source, score),) = first.links
    assert (key, claim, source) == ("sourced-from", 1, 0)
    assert 0.5 < score <= 1
    assert second.regions == first.regions


def test_without_articles_there_is_nothing(linker: Linker) -> None:
    assert list(attribute([], _Tagger(), linker)) == []
