"""A student's result as one HTML page: what was right, wrong and missed, why, and what to practise next.

Its small script makes a file of what the student disagrees with; all else works without it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from annotate.course.grading.grade import Score, Verdict
from annotate.course.grading.graded_result import GradedItem, GradedResult
from annotate.course.grading.result import Phase, result_record
from annotate.course.grading.wording import KINDS, explain, practise_next, quote_of
from annotate.course.pages.templates import inert, page_file, page_policy, page_style, page_template
from unsourced.core.offsets import Offsets
from unsourced.io.segments import Segment, cut_lines
from unsourced.schemes.scheme import Label

_PHASES: tuple[tuple[Phase, str], ...] = (("before", "Before"), ("practice", "Practice"), ("after", "After"))


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """A verdict as the page shows it; `own` is the student's reason, `disputed` why they disagreed.

    `key`, `start` and `end` say which words of the article it is about, under which label.
    """

    number: int
    id: str
    key: str
    start: int
    end: int
    kind: str
    symbol: str
    name: str
    label: str
    css: str
    quote: str
    explained: str
    reason: str
    own: str
    disputed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """An article as the page shows it, with its verdicts."""

    number: int
    id: str
    title: str
    outlet: str
    phase: str
    language: str
    summary: str
    headline: bool
    paragraphs: tuple[tuple[Segment, ...], ...]
    verdicts: tuple[VerdictView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """A question with what was answered at both times; `right` is the right answer, where there is one."""

    text: str
    before: str
    after: str
    right: str


def feedback_page(graded: GradedResult) -> str:
    """The page, which needs nothing else; every text in it is escaped."""
    lesson = graded.material.lesson
    labels = [lesson.scheme.label(key) for key in lesson.labels]
    scores = [(name, score) for phase, name in _PHASES if (score := graded.score(phase)).words]
    style, script = page_style(labels), page_file("disputing.js")
    return page_template("feedback.html.j2").render(
        policy=page_policy(style, script),
        style=Markup(style),  # noqa: S704 - ours
        script=Markup(script),  # noqa: S704 - ours
        data=Markup(inert(result_record(graded.result))),  # noqa: S704 - no "<" is left in it
        lesson=lesson,
        student=graded.result.student,
        finished=graded.result.finished,
        labels={label.key: (f"l{number}", label) for number, label in enumerate(labels)},
        scores=scores,
        next=_next(graded, scores),
        sound=sorted({name for _, score in scores for name in score.sound_marked}),
        items=[_item(number, each, graded) for number, each in enumerate(graded.items, 1)],
        answers=list(_answers(graded)),
        kinds=KINDS.values(),
        signed=signed,
        percent=percent,
    )


def _next(graded: GradedResult, scores: Sequence[tuple[str, Score]]) -> Label | None:
    """By what was done last."""
    worst = practise_next(scores[-1][1].labels) if scores else None
    return graded.material.lesson.scheme.label(worst) if worst else None


def _item(number: int, graded: GradedItem, whole: GradedResult) -> ItemView:
    article = graded.gold.article
    verdicts = tuple(
        _verdict(f"a{number}v{place}", place, verdict, graded, whole)
        for place, verdict in enumerate(graded.grade.verdicts, 1)
    )
    return ItemView(
        number=number,
        id=f"a{number}",
        title=article.title or "Article",
        outlet=article.outlet or "",
        phase=dict(_PHASES)[graded.item.phase],
        language=article.language,
        summary=_summary(graded.grade.score),
        headline=article.body_start > 0,
        paragraphs=tuple(_paragraphs(article.text, [graded.offsets(v) for v in graded.grade.verdicts])),
        verdicts=verdicts,
    )


def _paragraphs(text: str, spans: Sequence[Offsets]) -> Iterator[tuple[Segment, ...]]:
    """The lines of a text that are not blank; in each segment the longest span comes first, so that it lies outside."""
    for line in cut_lines(text, spans):
        yield tuple(
            replace(segment, spans=tuple(sorted(segment.spans, key=lambda n: (spans[n][0] - spans[n][1], n))))
            for segment in line.segments
        )


def _verdict(id_: str, number: int, verdict: Verdict, graded: GradedItem, whole: GradedResult) -> VerdictView:
    lesson = whole.material.lesson
    start, end = graded.offsets(verdict)
    disputed = [
        each.reason
        for each in graded.item.disagreements
        if (each.label, each.start, each.end) == (verdict.label, start, end)
    ]
    return VerdictView(
        number=number,
        id=id_,
        key=verdict.label,
        start=start,
        end=end,
        kind=verdict.kind,
        symbol=KINDS[verdict.kind]["symbol"],
        name=KINDS[verdict.kind]["name"],
        label=lesson.scheme.label(verdict.label).name,
        css=f"l{lesson.labels.index(verdict.label)}",
        quote=quote_of(verdict, graded.grade, graded.gold),
        explained=explain(verdict, graded.gold, lesson.scheme),
        reason="" if verdict.gold is None else graded.gold.spans[verdict.gold].reason,
        own="" if verdict.mark is None else graded.grade.marks[verdict.mark].reason,
        disputed=disputed[0] if disputed else "",
    )


def _summary(score: Score) -> str:
    alarms = f"false alarms: {score.false_alarms}"
    if not score.spans:
        return f"There was nothing to find here; {alarms}."
    found = sum(row.hits + row.partial for row in score.labels)
    return f"You found {found} of {score.spans}; {alarms}. Discernment here: {signed(score.discernment)}."


def _answers(graded: GradedResult) -> Iterator[AnswerView]:
    given = {(answer.when, answer.question): answer.value for answer in graded.result.answers}
    for question in graded.material.lesson.questions:
        names = {choice.key: choice.text for choice in question.choices}
        before, after = (given.get((when, question.key), "") for when in ("before", "after"))
        if before or after:
            yield AnswerView(
                text=question.text,
                before=names.get(before, before),
                after=names.get(after, after),
                right=names.get(question.answer or "", ""),
            )


def signed(value: float | None) -> str:
    """A figure from -1 to 1 with two places and a real minus; a dash where there is none."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def percent(value: float | None) -> str:
    """A share as a whole percentage; a dash where there is none."""
    return "–" if value is None else f"{value:.0%}"
