"""What came out of an export, in a few lines for people, counted part by part."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from exports.dataset.dataset import Dataset, Problem
from exports.dataset.votes import began_with_suggestions
from exports.label_studio.tasks_to_dataset import LOSSES

LOSSES_KEPT = 10_000
"""Of more problems that cost a mark, or of marks that somebody else touched, only the number is kept."""
_SHOWN = 10


@dataclass(slots=True)
class Tally:
    """Counts of a Dataset's rows. `spans` counts all parts of spans; `lost` holds problems without their records.

    `touched` names annotations that somebody else than their annotator changed last, `touches` counts them.
    """

    labels: tuple[str, ...] = ()
    articles: int = 0
    spans: int = 0
    relations: int = 0
    answers: int = 0
    losses: int = 0
    touches: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    people: Counter[tuple[str, str]] = field(default_factory=Counter)
    suggested: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    harmless: Counter[str] = field(default_factory=Counter)
    lost: list[Problem] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)

    def add(self, part: Dataset) -> None:
        """Count one more part, whose annotations are in no other."""
        rows, spans = part.annotations, part.spans[part.spans["part"] == 0]
        self.labels = part.scheme.label_keys
        self.articles += len(part.articles)
        self.spans += len(part.spans)
        self.relations += len(part.relations)
        self.answers += len(part.answers)
        self.statuses.update(rows["status"])
        self.people.update(zip(rows["annotator"], rows["status"], strict=True))
        self.suggested.update(rows.loc[began_with_suggestions(part), "annotator"])
        self.origins.update(spans["origin"])
        self.labelled.update(spans["label"])
        self.harmless.update(problem.kind for problem in part.problems if problem.kind not in LOSSES)
        losses = [replace(problem, record=None) for problem in part.problems if problem.kind in LOSSES]
        self.losses += len(losses)
        self.lost += losses[: max(LOSSES_KEPT - len(self.lost), 0)]
        foreign = rows[rows["updated_by"].notna() & (rows["updated_by"] != rows["annotator"])]
        self.touches += len(foreign)
        self.touched += [
            f"annotation {row.annotation_id} of article {row.article_id}, made by {row.annotator}, was changed by "
            f"{row.updated_by}"
            for row in foreign.head(max(LOSSES_KEPT - len(self.touched), 0)).itertuples()
        ]


def tally_of(dataset: Dataset) -> Tally:
    """The counts of a whole Dataset."""
    tally = Tally()
    tally.add(dataset)
    return tally


def summary(tally: Tally) -> list[str]:
    """Articles, annotations by annotator and status, spans by label and origin, and what could not become a row."""
    return [*_work(tally), *_spans(tally), *_problems(tally)]


def _work(tally: Tally) -> Iterator[str]:
    many = tally.statuses.total()
    yield f"{_count(tally.articles, 'article')}, {_count(many, 'annotation')}: {_counts(tally.statuses)}"
    people = sorted({annotator for annotator, _ in tally.people})
    for annotator in people[:_SHOWN]:
        theirs = Counter({status: many for (who, status), many in tally.people.items() if who == annotator})
        suggested = tally.suggested[annotator]
        yield f"  {annotator}: {_counts(theirs)}" + (f" ({suggested} with suggestions)" if suggested else "")
    if len(people) > _SHOWN:
        yield f"  and {len(people) - _SHOWN} more"


def _spans(tally: Tally) -> Iterator[str]:
    many = tally.origins.total()
    yield (
        f"{_count(many, 'span')}" + (f" ({_counts(tally.origins)})" if many else "") + ", "
        f"{_count(tally.relations, 'relation')}, {_count(tally.answers, 'answer')}"
    )
    for label in tally.labels:
        if tally.labelled[label]:
            yield f"  {label}: {tally.labelled[label]}"


def _problems(tally: Tally) -> Iterator[str]:
    if tally.harmless:
        yield f"{_counts(tally.harmless)} left over from what was deleted or changed since: see problems.jsonl"


def _counts(values: Counter[str]) -> str:
    return ", ".join(f"{many} {name}" for name, many in values.most_common())


def _count(many: int, name: str) -> str:
    return f"{many} {name}" + ("s" if many != 1 else "")
