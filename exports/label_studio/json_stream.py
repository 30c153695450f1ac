"""The tasks of Label Studio's JSON export, read one after another, however large the file is."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Required, TextIO

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from unsourced.errors import InputError

Task = Mapping[str, Any]


class _Annotation(TypedDict, total=False):
    __pydantic_config__ = ConfigDict(extra="allow")  # type: ignore[misc]
    id: int | str | None
    completed_by: int | dict[str, Any] | str | None
    user: int | dict[str, Any] | str | None
    updated_by: int | dict[str, Any] | str | None
    result: list[Any] | None
    parent_prediction: int | None
    prediction: dict[str, Any] | None


class _Task(TypedDict, total=False):
    __pydantic_config__ = ConfigDict(extra="allow")  # type: ignore[misc]
    id: int | str | None
    data: Required[dict[str, Any]]
    meta: dict[str, Any] | None
    annotations: Required[list[_Annotation]]
    # Numbers where an export was made without them.
    drafts: list[_Annotation | int] | None
    predictions: list[dict[str, Any] | int] | None


_TASKS = TypeAdapter(list[_Task], config=ConfigDict(strict=True))
_DECODER = json.JSONDecoder()
_REMEDY = "In Label Studio choose Export, format JSON."

READ_CHARACTERS = 1 << 20
"""How much is read at a time; a task that is longer is read whole."""

# What json may not yet have seen the end of: a number or name, or half a pair of escapes.
_UNFINISHED = 16
_SPACE = re.compile(r"[ \t\n\r]*")
_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")
_LONE = re.compile("[\ud800-\udfff]")


def read_tasks(path: Path) -> list[Task]:
    """All tasks of a saved export (JSON) at once. Raises InputError where the file is something else."""
    return [task for task, _ in stream_tasks(path)]


def stream_tasks(path: Path) -> Iterator[tuple[Task, int]]:
    """Each task of a saved export (JSON) and how many characters it takes up there.

    No more of the file is in memory than READ_CHARACTERS and one task. Raises InputError where the file is something
    else, as soon as that is met.
    """
    for number, (item, written) in enumerate(stream_items(path), 1):
        _refuse_no_task(item, number, path)
        yield (_without_lone_surrogates(item) if _may_be_lone(written) else item), len(written)


def stream_items(path: Path) -> Iterator[tuple[Any, str]]:
    """Each item of a file that holds a JSON list, whatever the items are, and as what it was written there.

    Raises InputError where it holds something else.
    """
    try:
        with _opened(path) as file:
            yield from _items(_Window(file))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except _NoListError as error:
        raise InputError("is not a list of tasks", where=str(path), remedy=_REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON: {error}", where=str(path), remedy=_REMEDY) from error


@contextmanager
def seekable_file(path: Path) -> Iterator[Path]:
    """The path of a file that can be read several times: of a copy where `path` is a pipe."""
    if path.is_file() or path.is_dir() or not path.exists():
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "export.json"
        with path.open("rb") as pipe, copy.open("wb") as file:
            shutil.copyfileobj(pipe, file)
        yield copy


class _NoListError(Exception):
    """The file is JSON, but not a list."""


class _Window:
    """The part of a file that is in memory, from `at` on."""

    def __init__(self, file: TextIO) -> None:
        self.text = ""
        self.at = 0
        self.ended = False
        self._file = file
        self._before = 0

    def more(self) -> None:
        """Forget what is before `at`, and read on: at least as much again, so that a long task costs no more."""
        rest = self.text[self.at :]
        piece = self._file.read(max(READ_CHARACTERS, len(rest)))
        self._before += self.at
        self.text, self.at, self.ended = rest + piece, 0, not piece

    def next(self) -> str:
        """The next character that is no white space, left where it is; nothing at the end of the file."""
        while True:
            space = _SPACE.match(self.text, self.at)
            assert space is not None
            self.at = space.end()
            if self.at < len(self.text) or self.ended:
                return self.text[self.at : self.at + 1]
            self.more()

    def value(self) -> tuple[Any, str]:
        """The JSON value that begins here, and as what it was written. Raises ValueError where it is none."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or error.pos >= len(self.text) - _UNFINISHED
                if self.ended or not cut:
                    raise self.fault(error.msg.removesuffix(" at"), error.pos) from None
            else:
                # A number may go on.
                if end < len(self.text) or self.ended:
                    written = self.text[self.at : end]
                    self.at = end
                    return value, written
            self.more()

    def fault(self, what: str, at: int | None = None) -> ValueError:
        return ValueError(f"{what} at character {self._before + (self.at if at is None else at)}")


def _items(window: _Window) -> Iterator[tuple[Any, str]]:
    """The items of the list that a file is."""
    begin = window.next()
    if begin != "[":
        if len(window.text) < READ_CHARACTERS:
            # Broken is what it is in the first place; of a large file that is no list, no more is read.
            window.value()
        raise _NoListError
    window.at += 1
    if window.next() == "]":
        window.at += 1
    else:
        while True:
            window.next()
            yield window.value()
            mark = window.next()
            window.at += 1
            if mark == "]":
                break
            if mark != ",":
                raise window.fault("Expecting ',' or ']'", window.at - 1)
    if window.next():
        raise window.fault("Extra data")


def _opened(path: Path) -> TextIO:
    """The file in the encoding that json finds in its first bytes; lone surrogates pass."""
    with path.open("rb") as file:
        encoding = json.detect_encoding(file.read(4))
    return path.open(encoding=encoding, errors="surrogatepass", newline="")


def _refuse_no_task(item: object, number: int, path: Path) -> None:
    try:
        _TASKS.validate_python([item])
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(map(str, fault["loc"][1:]))
        raise InputError(
            f"item {number} is not a task with its annotations (JSON_MIN leaves most of them out): "
            f"{field or 'it'}: {fault['msg']}",
            where=str(path),
            remedy=_REMEDY,
        ) from error


def _may_be_lone(written: str) -> bool:
    return _ESCAPED.search(written) is not None or (not written.isascii() and _LONE.search(written) is not None)


def _without_lone_surrogates(value: Any) -> Any:
    """The same with U+FFFD for each, as in the texts of articles: one character for one, so that offsets stay."""
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_lone_surrogates(one) for one in value]
    if isinstance(value, dict):
        return {_LONE.sub("\ufffd", key): _without_lone_surrogates(one) for key, one in value.items()}
    return value
