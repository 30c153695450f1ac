"""What students dispute: a queue for the teacher, because gold can be wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from annotate.course.grading.graded_result import GradedItem, GradedResult
from annotate.course.grading.result import Disagreement
from annotate.course.grading.wording import KINDS
from unsourced.io.record_files import Record, without_formulas


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """`said` is what the page said of these words, `now` what the gold of today says: they differ once it was changed.

    `gold` is the name of the article's gold file, `why` the student's reason, `gold_reason` what stands in the file.
    """

    student: str
    lesson: str
    gold: str
    label: str
    quote: str
    said: str
    now: str
    why: str
    gold_reason: str


def disputes(graded: Iterable[GradedResult]) -> list[Dispute]:
    """All disagreements, those about the same words together."""
    found = [
        _dispute(each, item, disagreement)
        for each in graded
        for item in each.items
        for disagreement in item.item.disagreements
    ]
    return sorted(found, key=lambda made: (made.lesson, made.gold, made.quote, made.student))


def records_of_disputes(all_disputes: Iterable[Dispute]) -> Iterator[Record]:
    """One record a dispute; no cell begins as a formula, since spreadsheets run what students write."""
    for dispute in all_disputes:
        yield without_formulas(asdict(dispute))


def _dispute(graded: GradedResult, item: GradedItem, disagreement: Disagreement) -> Dispute:
    verdict = item.verdict_at(disagreement.label, disagreement.start, disagreement.end)
    gold = None if verdict is None or verdict.gold is None else item.gold.spans[verdict.gold]
    said = next((words["name"] for kind, words in KINDS.items() if kind == disagreement.verdict), disagreement.verdict)
    return Dispute(
        student=graded.result.student,
        lesson=graded.result.lesson,
        gold=item.gold.name,
        label=disagreement.label,
        quote=" ".join(item.gold.article.text[disagreement.start : disagreement.end].split()),
        said=said,
        now="Nothing" if verdict is None else KINDS[verdict.kind]["name"],
        why=disagreement.reason,
        gold_reason="" if gold is None else gold.reason,
    )
