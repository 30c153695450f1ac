"""The tagger as an estimator, on invented articles."""

from functools import cache

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from classifier.attribution.attribute import attribute
from classifier.attribution.linker import Linker, Piece
from classifier.attribution.tag_scheme import attribution_labels
from classifier.attribution.tagger import Tagger, reading_of
from tests.classifier.attribution.talk import Talk, talk
from unsourced.core.article import make_article
from unsourced.errors import SchemeError
from unsourced.schemes.load import load_scheme

POLNEAR, CREDIBILITY = load_scheme("polnear"), load_scheme("credibility")


@cache
def talks() -> tuple[Talk, ...]:
    return tuple(talk(number) for number in range(24))


@cache
def tagger() -> Tagger:
    some = talks()[:20]
    return Tagger(POLNEAR, epochs=3, least=1, least_words=1).fit([t.article for t in some], [t.spans for t in some])


@cache
def linker() -> Linker:
    readings, pieces, relations = [], [], []
    for one in talks()[:20]:
        reading = reading_of(one.article)
        readings.append(reading)
        pieces.append(
            [
                Piece(
                    label,
                    int(np.searchsorted(reading.end, start, side="right")),
                    int(np.searchsorted(reading.start, end)),
                    str(place),
                )
                for place, (label, start, end) in enumerate(one.spans)
            ]
        )
        relations.append(
            [
                link
                for claim, source, cue in one.links
                for link in (("sourced-from", str(claim), str(source)), ("cued-by", str(claim), str(cue)))
            ]
        )
    return Linker(POLNEAR).fit(readings, pieces, relations)


def test_it_finds_in_new_articles_what_it_was_taught() -> None:
    held_out = talks()[20:]
    found = tagger().predict([one.article for one in held_out])
    gold = {(number, *span) for number, one in enumerate(held_out) for span in one.spans}
    ours = {(number, s.label, s.start, s.end) for number, some in enumerate(found) for s in some}
    assert len(gold & ours) / len(gold | ours) > 0.9
    assert all(0 < span.score <= 1 for some in found for span in some)


def test_probabilities_are_one_per_token_and_sum_to_one() -> None:
    article = talks()[21].article
    (scores,) = tagger().predict_proba([article])
    assert scores.shape == (len(reading_of(article)), 4)
    np.testing.assert_allclose(scores.sum(axis=1), 1, atol=1e-5)


def test_arrays_round_trip() -> None:
    arrays = tagger().arrays()
    assert all(array.dtype != object for array in arrays.values())
    articles = [one.article for one in talks()]
    again = Tagger.from_arrays(POLNEAR, arrays)
    assert again.predict(articles) == tagger().predict(articles)
    for name, array in again.arrays().items():
        np.testing.assert_array_equal(array, arrays[name])
    same = Linker.from_arrays(POLNEAR, linker().arrays())
    (one, other) = (next(attribute(articles, *pair)) for pair in ((again, same), (tagger(), linker())))
    assert one.regions == other.regions
    assert one.links == other.links
    with pytest.raises(ValueError, match="do not fit"):
        Tagger.from_arrays(CREDIBILITY, arrays | {"transitions": np.zeros((3, 3), dtype=np.float32)})
    for name, array in (
        ("keys", arrays["keys"][::-1]),
        ("counts", arrays["counts"][1:]),
        ("weights", arrays["weights"] * np.nan),
    ):
        with pytest.raises(ValueError, match="do not fit"):
            Tagger.from_arrays(POLNEAR, arrays | {name: array})
    with pytest.raises(ValueError, match="do not fit"):
        Linker.from_arrays(CREDIBILITY, linker().arrays())


def test_articles_do_not_depend_on_their_neighbours() -> None:
    articles = [one.article for one in talks()]
    together = tagger().predict(articles)
    assert together == [tagger().predict([article])[0] for article in articles]


def test_texts_without_words_or_claims() -> None:
    empty = make_article(title="", body="…", raw="x", reader_version="test")
    assert tagger().predict([empty]) == [[]]
    assert tagger().predict([]) == []
    (attribution,) = attribute([empty], tagger(), linker())
    assert attribution.regions == ()


def test_it_keeps_scikit_learns_promises() -> None:
    copy = clone(tagger())
    assert copy.get_params()["epochs"] == 3
    assert copy.get_params()["scheme"].name == "polnear"
    with pytest.raises(NotFittedError):
        copy.predict([talks()[0].article])
    with pytest.raises(ValueError, match="span to learn from"):
        copy.fit([talks()[0].article], [[]])


def test_labels_come_from_the_scheme() -> None:
    assert attribution_labels(POLNEAR).labels == ("source", "cue", "content")
    assert attribution_labels(CREDIBILITY).labels == ("source", "vague-source", "attributed-claim")
    assert attribution_labels(CREDIBILITY).claims == ("attributed-claim",)
    with pytest.raises(SchemeError, match="ties no claims"):
        attribution_labels(load_scheme("babe"))


def test_another_scheme_learns_the_same_way() -> None:
    some = [talk(number, claim="attributed-claim") for number in range(12)]
    spans = [[span for span in one.spans if span[0] != "cue"] for one in some]
    other = Tagger(CREDIBILITY, epochs=3, least=1, least_words=1).fit([one.article for one in some], spans)
    assert {span.label for found in other.predict([some[0].article]) for span in found} == {
        "source",
        "attributed-claim",
    }


def test_claims_are_linked_to_who_says_them_and_the_piece_around_joins() -> None:
    article = make_article(
        title="Notes from the harbour",
        body="“The ferry is safe,” Jan Orel said. “Nobody had counted the sheds.”\n\nRain fell. "
        "Critics of the pier claimed nine boats were lost in the storm.",
        raw="x",
        reader_version="test",
    )
    (attribution,) = attribute([article], tagger(), linker())
    on_step = [
        (
            key,
            article.text[slice(*attribution.regions[claim].pieces[0])],
            article.text[slice(*attribution.regions[to].pieces[0])],
        )
        for key, claim, to, _ in attribution.links
    ]
    assert ("sourced-from", "“The ferry is safe,”", "Jan Orel") in on_step
    assert ("cued-by", "“The ferry is safe,”", "said") in on_step
    assert any(source == "Critics of the pier" for _, _, source in on_step)
    kinds = {article.text[slice(*r.pieces[0])]: r.kind for r in attribution.regions if r.kind is not None}
    assert not kinds["Jan Orel"].vague
    assert kinds["Critics of the pier"].vague
