"""What the rules suggest stands in the editor before anybody marks anything, and keeps its origin in the Dataset."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from annotate.loading.load import ALL
from annotate.rules.suggest import suggest
from tests.browser.conftest import ANKA, BRAM, SetUp
from tests.browser.driver import Annotator
from tests.browser.work import Mark, Work, work_on
from unsourced.core.offsets import Offsets
from unsourced.core.spans import Span, Suggestions
from unsourced.schemes.load import load_scheme

_PAGE = Path(__file__).parents[1] / "annotate" / "pages" / "mill_dam.md"
_REASON = "Two people could be asked about this."
_SCHEME = load_scheme("credibility")


@dataclass(frozen=True)
class Done:
    """One article that Anka submitted as it was suggested, and Bram after he changed what the four names say."""

    suggested: Suggestions
    text: str
    shown: dict[str, str]
    kept: Work
    changed: Work
    relabelled: Span
    shortened: Span
    noted: Span
    deleted: Span


@pytest.fixture(scope="module")
def done(set_up: SetUp, anka: Annotator, bram: Annotator, tmp_path_factory: pytest.TempPathFactory) -> Done:
    desk = set_up("suggestions", [_PAGE], share=ALL)
    (article,) = desk.articles
    suggested = suggest(article, _SCHEME)
    relabelled = next(span for span in suggested.spans if span.label == "editorial-insertion")
    # Marks that lie on others are hard to click.
    others = [span for span in suggested.spans if not any(_overlap(span, other) for other in suggested.spans)]
    shortened, noted, deleted = sorted(others, key=lambda span: (span is relabelled, span.start - span.end))[:3]

    anka.open_task(desk.project, desk.tasks[article.id])
    shown = {region: anka.marked_words(region) for region in anka.regions()}
    anka.submit()

    # From the stream: in the table Anka's annotation would open, for anybody to change.
    assert bram.open_stream(desk.project) == desk.tasks[article.id]
    assert bram.regions() == set(shown)
    bram.relabel(relabelled.region_id, _SCHEME.label("neutral-insertion").hotkey)
    bram.stretch(shortened.region_id, shortened.end - 4)
    bram.give_reason(noted.region_id, _REASON)
    bram.delete(deleted.region_id)
    bram.mark(*_headline(article.text), _SCHEME.label("loaded-language").hotkey)
    bram.submit()

    kept, changed = work_on(desk.export(tmp_path_factory.mktemp("suggestions") / "exported"), article.id)
    return Done(suggested, article.text, shown, kept, changed, relabelled, shortened, noted, deleted)


def test_every_suggestion_shows_before_anything_is_marked(done: Done) -> None:
    assert len(done.suggested.spans) >= 4
    assert done.shown == {span.region_id: done.text[span.start : span.end] for span in done.suggested.spans}


def test_what_was_left_as_it_was_is_exported_as_a_prediction_of_its_version(done: Done) -> None:
    places = _places(done.suggested)
    assert (done.kept.annotator, done.kept.status) == (ANKA, "submitted")
    # The rule's reason was shown; it is not the annotator's.
    assert done.kept.marks == {
        Mark(span.label, places[span.region_id], origin="prediction", version=done.suggested.version)
        for span in done.suggested.spans
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
    version = done.suggested.version
    relabelled, shortened, noted = done.relabelled, done.shortened, done.noted
    changed = {
        Mark("neutral-insertion", (relabelled.start, relabelled.end), None, "prediction-changed", version),
        Mark(shortened.label, (shortened.start, shortened.end - 4), None, "prediction-changed", version),
        # To Label Studio a reason is a change too.
        Mark(noted.label, (noted.start, noted.end), _REASON, "prediction-changed", version),
    }
    left = {
        Mark(span.label, (span.start, span.end), None, "prediction", version)
        for span in done.suggested.spans
        if span not in (relabelled, shortened, noted, done.deleted)
    }
    assert left
    assert (done.changed.annotator, done.changed.status) == (BRAM, "submitted")
    assert done.changed.marks == changed | left | {Mark("loaded-language", _headline(done.text))}


def _overlap(one: Span, other: Span) -> bool:
    return one is not other and one.start < other.end and other.start < one.end


def _headline(text: str) -> Offsets:
    return 0, text.index("\n")


def _places(suggested: Suggestions) -> dict[str, Offsets]:
    return {span.region_id: (span.start, span.end) for span in suggested.spans}
