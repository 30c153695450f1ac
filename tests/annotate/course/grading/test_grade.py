"""Marks against gold: each verdict, and what discernment must always keep to."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.course.grading.grade import Grade, grade, pool
from annotate.course.lessons.gold import Gold, GoldSpan, Variant, sample_gold
from annotate.course.lessons.lesson import load_lesson
from annotate.course.lessons.tokens import pieces, words
from configs import lesson_names
from tests.annotate.course.invented import LABELS, mark, weir, weir_gold
from unsourced.core.sentences import sentences
from unsourced.core.spans import Span

TEXT = weir().text
EVERY = {name: load_lesson(name) for name in lesson_names()}
SAMPLE = sample_gold()


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    return weir_gold(tmp_path)


def kinds(done: Grade) -> list[tuple[str, str]]:
    return [(verdict.kind, verdict.label) for verdict in done.verdicts]


def test_a_comma_or_bracket_more_or_less_is_right(gold: Gold) -> None:
    done = grade(gold, [mark("editorial-insertion", "and kept silent],”"), mark("source", "Una Brock,")], LABELS)
    assert [v.kind for v in done.verdicts if v.mark is not None] == ["right", "right"]
    assert done.score.hit_rate == 0.5
    assert done.score.false_words == 0


def test_a_partial_mark_says_which_words_are_too_many_or_too_few(gold: Gold) -> None:
    done = grade(gold, [mark("unsourced-claim", "burst. Nine sluices")], LABELS)
    verdict = next(v for v in done.verdicts if v.mark == 0)
    assert (verdict.kind, verdict.gold) == ("partial", 1)
    assert verdict.too_many == ("burst",)
    assert verdict.too_few == ("are rotten",)
    assert (verdict.words_too_many, verdict.words_too_few) == (1, 2)
    assert verdict.credit == pytest.approx(4 / 7)


def test_another_label_at_the_right_words_is_told_from_a_miss(gold: Gold) -> None:
    done = grade(gold, [mark("source", "Insiders")], LABELS)
    assert kinds(done)[0] == ("wrong-label", "source")
    vague = next(row for row in done.score.labels if row.label == "vague-source")
    assert (vague.wrong_label, vague.missed, vague.hits) == (1, 0, 0)
    assert done.score.false_alarms == 0
    assert done.score.false_words == 1


def test_crying_wolf_at_sound_words_is_counted_and_named(gold: Gold) -> None:
    marks = [mark("editorial-insertion", "[the wardens]"), mark("unsourced-claim", "Rain fell on Monday.")]
    done = grade(gold, marks, LABELS)
    assert done.score.sound_marked == ("neutral brackets", "what the reporter saw")
    assert done.score.false_alarms == 2
    assert done.score.discernment is not None
    assert done.score.discernment < 0


def test_an_arguable_span_neither_counts_nor_harms(gold: Gold) -> None:
    assert kinds(grade(gold, [], LABELS)) == [("missed", span.label) for span in gold.spans[:4]]
    done = grade(gold, [mark("unsourced-claim", "the weir will burst")], LABELS)
    assert ("accepted", "unsourced-claim") in kinds(done)
    assert done.score.discernment == 0
    assert done.score.spans == 4


def test_an_answer_beside_another_of_its_span_is_no_false_alarm(gold: Gold) -> None:
    done = grade(gold, [mark("source", "Una Brock, who runs the mill"), mark("source", "Una Brock")], LABELS)
    assert kinds(done)[-2:] == [("right", "source"), ("accepted", "source")]
    assert (done.score.false_alarms, done.score.hit_rate) == (0, 0.25)


def test_what_the_gold_accepts_is_fine_where_its_own_label_is_not_offered() -> None:
    spill, labels = SAMPLE["oil-spill-unquiet"], EVERY["first-lesson"].labels
    start = spill.article.text.index("Thousands of geese are doomed.")
    marked = Span(label="unsourced-claim", start=start, end=start + len("Thousands of geese are doomed."))
    done, nothing = grade(spill, [marked], labels), grade(spill, [], labels)
    assert done.verdicts[[v.mark for v in done.verdicts].index(0)].kind == "accepted"
    assert done.score.false_words == 0
    assert (done.score.spans, done.score.hit_rate) == (nothing.score.spans, 0)


def test_a_mark_of_the_whole_article_finds_nothing(gold: Gold) -> None:
    done = grade(gold, [Span(label="unsourced-claim", start=0, end=len(TEXT))], LABELS)
    assert ("partial", "unsourced-claim") not in kinds(done) or done.score.hit_rate == pytest.approx(0.07, abs=0.05)
    assert done.score.false_alarm_rate == 1


def test_what_was_not_offered_is_left_out_on_both_sides(gold: Gold) -> None:
    done = grade(gold, [mark("source", "Insiders"), mark("vague-source", "Insiders")], ["vague-source"])
    assert kinds(done) == [("right", "vague-source")]
    assert done.score.discernment == 1


@pytest.mark.parametrize("name", EVERY)
def test_four_students_of_every_shipped_lesson(name: str) -> None:
    lesson = EVERY[name]
    scores: dict[str, list[Grade]] = {"right": [], "everything": [], "sentences": [], "nothing": []}
    for reading in lesson.readings:
        answers, text = SAMPLE[reading.article], SAMPLE[reading.article].article.text
        told = {
            "right": [Span(label=s.label, start=s.start, end=s.end) for s in answers.spans],
            "everything": [Span(label=label, start=0, end=len(text)) for label in lesson.labels],
            "sentences": [Span(label=lb, start=a, end=b) for a, b in sentences(text) for lb in lesson.labels],
            "nothing": [],
        }
        for student, marks in told.items():
            scores[student].append(grade(answers, marks, lesson.labels))
    found = {student: pool([g.score for g in grades], lesson.labels).discernment for student, grades in scores.items()}
    assert found["right"] == 1
    assert found["nothing"] == 0
    assert all(value is not None and value <= 0.1 for value in (found["everything"], found["sentences"]))


# Random gold and marks, over the words of the invented article.
PLACES = pieces(TEXT)
WORDS = words(TEXT)
places = st.tuples(st.integers(0, len(PLACES) - 1), st.integers(1, 8)).map(
    lambda pair: (PLACES[pair[0]][0], PLACES[min(pair[0] + pair[1], len(PLACES)) - 1][1])
)
spans = st.tuples(st.sampled_from(LABELS), places).map(
    lambda made: Span(label=made[0], start=made[1][0], end=made[1][1])
)
marked = st.lists(spans, max_size=8)


@st.composite
def golds(draw: st.DrawFn) -> Gold:
    unique: dict[tuple[str, int, int], GoldSpan] = {}
    for span in draw(st.lists(spans, min_size=1, max_size=6)):
        key = (span.label, span.start, span.end)
        if key in unique:
            continue
        unique[key] = GoldSpan(
            label=span.label,
            start=span.start,
            end=span.end,
            reason="why",
            accepted=(Variant(*key),),
            optional=bool(unique) and draw(st.booleans()),
        )
    return Gold(name="weir", article=weir(), labels=LABELS, spans=tuple(unique.values()), sound=(), clean=False)


def discernment(answers: Gold, marks: list[Span]) -> float:
    found = grade(answers, marks, LABELS).score.discernment
    assert found is not None
    return found


@given(golds(), marked)
def test_it_stays_between_minus_one_and_one(answers: Gold, marks: list[Span]) -> None:
    assert -1 <= discernment(answers, marks) <= 1


@given(golds(), st.booleans())
def test_all_right_is_one_and_nothing_is_nought(answers: Gold, optional_too: bool) -> None:
    right = [Span(label=s.label, start=s.start, end=s.end) for s in answers.spans if optional_too or not s.optional]
    assert discernment(answers, right) == 1
    assert discernment(answers, []) == 0


@given(golds(), st.integers(1, 6), st.sets(st.sampled_from(LABELS), min_size=1))
def test_everything_marked_in_pieces_of_any_size_is_worth_nothing(answers: Gold, size: int, labels: set[str]) -> None:
    groups = [PLACES[at : at + size] for at in range(0, len(PLACES), size)]
    marks = [Span(label=label, start=group[0][0], end=group[-1][1]) for group in groups for label in labels]
    everywhere = {n for s in answers.spans for n, (a, b) in enumerate(WORDS) if a < s.end and b > s.start}
    if len(everywhere) < len(WORDS):
        assert discernment(answers, marks) <= 0.1


@given(golds(), marked, spans)
def test_a_false_mark_never_raises_it(answers: Gold, marks: list[Span], more: Span) -> None:
    in_gold = [s for s in answers.spans if s.label == more.label and s.start < more.end and s.end > more.start]
    if not in_gold:
        assert discernment(answers, [*marks, more]) <= discernment(answers, marks)


@given(golds(), marked, st.randoms(use_true_random=False))
def test_the_order_of_marks_does_not_matter(answers: Gold, marks: list[Span], chance: random.Random) -> None:
    shuffled = [*marks]
    chance.shuffle(shuffled)
    assert grade(answers, shuffled, LABELS) == grade(answers, marks, LABELS)


@settings(max_examples=50)
@given(golds(), marked)
def test_every_mark_and_every_span_to_be_found_has_one_verdict(answers: Gold, marks: list[Span]) -> None:
    done = grade(answers, marks, LABELS)
    assert sorted(v.mark for v in done.verdicts if v.mark is not None) == list(range(len(done.marks)))
    met = [v.gold for v in done.verdicts if v.gold is not None and v.kind != "accepted"]
    assert sorted(met) == [number for number, span in enumerate(answers.spans) if not span.optional]
    row = pool([done.score, done.score], LABELS)
    assert row.spans == 2 * done.score.spans


def test_what_another_lesson_would_mark_is_told(gold: Gold) -> None:
    done = grade(gold, [mark("source", "Insiders"), mark("source", "Una Brock")], ["source"])
    assert [(v.kind, v.elsewhere) for v in done.verdicts] == [("false-alarm", 0), ("right", None)]
