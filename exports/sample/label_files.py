"""The sample's hand-written files: `sample.toml`, and one TOML of labels an article.

Labels are quotes, not offsets, so that people can write and review them. An entry says who marked exactly these words.
"""

import tomllib
from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from unsourced.errors import InputError


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Annotator(_Strict):
    """An invented annotator; the speeds (reading, and seconds a mark) give the lead times."""

    key: str
    name: str
    email: str
    words_per_minute: int = Field(gt=0)
    seconds_per_mark: float = Field(gt=0)
    first_session: datetime
    first_page: int = Field(ge=0)


class Repost(_Strict):
    """Names of two pages, and whether the repost puts words into the original."""

    original: str
    repost: str
    tampered: bool


class SampleFile(_Strict):
    """The sample's own table: who annotated, and which articles are reposts."""

    annotators: list[Annotator]
    reposts: list[Repost]


class QuotedSpan(_Strict):
    """Words that the annotators in `by` marked; `occurrence` counts from 1 where the quote stands there repeatedly."""

    id: str | None = None
    label: str
    quote: str = Field(min_length=1)
    occurrence: int | None = Field(default=None, ge=1)
    by: list[str] = Field(min_length=1)
    reason: dict[str, str] = {}
    answers: dict[str, str] = {}


class QuotedRelation(_Strict):
    """A relation between two marks with these ids."""

    type: Literal["sourced-from"]
    from_: str = Field(alias="from")
    to: str
    by: list[str] = Field(min_length=1)


class LabelFile(_Strict):
    """One article's labels; an annotator in none of the three lists submitted it, if only without a mark."""

    skipped: list[str] = []
    drafts: list[str] = []
    not_done: list[str] = []
    spans: list[QuotedSpan] = []
    relations: list[QuotedRelation] = []
    answers: dict[str, dict[str, str]] = {}

    def status(self, key: str) -> str | None:
        """`submitted`, `skipped`, `draft`, or None where the annotator never opened the article."""
        if key in self.not_done:
            return None
        return "skipped" if key in self.skipped else "draft" if key in self.drafts else "submitted"


def read_sample_file(path: Path) -> SampleFile:
    """Raises InputError where a field is missing, wrong or unknown."""
    return _read(path, SampleFile)


def read_label_file(path: Path, annotators: Iterable[str]) -> LabelFile:
    """Raises InputError where a field is missing, wrong or unknown, or somebody marked who was not there to mark."""
    labels = _read(path, LabelFile)
    known = set(annotators)
    absent = {*labels.skipped, *labels.not_done}
    _check_people({*absent, *labels.drafts}, known, f"{path}, skipped, drafts and not_done")
    _check_people(labels.answers, known - absent, f"{path}, answers")
    for number, mark in enumerate(labels.spans, 1):
        where = f"{path}, spans entry {number} ({mark.quote[:40]!r})"
        _check_people(mark.by, known - absent, where)
        _check_people(mark.reason, set(mark.by), f"{where}, reason")
    for number, link in enumerate(labels.relations, 1):
        _check_people(link.by, known - absent, f"{path}, relations entry {number} ({link.from_} to {link.to})")
    return labels


def _check_people(named: Collection[str], allowed: set[str], where: str) -> None:
    wrong = set(named) - allowed
    if wrong:
        raise InputError(f"names {', '.join(sorted(wrong))}, who did not do this", where=where)
    if len(set(named)) < len(named):
        raise InputError("names somebody twice", where=where)


_File = TypeVar("_File", bound=BaseModel)


def _read(path: Path, kind: type[_File]) -> _File:
    try:
        return kind.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"field {field}: {first['msg']}", where=str(path)) from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error
