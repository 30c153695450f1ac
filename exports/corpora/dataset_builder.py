"""What a reader of a corpus gathers, row by row, until it is a Dataset."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from exports.dataset.dataset import Dataset, Problem
from exports.dataset.schema import articles_frame, frame
from unsourced.core.article import Article
from unsourced.core.offsets import Offsets
from unsourced.core.spans import check_offsets
from unsourced.schemes.scheme import Scheme

READER_VERSION = "corpus-1"

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class DatasetBuilder:
    """Articles by id and rows of the other tables; `problems` is what could not become one without a guess."""

    corpus: str
    scheme: Scheme
    articles: dict[str, Article] = field(default_factory=dict)
    annotations: list[Row] = field(default_factory=list)
    spans: list[Row] = field(default_factory=list)
    relations: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def annotation(
        self,
        annotation_id: str,
        article: Article,
        annotator: str,
        *,
        role: str = "annotator",
        offered: Iterable[str] | None = None,
        created: datetime | None = None,
        part: str | None = None,
    ) -> str:
        """Add a submitted annotation, of all labels where `offered` is None; `part` is the corpus's part it is in."""
        self.articles.setdefault(article.id, article)
        self.annotations.append(
            {
                "annotation_id": annotation_id,
                "article_id": article.id,
                "annotator": annotator,
                "role": role,
                "status": "submitted",
                "labels_offered": list(self.scheme.label_keys if offered is None else offered),
                "scheme_version": self.scheme.version,
                "created": created,
                "updated": created,
                "project": part or self.corpus,
            }
        )
        return annotation_id

    def span(
        self,
        annotation_id: str,
        region_id: str,
        label: str,
        pieces: Iterable[Offsets],
        article: Article,
        *,
        reason: str | None = None,
    ) -> None:
        """Add a span of one piece or several; raises OffsetError where one is not a piece of the article's text."""
        places = sorted(pieces)
        for start, end in places:
            check_offsets(article.text, start, end, where=f"{self.corpus}, annotation {annotation_id}")
        row = {"annotation_id": annotation_id, "region_id": region_id, "label": label, "origin": "manual"}
        self.spans.extend(
            {**row, "part": part, "start": start, "end": end, "reason": reason}
            for part, (start, end) in enumerate(places)
        )

    def relation(self, annotation_id: str, from_region: str, to_region: str, type_: str) -> None:
        """Add a relation, once."""
        row = {"annotation_id": annotation_id, "from_region": from_region, "to_region": to_region, "type": type_}
        self.relations.append(row)

    def answer(self, annotation_id: str, question: str, value: str | None, region_id: str | None = None) -> None:
        """Add an answer where there is one."""
        if value:
            row = {"annotation_id": annotation_id, "region_id": region_id, "question": question, "value": value}
            self.answers.append(row)

    def problem(
        self, kind: str, message: str, *, where: str = "", annotation_id: str = "", region_id: str = "", record: object
    ) -> None:
        """Note what could not become a row; `where` is the file, with the row where it has rows."""
        self.problems.append(
            Problem(
                kind=kind,
                message=message,
                project=self.corpus,
                task=where,
                annotation_id=annotation_id,
                region_id=region_id,
                record=record,
            )
        )

    def dataset(self, **provenance: object) -> Dataset:
        """The Dataset of all that was gathered."""
        told: Mapping[str, object] = {"corpus": self.corpus, **provenance}
        return Dataset(
            scheme=self.scheme,
            articles=articles_frame(self.articles.values()),
            annotations=frame("annotations", self.annotations),
            spans=frame("spans", self.spans),
            relations=frame("relations", self.relations),
            answers=frame("answers", self.answers),
            problems=tuple(self.problems),
            provenance=told,
        )
