"""What annotators would label twice: articles of a load that are nearly the same as another.

Only whole texts are looked at, by their sketches (`annotate.reposts.minhash`); those of the articles that the project
holds are stored beside the loader's journal, so that their texts need not be read again.
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
from unsourced.io.atomic import atomic_file
from unsourced.label_studio.client import Connection

if TYPE_CHECKING:
    from unsourced.core.types import UInt32

_MOST_READ = 1000
_MOST_LISTED = 5
_TITLE = 60


@dataclass(frozen=True, slots=True)
class ProjectArticles:
    """The articles that a project holds: their tasks by article id; the sketches are stored beside the `journal`."""

    connection: Connection
    project: int
    tasks: Mapping[str, int]
    journal: Path

    def sketches(self) -> "dict[str, UInt32]":
        """A sketch for each article; where the file lacks a few of the newest they are read from the project, once.

        Articles that would take too long to read have none.

        Raises:
            StudioError: a task cannot be read.
        """
        stored = _stored(self._path)
        sketches = {article: stored[article] for article in self.tasks if article in stored}
        missing = {task: article for article, task in self.tasks.items() if article not in sketches}
        # Tasks are read in order; Label Studio takes some seconds for a thousand with their texts.
        if missing and sum(task >= min(missing) for task in self.tasks.values()) <= _MOST_READ:
            sketches |= self._read(missing)
        return sketches

    def store(self, sketches: "Mapping[str, UInt32]") -> None:
        """Store them for the next load; where they cannot be written it reads the texts again."""
        # The name of the array goes with how sketches are made: a file of others is not read.
        ids, rows = np.array(list(sketches), dtype=np.str_), np.array(list(sketches.values()), dtype=np.uint32)
        with suppress(InputError), atomic_file(self._path) as path, path.open("wb") as file:
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


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """Pairs of names, of a new article and of the first that it is like, and how many articles were not compared."""

    pairs: tuple[tuple[str, str], ...] = ()
    not_compared: int = 0

    def warning(self) -> list[str]:
        """Lines for people; none where there is nothing to know."""
        lines = []
        if self.not_compared:
            lines.append(
                f"{self.not_compared} articles of the project are not compared with these: they were not loaded from "
                "here."
            )
        if not self.pairs:
            return lines
        verb = "are" if len(self.pairs) > 1 else "is"
        count = len(self.pairs)
        lines.append(f"{count} of the articles {verb} nearly the same as another, and would be labelled twice:")
        lines += [f"  {one} and {other}" for one, other in self.pairs[:_MOST_LISTED]]
        if len(self.pairs) > _MOST_LISTED:
            lines.append(f"  and {len(self.pairs) - _MOST_LISTED} more")
        lines.append("`unsourced reposts` shows what differs, and with --format jsonl keeps them in one group.")
        return lines


def find_near_duplicates(new: Sequence[Article], project: ProjectArticles) -> NearDuplicates:
    """Which of the new articles are nearly the same as another of them, or as one that the project holds.

    Two versions of one report may well be wanted, so this is no more than a warning.

    Raises:
        StudioError: a task of the project cannot be read.
    """
    if not new:
        return NearDuplicates()
    from annotate.reposts.minhash import SketchIndex, sketch
    from annotate.reposts.shingles import word_hashes

    sketches = project.sketches()
    not_compared = len(project.tasks) - len(sketches)
    names = [f"task {project.tasks[article]} of the project" for article in sketches]
    index = SketchIndex()
    for number, numbers in enumerate(sketches.values()):
        index.add(number, numbers)
    pairs: list[tuple[str, str]] = []
    for article in new:
        words = word_hashes(article.text)
        if not len(words):
            continue
        numbers = sketches[article.id] = sketch(words)
        nearest = index.nearest_duplicate(numbers)
        if nearest is None:
            # Texts that are like one of those before are not looked for again: it stands for them all.
            index.add(len(names), numbers)
            names.append(_name(article))
        else:
            pairs.append((_name(article), names[nearest]))
    project.store(sketches)
    return NearDuplicates(tuple(pairs), not_compared)


def _name(article: Article) -> str:
    title = article.title or article.body[:_TITLE].split("\n")[0]
    short = title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + " …"
    return f"“{short}”" + (f" ({article.outlet})" if article.outlet else "")


def _stored(path: Path) -> "dict[str, UInt32]":
    """The sketches of a file; none where it is not there or not whole."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return dict(zip(arrays["ids"].tolist(), arrays["minhash_60_3"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}
