"""What the rules suggest stands in the editor before anybody marks anything, and keeps its origin in the Dataset."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from annotate.load import ALL
from annotate.suggest import suggest
from tests.browser.conftest import ANKA, BRAM, SetUp
from tests.browser.driver import Annotator
from tests.browser.work import Mark, Place, Work, work_on
from unsourced.scheme_file import load_scheme
from unsourced.span import Span, Suggestions

_PAGE = Path(__file__).parents[1] / "annotate" / "pages" / "mill_dam.md"
_SCHEME = load_scheme("credibility")


@dataclass(frozen=True)
class Done:
    """One article that Anka submitted as it was suggested, and Bram after changes."""

    suggested: Suggestions
    shown: dict[str, str]
    kept: Work
    changed: Work
    headline: Place
    text: str

    def first(self, label: str) -> Span:
        return next(span for span in self.suggested.spans if span.label == label)


@pytest.fixture(scope="module")
def done(set_up: SetUp, anka: Annotator, bram: Annotator, tmp_path_factory: pytest.TempPathFactory) -> Done:
    desk = set_up("suggestions", [_PAGE], share=ALL)
    (article,) = desk.articles
    suggested = suggest(article, _SCHEME)
    named = {span.label: span.region_id for span in reversed(suggested.spans)}
    headline = (0, article.text.index("\n"))

    anka.open_task(desk.project, desk.tasks[article.id])
    shown = {region: anka.marked_words(region) for region in anka.regions()}
    anka.submit()

    # From the stream: in the table Anka's annotation would open, for anybody to change.
    assert bram.open_stream(desk.project) == desk.tasks[article.id]
    assert bram.regions() == set(shown)
    bram.relabel(named["editorial-insertion"], _SCHEME.label("neutral-insertion").hotkey)
    bram.delete(named["speculation"])
    bram.mark(*headline, _SCHEME.label("loaded-language").hotkey)
    bram.submit()

    kept, changed = work_on(desk.export(tmp_path_factory.mktemp("suggestions") / "exported"), article.id)
    return Done(suggested, shown, kept, changed, headline, article.text)


def test_every_suggestion_shows_before_anything_is_marked(done: Done) -> None:
    assert len(done.suggested.spans) >= 4
    assert done.shown == {span.region_id: done.text[span.start : span.end] for span in done.suggested.spans}


def test_what_was_left_as_it_was_is_exported_as_a_prediction_of_its_version(done: Done) -> None:
    places = _places(done.suggested)
    assert (done.kept.annotator, done.kept.status) == (ANKA, "submitted")
    assert {(mark.label, mark.place, mark.origin, mark.version) for mark in done.kept.marks} == {
        (span.label, places[span.region_id], "prediction", done.suggested.version) for span in done.suggested.spans
    }
    assert done.kept.links == {
        (link.type, places[link.from_region], places[link.to_region]) for link in done.suggested.relations
    }
    assert done.kept.answers == {
        (question, places[span.region_id], answer)
        for span in done.suggested.spans
        for question, answer in span.answers.items()
    }


def test_what_was_changed_deleted_and_added_is_told_apart(done: Done) -> None:
    relabelled, deleted = done.first("editorial-insertion"), done.first("speculation")
    assert (done.changed.annotator, done.changed.status) == (BRAM, "submitted")
    theirs = {(mark.label, mark.place): mark for mark in done.changed.marks}
    assert len(theirs) == len(done.suggested.spans)

    place = (relabelled.start, relabelled.end)
    assert theirs["neutral-insertion", place].origin == "prediction-changed"
    assert theirs["neutral-insertion", place].version == done.suggested.version
    assert ("editorial-insertion", place) not in theirs
    assert ("speculation", (deleted.start, deleted.end)) not in theirs
    assert theirs["loaded-language", done.headline] == Mark("loaded-language", done.headline)

    untouched = {(mark.label, mark.place) for mark in done.kept.marks} & theirs.keys()
    assert len(untouched) == len(done.suggested.spans) - 2
    assert {theirs[key].origin for key in untouched} == {"prediction"}


def _places(suggested: Suggestions) -> dict[str, Place]:
    return {span.region_id: (span.start, span.end) for span in suggested.spans}
