"""A person out of Datasets, with what Label Studio said in `raw`.

A Dataset is rewritten whole or not at all, and one that does not hold the person stays as it is, so a run that was
stopped can be made again.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotate.course.reports.run import MARKER
from exports.dataset.dataset import Dataset, read_dataset, write_header, writing_tables
from unsourced.io.atomic import atomic_folder, restore_folder


class Person:
    """By which names a person goes in files: their pseudonym, what the roster says, and the address of their account.

    `project` and `user` are numbers of the server where that account is; elsewhere the same numbers are others'.
    """

    def __init__(
        self, names: Iterable[str], *, account: str, user: int | None = None, project: int | None = None
    ) -> None:
        self.names = {name.casefold() for name in (*names, account) if name}
        self.account = account
        self.user = user
        self.project = project

    def with_ids_in(self, raw: Iterable[str]) -> "Person":
        """The person for these files of an export: with the number of their account, where its users have that.

        An export that does not know the account is of another server, whose numbers mean others.
        """
        for text in raw:
            for one in _records(text):
                if isinstance(one, dict) and one.get("email") == self.account:
                    return Person(self.names, account=self.account, user=one.get("id"), project=self.project)
        return Person(self.names, account=self.account)

    def has(self, name: object) -> bool:
        """Whether a name is one of the person's."""
        return isinstance(name, str) and name.casefold() in self.names


def erase_in_dataset(path: Path, person: Person) -> bool:
    """Rewrite a Dataset without a person: annotations, spans, answers, problems, and their part of `raw`.

    Annotations that they only changed keep their marks and lose the name. False where nothing of them was in it.
    """
    dataset = read_dataset(path)
    raw = sorted((path / "raw").iterdir()) if (path / "raw").is_dir() else []
    rows = dataset.annotations
    theirs = rows["annotator"].map(person.has) | rows["updated_by"].map(person.has)
    said = {file: file.read_text(encoding="utf-8") for file in raw}
    person = person.with_ids_in(said.values())
    ids = set(rows.loc[rows["annotator"].map(person.has), "annotation_id"])
    cleaned = {file: _clean_raw(text, person, ids) for file, text in said.items()}
    if not theirs.any() and cleaned == said:
        return False
    kept = _without(dataset, person, ids)
    with atomic_folder(path) as folder:
        with writing_tables(folder) as write:
            write(kept)
        write_header(kept.scheme, kept.provenance, folder)
        for file, text in cleaned.items():
            (folder / "raw").mkdir(exist_ok=True)
            if text is not None:
                (folder / "raw" / file.name).write_text(text, encoding="utf-8", newline="\n")
        for other in path.iterdir():
            if other.is_file() and not (folder / other.name).exists():
                shutil.copyfile(other, folder / other.name)
    return True


def repair_datasets(folder: Path) -> None:
    """Remove what killed writes left in a folder and beside it: an old Dataset or half a file holds people, too."""
    restore_folder(folder)
    for old in sorted(folder.rglob(".*.old")):
        written = old.with_name(old.name[1:].removesuffix(".old"))
        # Nobody else's folder that happens to be called so.
        if any((one / name).is_file() for one in (old, written) for name in ("dataset.json", MARKER)):
            restore_folder(written)
    for part in sorted(folder.rglob(".*.part")):
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink()


def datasets_in(folder: Path) -> Iterator[Path]:
    """The Datasets at any depth of a folder, the folder itself among them."""
    yield from sorted(header.parent for header in folder.rglob("dataset.json"))


def _without(dataset: Dataset, person: Person, ids: set[str]) -> Dataset:
    rows = dataset.annotations[~dataset.annotations["annotation_id"].isin(ids)]
    rows = rows.assign(updated_by=rows["updated_by"].mask(rows["updated_by"].map(person.has)))
    tables: dict[str, Any] = {
        name: table[~table["annotation_id"].isin(ids)].reset_index(drop=True)
        for name in ("spans", "relations", "answers")
        for table in [getattr(dataset, name)]
    }
    problems = tuple(
        problem
        for problem in dataset.problems
        if problem.annotation_id not in ids and not _names(problem.record, person)
    )
    provenance = _provenance(dataset.provenance, person)
    return replace(dataset, annotations=rows.reset_index(drop=True), problems=problems, provenance=provenance, **tables)


def _provenance(provenance: Mapping[str, Any], person: Person) -> dict[str, Any]:
    """Where a Dataset comes from, without the person's own project, whose title is their pseudonym."""
    project = provenance.get("project")
    theirs = person.project is not None and isinstance(project, dict) and project.get("id") == person.project
    kept = {name: value for name, value in provenance.items() if not (theirs and name == "project")}
    if isinstance(provenance.get("datasets"), list):
        kept["datasets"] = [
            _provenance(one, person) if isinstance(one, dict) else one for one in provenance["datasets"]
        ]
    return kept


def _clean_raw(text: str, person: Person, ids: set[str]) -> str | None:
    """What Label Studio said, without a person: itself where they are not in it, None for their project's settings."""
    said = _records(text)
    if isinstance(said, dict):
        return None if person.project is not None and said.get("id") == person.project else text
    kept = [_clean_record(record, person, ids) for record in said if not _is_theirs(record, person)]
    return text if kept == said else json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _records(text: str) -> Any:
    """A file of an export as JSON; an empty list where it is none."""
    try:
        said = json.loads(text)
    except ValueError:
        return []
    return said if isinstance(said, (list, dict)) else []


def _is_theirs(record: Any, person: Person) -> bool:
    """Whether it is a user's record of this person, or a task of their own project."""
    if not isinstance(record, dict):
        return False
    if person.has(record.get("email")):
        return True
    return person.project is not None and record.get("project") == person.project


def _clean_record(record: Any, person: Person, ids: set[str]) -> Any:
    if not isinstance(record, dict):
        return record
    cleaned = dict(record)
    for kind in ("annotations", "drafts"):
        if isinstance(record.get(kind), list):
            cleaned[kind] = [_unnamed(one, person) for one in record[kind] if not _made_by(one, person, ids)]
    return _unnamed(cleaned, person)


def _made_by(one: Any, person: Person, ids: set[str]) -> bool:
    if not isinstance(one, dict):
        return False
    return str(one.get("id")) in ids or any(_is(one.get(field), person) for field in ("completed_by", "user"))


def _unnamed(one: Any, person: Person) -> Any:
    """The record without the person as the one who changed it last, or in a list of who worked on it."""
    if not isinstance(one, dict):
        return one
    fields = {name: None for name in ("updated_by", "last_created_by") if _is(one.get(name), person)}
    lists = {
        name: [who for who in one[name] if not _is(who, person)]
        for name in ("annotators", "comment_authors")
        if isinstance(one.get(name), list)
    }
    return {**one, **fields, **lists}


def _is(who: object, person: Person) -> bool:
    if isinstance(who, dict):
        return person.has(who.get("email")) or (person.user is not None and who.get("id") == person.user)
    return person.has(who) or (person.user is not None and isinstance(who, int) and who == person.user)


def _names(value: Any, person: Person) -> bool:
    """Whether a record names the person anywhere."""
    if isinstance(value, dict):
        return _is(value, person) or any(_names(one, person) for one in value.values())
    if isinstance(value, list):
        return any(_names(one, person) for one in value)
    return person.has(value)
