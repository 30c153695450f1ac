"""Gold: what is right in an article, with a reason for every span. Quotes in TOML, one file an article.

    labels = ["source", "vague-source"]   # for which every span is listed; without it, all of the scheme
    clean = true                          # sound reporting, nothing in it to object to

    [[spans]]
    label = "vague-source"
    quote = "Insiders"
    occurrence = 2                        # where the words stand there repeatedly
    reason = "Insiders of what? Nobody can ask them."
    accept = ["Insiders at the port", { quote = "Insiders", label = "source" }]
    optional = true                       # arguable: marked or not, both are fine

    [[sound]]
    quote = "[the birds]"
    kind = "neutral brackets"
    reason = "It only says who they are."

`sound` names words that look wrong and are not, so that somebody who marks them is told why.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from annotate.course.lessons.articles import Articles, sample_articles
from annotate.course.lessons.tokens import words, words_within
from unsourced.core.article import Article
from unsourced.core.offsets import Offsets
from unsourced.errors import InputError
from unsourced.io.shipped_files import sample_folder
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

# Typed by hand, a quotation mark is often the other one. One character for one, so that offsets stay.
_FOLDED = str.maketrans("‘’“”\u00a0", "''\"\" ")


@dataclass(frozen=True, slots=True)
class Variant:
    """An answer that counts as right: `text[start:end]` under `label`."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpan:
    """A span to be found. `accepted` holds it and its alternatives; an `optional` one may be marked or not."""

    label: str
    start: int
    end: int
    reason: str
    accepted: tuple[Variant, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """Words that look wrong and are not; `kind` says what they are in two or three words."""

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Gold:
    """The answers for one article; `name` is the gold file's, by which lessons call it.

    Every span of the `labels` is listed. `clean` says that the article is sound reporting.
    """

    name: str
    article: Article
    labels: tuple[str, ...]
    spans: tuple[GoldSpan, ...]
    sound: tuple[Sound, ...]
    clean: bool

    @cached_property
    def words(self) -> list[Offsets]:
        """The offsets of the article's words."""
        return words(self.article.text)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Quote(_Table):
    quote: str = Field(min_length=1)
    occurrence: int | None = Field(default=None, ge=1)
    label: str | None = None


class _Span(_Table):
    label: str
    quote: str = Field(min_length=1)
    occurrence: int | None = Field(default=None, ge=1)
    reason: str = Field(min_length=1)
    accept: list[str | _Quote] = []
    optional: bool = False


class _Sound(_Table):
    quote: str = Field(min_length=1)
    occurrence: int | None = Field(default=None, ge=1)
    kind: str = Field(min_length=1)
    reason: str = Field(min_length=1)


class _File(_Table):
    article: str | None = None
    labels: list[str] | None = None
    clean: bool = False
    spans: list[_Span] = []
    sound: list[_Sound] = []


def sample_gold() -> dict[str, Gold]:
    """The shipped gold, by name."""
    return read_gold([sample_folder() / "gold"], sample_articles(), load_scheme())


def read_gold(paths: Iterable[Path], articles: Articles, scheme: Scheme) -> dict[str, Gold]:
    """The gold of these TOML files, or of all in these folders, by the names of the files.

    A file's article is the one it names as `article` (id, headline or file name), or else the one named like the file.

    Raises:
        InputError: with file and entry where a field is wrong, a label is not the scheme's, an article or the words
            of a quote are not there, or two spans would be the same answer.
    """
    found: dict[str, Gold] = {}
    for path in _files(paths):
        if path.stem in found:
            raise InputError(f"there is another gold file named {path.name}", where=str(path))
        found[path.stem] = _read(path, articles, scheme)
    return found


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(path.glob("*.toml"))
        if not inside:
            raise InputError("holds no gold", where=str(path), remedy="Put one .toml an article into it.")
        yield from inside


def _read(path: Path, articles: Articles, scheme: Scheme) -> Gold:
    file = _parsed(path)
    name = file.article or path.stem
    if name not in articles:
        raise InputError(
            f"there is no article {name!r}",
            where=str(path),
            remedy="Name the gold file like the article's file, or put the article's id or headline after article =.",
        )
    article = articles[name]
    for label in (*(file.labels or ()), *(span.label for span in file.spans)):
        _check_label(label, scheme, str(path))
    gold = Gold(
        name=path.stem,
        article=article,
        labels=scheme.label_keys if file.labels is None else tuple(file.labels),
        spans=tuple(
            _span(entry, article, scheme, _entry(path, "spans", number, entry.quote))
            for number, entry in enumerate(file.spans, 1)
        ),
        sound=tuple(
            Sound(start=start, end=end, kind=entry.kind, reason=entry.reason)
            for number, entry in enumerate(file.sound, 1)
            for start, end in [_offsets_of(entry, article, _entry(path, "sound", number, entry.quote))]
        ),
        clean=file.clean,
    )
    _check(gold, path, file.spans)
    return gold


def _parsed(path: Path) -> _File:
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return _File.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        loc = [str(part + 1) if isinstance(part, int) else part for part in first["loc"]]
        raise InputError(f"{' '.join(loc)}: {first['msg']}", where=str(path)) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except ValueError as error:
        raise InputError(f"is not TOML: {error}", where=str(path)) from error


def _check_label(label: str, scheme: Scheme, where: str) -> None:
    if label not in scheme.label_keys:
        raise InputError(
            f"scheme {scheme.name} has no label {label!r}",
            where=where,
            remedy=f"It has {', '.join(scheme.label_keys)}.",
        )


def _span(entry: _Span, article: Article, scheme: Scheme, where: str) -> GoldSpan:
    start, end = _offsets_of(entry, article, where)
    accepted = [Variant(entry.label, start, end)]
    for alternative in entry.accept:
        quote = _Quote(quote=alternative) if isinstance(alternative, str) else alternative
        label = quote.label or entry.label
        _check_label(label, scheme, where)
        accepted.append(Variant(label, *_offsets_of(quote, article, f"{where}, accept {quote.quote[:40]!r}")))
    return GoldSpan(
        label=entry.label,
        start=start,
        end=end,
        reason=" ".join(entry.reason.split()),
        accepted=tuple(accepted),
        optional=entry.optional,
    )


def _offsets_of(entry: _Span | _Quote | _Sound, article: Article, where: str) -> Offsets:
    text, quote = article.text.translate(_FOLDED), entry.quote.translate(_FOLDED)
    # Whole words: "he" is not in "the".
    before = r"(?<!\w)" if re.match(r"\w", quote) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", quote) else ""
    starts = [match.start() for match in re.finditer(f"{before}(?={re.escape(quote)}{after})", text)]
    if not starts:
        raise InputError(
            "the article has no such words",
            where=where,
            remedy="Copy them from the text, in one paragraph, as they stand there.",
        )
    if entry.occurrence is None and len(starts) > 1:
        raise InputError(
            f"these words stand there {len(starts)} times", where=where, remedy="Say which: occurrence = 1, 2, …"
        )
    occurrence = entry.occurrence or 1
    if occurrence > len(starts):
        raise InputError(f"these words stand there only {len(starts)} times, not {occurrence}", where=where)
    start = starts[occurrence - 1]
    return start, start + len(quote)


def _entry(path: Path, table: str, number: int, quote: str) -> str:
    return f"{path}, {table} entry {number} ({quote[:40]!r})"


def _check(gold: Gold, path: Path, entries: Sequence[_Span]) -> None:
    """Each answer belongs to one span: otherwise somebody with everything right would not have all points."""
    seen: dict[tuple[str, frozenset[int]], int] = {}
    for number, (span, entry) in enumerate(zip(gold.spans, entries, strict=True), 1):
        where = _entry(path, "spans", number, entry.quote)
        if span.label not in gold.labels:
            raise InputError(f"label {span.label} is not among the file's labels", where=where)
        for variant in span.accepted:
            inside = words_within(gold.words, variant.start, variant.end)
            if not inside:
                raise InputError("there is no word in it", where=where)
            other = seen.setdefault((variant.label, inside), number)
            if other != number:
                raise InputError(f"is the same answer as entry {other}", where=where)
