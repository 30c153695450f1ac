"""A warning before a load: articles that are nearly the same, which annotators would label twice.

Only whole texts are looked at, by their sketches (`annotate.reposts.minhash`); those of the articles that the project
holds are kept beside the loader's journal, so that their texts need not be read again.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

from annotate.label_studio.tasks import task_rows
from unsourced.core.article import Article
from unsourced.errors import InputError
from unsourced.io.atomic import writing
from unsourced.io.progress import say
from unsourced.label_studio.client import Connection

if TYPE_CHECKING:
    from unsourced.core.types import UInt32

_READ = 1000
_SHOWN = 5
_TITLE = 60


@dataclass(frozen=True, slots=True)
class HeldArticles:
    """The articles that a project holds: their tasks by article id; the sketches are kept beside the `journal`."""

    connection: Connection
    project: int
    tasks: Mapping[str, int]
    journal: Path

    def sketches(self) -> "dict[str, UInt32]":
        """A sketch for each article; where the file lacks a few of the newest they are read from the project, once."""
        known = _stored(self._path)
        found = {article: known[article] for article in self.tasks if article in known}
        missing = {task: article for article, task in self.tasks.items() if article not in found}
        # Tasks are read in order; Label Studio takes some seconds for a thousand with their texts.
        if missing and sum(task >= min(missing) for task in self.tasks.values()) <= _READ:
            found |= self._read(missing)
        elif missing:
            say(f"{len(missing)} articles of the project are not compared with these: they were not loaded from here.")
        return found

    def keep(self, sketches: "Mapping[str, UInt32]") -> None:
        """Keep them for the next load; where they cannot be written it reads the texts again."""
        # The name of the array goes with how sketches are made: a file of others is not read.
        ids, rows = np.array(list(sketches), dtype=np.str_), np.array(list(sketches.values()), dtype=np.uint32)
        with suppress(InputError), writing(self._path) as path, path.open("wb") as file:
            np.savez(file, ids=ids, minhash_60_3=rows)

    @property
    def _path(self) -> Path:
        return self.journal.with_suffix(".sketches.npz")

    def _read(self, missing: Mapping[int, str]) -> "dict[str, UInt32]":
        from annotate.reposts.minhash import sketch
        from annotate.reposts.shingles import word_hashes

        rows = task_rows(self.connection, self.project, after=min(missing) - 1, omit="meta")
        return {
            missing[row["id"]]: sketch(word_hashes(str(row["data"].get("text", ""))))
            for row in rows
            if row["id"] in missing
        }


def warn_of_near_duplicates(new: Sequence[Article], held: HeldArticles) -> None:
    """Say on stderr which of the new articles are nearly the same as another of them, or as one that the project holds.

    Each is named beside the first that it is like. It is only said: two versions of one report may well be wanted.
    """
    if not new:
        return
    from annotate.reposts.minhash import Index, sketch
    from annotate.reposts.shingles import word_hashes

    there = held.sketches()
    names = [f"task {held.tasks[article]} of the project" for article in there]
    index = Index()
    for number, mark in enumerate(there.values()):
        index.add(number, mark)
    pairs: list[tuple[str, str]] = []
    for article in new:
        words = word_hashes(article.text)
        if not len(words):
            continue
        mark = there[article.id] = sketch(words)
        alike = index.nearly(mark)
        if alike is None:
            # Texts that are like one of those before are not looked for again: it stands for them all.
            index.add(len(names), mark)
            names.append(_name(article))
        else:
            pairs.append((_name(article), names[alike]))
    held.keep(there)
    _say(pairs)


def _say(pairs: Sequence[tuple[str, str]]) -> None:
    if not pairs:
        return
    verb = "are" if len(pairs) > 1 else "is"
    say(f"{len(pairs)} of the articles {verb} nearly the same as another, and would be labelled twice:")
    for one, other in pairs[:_SHOWN]:
        say(f"  {one} and {other}")
    if len(pairs) > _SHOWN:
        say(f"  and {len(pairs) - _SHOWN} more")
    say("`unsourced reposts` shows what differs, and with --format jsonl keeps them in one group.")


def _name(article: Article) -> str:
    title = article.title or article.body[:_TITLE].split("\n")[0]
    shown = title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + " …"
    return f"“{shown}”" + (f" ({article.outlet})" if article.outlet else "")


def _stored(path: Path) -> "dict[str, UInt32]":
    """The sketches of a file; none where it is not there or not whole."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return dict(zip(arrays["ids"].tolist(), arrays["minhash_60_3"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}
