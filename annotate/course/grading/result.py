"""What a student did in a lesson: the marks, never grades, which are always computed anew from these and the gold.

A result comes as a JSON file or as a code: `SWHO1.` and the same JSON in base64url, deflated.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from unsourced.core.spans import Span
from unsourced.errors import InputError
from unsourced.io.atomic import atomic_file

FORMAT = "unsourced-course-result"
VERSION = 1
CODE = "SWHO1."
MAX_BYTES = 2_000_000
Phase = Literal["before", "practice", "after"]
When = Literal["before", "after"]

Pseudonym = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
_Words = Annotated[str, StringConstraints(max_length=5000)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MarkRecord(_Record):
    """`text[start:end]` of the article carries `label`, offsets in code points; `reason` is the student's own."""

    label: str
    start: int = Field(ge=0)
    end: int
    reason: _Words = ""


class Disagreement(_Record):
    """A student disputes the gold at these words. `verdict` is what the page had said, `reason` is the student's."""

    label: str
    start: int = Field(ge=0)
    end: int
    verdict: str
    reason: _Words


class Item(_Record):
    """One article: its id, the name that the lesson calls it, marks, seconds from opening to submitting it."""

    phase: Phase
    article: str
    name: str
    spans: tuple[MarkRecord, ...] = ()
    seconds: float = Field(ge=0)
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def marks(self) -> list[Span]:
        """The marks, in the form that is graded."""
        return [Span(label=m.label, start=m.start, end=m.end, reason=m.reason) for m in self.spans]


class Answer(_Record):
    """An answer to one of the lesson's questions: a choice's key, or words."""

    when: When
    question: str
    value: _Words


class Result(_Record):
    """One student's work on one lesson. `form` is the one they had before; None where they only practised."""

    student: Pseudonym
    lesson: str
    form: Literal["A", "B"] | None = None
    items: tuple[Item, ...] = ()
    answers: tuple[Answer, ...] = ()
    finished: bool = True


class _File(Result):
    format: Literal["unsourced-course-result"]
    version: int


def write_result(result: Result, path: Path) -> None:
    """Write a result as JSON, atomically; raises InputError where that cannot be done."""
    with atomic_file(path) as temporary:
        temporary.write_text(json.dumps(result_record(result), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def result_code(result: Result) -> str:
    """The result as a code to paste into a mail: `SWHO1.` and letters, digits, - and _."""
    deflate = zlib.compressobj(9, wbits=-15)
    packed = deflate.compress(json.dumps(result_record(result), ensure_ascii=False).encode()) + deflate.flush()
    return CODE + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_result(path: Path) -> Result:
    """The result of a file: JSON, or a text that is one code.

    Raises:
        InputError: with the file and field where it is no result, damaged, or of a newer version.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    if len(raw) > MAX_BYTES:
        raise InputError("is too large to be a result", where=str(path))
    return parse_result(raw, where=str(path))


def parse_result(raw: bytes, *, where: str) -> Result:
    """The result that these bytes are; see `read_result`.

    Raises InputError where they are none.
    """
    try:
        text = raw.decode("utf-8-sig").strip()
        table: Any = json.loads(_unpacked(text) if text.startswith(CODE) else text)
    except (ValueError, RecursionError, binascii.Error, zlib.error) as error:
        raise InputError(
            "is no result of a lesson, or only a part of one",
            where=where,
            remedy="Ask for the file that the last page gave, or for the whole code.",
        ) from error
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise InputError("is no result of a lesson", where=where, remedy="Ask for the file that the last page gave.")
    if isinstance(table.get("version"), int) and table["version"] > VERSION:
        raise InputError(
            f"is of version {table['version']}, newer than this program",
            where=where,
            remedy="Run: pip install --upgrade unsourced",
        )
    try:
        checked = _File.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"field {'.'.join(map(str, first['loc']))}: {first['msg']}", where=where) from error
    for item in checked.items:
        places = [(m.start, m.end) for m in item.spans] + [(d.start, d.end) for d in item.disagreements]
        for start, end in places:
            if end <= start:
                raise InputError(f"a mark of {item.name} ends where it begins ({start}..{end})", where=where)
    return Result.model_validate(checked.model_dump(exclude={"format", "version"}))


def read_results(paths: Path | Iterable[Path]) -> dict[Path, Result]:
    """The results of these files, and of all .json and .txt files in these folders, by file in order of name.

    `results_by_file` goes on instead.

    Raises:
        InputError: some cannot be read, or a folder holds none.
    """
    found, failures = results_by_file([paths] if isinstance(paths, Path) else paths)
    refuse_part(failures, len(found) + len(failures))
    return found


def refuse_part(failures: Sequence[InputError], total: int) -> None:
    """Raise InputError, which tells what is wrong with each, where some of so many results are of no use.

    What counts a class must not count a part of it.
    """
    if failures and total == 1:
        raise failures[0]
    if failures:
        each = "; ".join(str(error).rstrip(".") for error in failures)
        raise InputError(
            f"nothing was written: {len(failures)} of {total} results are of no use: {each}",
            remedy="Ask for these files again, or move them away.",
        )


def results_by_file(paths: Iterable[Path]) -> tuple[dict[Path, Result], list[InputError]]:
    """The same by their files, and the errors of those that cannot be read.

    Raises:
        InputError: a folder holds no result.
    """
    found: dict[Path, Result] = {}
    failures: list[InputError] = []
    for path in _files(list(paths)):
        try:
            found[path] = read_result(path)
        except InputError as error:
            failures.append(error)
    return found, failures


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(file for file in path.iterdir() if file.suffix in (".json", ".txt") and file.is_file())
        if not inside:
            raise InputError("holds no results", where=str(path), remedy="Put the students' .json or .txt files there.")
        yield from inside


def result_record(result: Result) -> dict[str, object]:
    """A result as its file holds it."""
    return {"format": FORMAT, "version": VERSION, **result.model_dump(mode="json")}


def _unpacked(code: str) -> str:
    letters = "".join(code.removeprefix(CODE).split())
    unpacking = zlib.decompressobj(wbits=-15)
    raw = unpacking.decompress(base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4)), MAX_BYTES)
    if not unpacking.eof:
        raise ValueError("the code is cut off")
    return raw.decode()
