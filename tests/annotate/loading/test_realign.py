"""Suggestions for one text of a page, carried over to another."""

from hypothesis import given
from hypothesis import strategies as st

from annotate.loading.realign import carry_over, changed_pages
from unsourced.core.article import Article, make_article
from unsourced.core.spans import Relation, Span, Suggestions

WORD = st.sampled_from(["the", "pier", "is", "shut", ".", "Donate", "now", "!", "so", "on,", "“critics”", "say"])
WORDS = st.lists(WORD, min_size=1)


def page(words: list[str]) -> Article:
    return make_article(title="Pier", body=" ".join(words) + " end", raw="page", reader_version="1")


@given(before=WORDS, after=WORDS, data=st.data())
def test_whatever_is_carried_over_has_the_same_words(before: list[str], after: list[str], data: st.DataObject) -> None:
    old, new = page(after), page(before)
    cuts = st.integers(0, len(new.text))
    places = data.draw(st.lists(st.tuples(cuts, cuts).filter(lambda place: place[0] < place[1]), max_size=4))
    spans = tuple(
        Span(label="source", start=start, end=end, region_id=str(number)) for number, (start, end) in enumerate(places)
    )
    links = tuple(Relation(type="sourced-from", from_region="0", to_region=span.region_id) for span in spans)
    given_ = Suggestions(article_id=new.id, version="model-1", spans=spans, relations=links)
    found = carry_over(given_, new, old)
    assert found.article_id == old.id
    there = {span.region_id: span for span in found.spans}
    for span in spans:
        if moved := there.get(span.region_id):
            assert old.text[moved.start : moved.end] == new.text[span.start : span.end]
    assert {end for link in found.relations for end in (link.from_region, link.to_region)} <= there.keys()
    assert carry_over(given_, new, new) == given_


def test_a_page_is_known_by_its_source() -> None:
    old, new = page(["Donate"]), page(["now"])
    other = make_article(title="Pier", body="Another", raw="other", reader_version="1")
    assert changed_pages([new, other], {old.id: old.source_id}) == {new.id: old.id}
    assert changed_pages([old, other], {old.id: old.source_id}) == {}
