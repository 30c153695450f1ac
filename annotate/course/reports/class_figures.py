"""What a teacher wants to know of a class, computed from its work: students, labels, items, false alarms, pace."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from annotate.course.grading.grade import LabelScore
from annotate.course.grading.graded_result import GradedItem, GradedResult
from annotate.course.grading.result import Phase
from annotate.course.lessons.gold import Gold
from annotate.course.lessons.lesson import Lesson
from annotate.course.reports.item_statistics import Gain, ItemFigures, gain, item_figures
from exports.metrics.partial_span_f1 import partial_span_f1

PHASES: tuple[Phase, ...] = ("before", "practice", "after")
# Less than half of the time that the class takes for the same articles.
HURRY = 0.5
# Others who have read an article, for a comparison.
_FEWEST_READERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentFigures:
    """One student. Discernments are in -1..1, rates and F1 in 0..1, None where there was nothing to measure.

    `articles` of `assigned` were handed in. `pace` is the median over articles of the student's time for 100 words as
    a share of the class's median for the same article; `seconds_per_100_words` is theirs alone.
    """

    student: str
    form: str | None
    articles: int
    assigned: int
    marks: int
    reasons: int
    before: float | None
    practice: float | None
    after: float | None
    gain: float | None
    final: float | None
    passed: bool | None
    hit_rate: float | None
    false_alarm_rate: float | None
    false_alarms: int
    f1_with_gold: float | None
    seconds_per_100_words: float | None
    pace: float | None
    rushes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFigures:
    """A student's counts of one label in one phase."""

    student: str
    phase: Phase
    score: LabelScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A span to be found, and what became of it; `counts` is by kind of verdict."""

    article: str
    label: str
    quote: str
    reason: str
    counts: Mapping[str, int]
    figures: ItemFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseAlarm:
    """Words that `students` marked and should not; `why` is the gold's reason, where it has them as sound."""

    article: str
    label: str
    quote: str
    students: int
    why: str


@dataclass(frozen=True, kw_only=True)
class ClassFigures:
    """All figures of a class; `items` and `false_alarms` begin with those most got wrong."""

    students: tuple[StudentFigures, ...]
    labels: tuple[LabelFigures, ...]
    gain: Gain
    items: tuple[Item, ...]
    false_alarms: tuple[FalseAlarm, ...]


def class_figures(students: Sequence[GradedResult], lesson: Lesson) -> ClassFigures:
    """The figures of these students' work on a lesson."""
    paces = _paces(students)
    found = [_student(one, lesson, paces.get(one.student)) for one in students]
    pairs = [(one.before, one.after) for one in found if one.before is not None and one.after is not None]
    work = [(student.student, one) for student in students for one in student.items]
    return ClassFigures(
        students=tuple(found),
        labels=tuple(
            LabelFigures(student=one.student, phase=phase, score=score)
            for one in students
            for phase in PHASES
            if any(done.item.phase == phase for done in one.items)
            for score in one.score(phase).labels
        ),
        gain=gain(pairs),
        items=tuple(_items(work)),
        false_alarms=tuple(_false_alarms(work)),
    )


def _student(student: GradedResult, lesson: Lesson, share: float | None) -> StudentFigures:
    whole = student.score()
    before, practice, after = (student.discernment(phase) for phase in PHASES)
    final = student.final
    own = [taken for one in student.items if (taken := one.pace) is not None]
    return StudentFigures(
        student=student.student,
        form=student.form,
        articles=len(student.items),
        assigned=len(lesson.readings) if student.form else len(lesson.practice),
        marks=student.marks,
        reasons=student.reasons,
        before=before,
        practice=practice,
        after=after,
        gain=None if before is None or after is None else after - before,
        final=final,
        passed=None if final is None else final >= lesson.pass_mark,
        hit_rate=whole.hit_rate,
        false_alarm_rate=whole.false_alarm_rate,
        false_alarms=whole.false_alarms,
        f1_with_gold=_f1(student),
        seconds_per_100_words=median(own) if own else None,
        pace=share,
        rushes=share is not None and share < HURRY,
    )


def _f1(student: GradedResult) -> float | None:
    """F1 of the student's spans with the gold's, with credit for partial overlap, as PTC scores it."""
    marks = [
        ((one.gold.name, verdict.label), one.grade.marks[verdict.mark].start, one.grade.marks[verdict.mark].end)
        for one in student.items
        for verdict in one.grade.verdicts
        if verdict.mark is not None and verdict.kind != "accepted"
    ]
    gold = [
        ((one.gold.name, span.label), span.start, span.end)
        for one in student.items
        for span in one.gold.spans
        if span.label in student.material.lesson.labels and not span.optional
    ]
    return partial_span_f1(marks, gold).f1


def _paces(students: Sequence[GradedResult]) -> dict[str, float]:
    """By student, the median over articles of their time as a share of what the class took."""
    times: dict[str, dict[str, float]] = defaultdict(dict)
    for student in students:
        for one in student.items:
            if (taken := one.pace) is not None:
                times[one.gold.name][student.student] = taken
    shares: dict[str, list[float]] = defaultdict(list)
    for readers in times.values():
        if len(readers) > _FEWEST_READERS:
            usual = median(readers.values())
            for name, taken in readers.items():
                shares[name].append(taken / usual)
    return {name: median(theirs) for name, theirs in shares.items()}


def _items(work: Sequence[tuple[str, GradedItem]]) -> list[Item]:
    credits: dict[str, dict[str, float]] = defaultdict(dict)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    spans: dict[str, tuple[Gold, int]] = {}
    for student, one in work:
        for verdict in one.grade.verdicts:
            if verdict.gold is None or verdict.kind == "accepted":
                continue
            key = f"{one.gold.name} {verdict.gold}"
            spans[key] = one.gold, verdict.gold
            credits[student][key] = verdict.credit
            counts[key][verdict.kind] += 1
    figures = item_figures(credits)
    items = [_item(gold, number, counts[key], figures[key]) for key, (gold, number) in spans.items()]
    return sorted(items, key=lambda item: (item.figures.difficulty, item.article, item.quote))


def _item(gold: Gold, number: int, counts: Mapping[str, int], figures: ItemFigures) -> Item:
    span = gold.spans[number]
    return Item(
        article=gold.name,
        label=span.label,
        quote=_quote(gold, span.start, span.end),
        reason=span.reason,
        counts=counts,
        figures=figures,
    )


def _false_alarms(work: Sequence[tuple[str, GradedItem]]) -> list[FalseAlarm]:
    who: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for student, one in work:
        for verdict in one.grade.verdicts:
            if verdict.kind != "false-alarm" or verdict.mark is None:
                continue
            mark = one.grade.marks[verdict.mark]
            start, end, why = mark.start, mark.end, ""
            if verdict.sound is not None:
                sound = one.gold.sound[verdict.sound]
                start, end, why = sound.start, sound.end, sound.reason
            who[one.gold.name, mark.label, _quote(one.gold, start, end), why].add(student)
    found = [
        FalseAlarm(article=article, label=label, quote=quote, students=len(students), why=why)
        for (article, label, quote, why), students in who.items()
    ]
    return sorted(found, key=lambda alarm: (-alarm.students, alarm.article, alarm.quote))


def _quote(gold: Gold, start: int, end: int) -> str:
    return " ".join(gold.article.text[start:end].split())
