"""A Dataset to hand on: stable pseudonyms for its annotators, and nothing of what Label Studio said of them.

A pseudonym is HMAC-SHA256 of the name under a key of one's own, so whoever has the key can make it again from a known
address and nobody else can, and the same key gives the same person the same pseudonym in every Dataset.
"""

import hmac
import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from exports.dataset.dataset import Dataset, Problem, read_dataset, write_dataset
from unsourced.errors import DatasetError, InputError
from unsourced.io.atomic import atomic_file

_DIGITS = 12
_PSEUDONYM = re.compile(rf"annotator-[0-9a-f]{{{_DIGITS}}}")
# Numbers of Label Studio, also of drafts, name nobody. Other ids can hold a name; merge's suffix stays readable.
_NUMBERED = re.compile(r"(?:draft-)?[0-9]+(?:@[0-9a-f]{8})?|annotation-[0-9a-f]+(?:@[0-9a-f]{8})?")
_SUFFIX = re.compile(r"(?P<base>.+?)(?P<suffix>@[0-9a-f]{8})?", re.DOTALL)
_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
# Begins only where a run of such characters does: otherwise a long run without an @ takes quadratic time.
_ADDRESS = re.compile(rf"(?<!{_LOCAL}){_LOCAL}+@[\w-]+(?:\.[\w-]+)*", re.ASCII)
# Where Label Studio says of a record who did it.
_PERSON_FIELDS = frozenset(
    (
        *("user", "users", "username", "email", "first_name", "last_name", "initials", "avatar", "organization"),
        *("completed_by", "updated_by", "created_by", "last_created_by", "assigned_to", "reviewed_by"),
        *("created_username", "updated_username", "annotator", "annotators"),
    )
)
# What provenance may keep: nothing that names a server, a project or a file on somebody's machine.
_KEPT = ("source", "exported", "tasks", "synthetic", "note", "corpus", "version", "licence", "license", "citation")


@dataclass(frozen=True, slots=True)
class PseudonymisedDataset:
    """The Dataset, the names of provenance fields that were left out, and how many e-mail addresses its texts hold.

    `addresses` counts those in articles, reasons and answers, which are left alone.
    """

    dataset: Dataset
    left_out: tuple[str, ...]
    addresses: int


def pseudonymise(dataset: Dataset, key: bytes) -> PseudonymisedDataset:
    """The Dataset with pseudonyms for annotators and those who changed their work, in problems too.

    Texts of articles, reasons and answers stay as they are. Names that are pseudonyms already stay, so that twice is
    once. Ids of annotations that are not Label Studio's numbers become keyed ones.
    """
    names = _Names(key, frozenset(dataset.annotations["annotator"]) | _named(dataset.annotations["updated_by"]))
    tables: dict[str, Any] = {
        name: _with_ids(getattr(dataset, name), names) for name in ("annotations", "spans", "relations", "answers")
    }
    people = {column: _mapped(dataset.annotations[column], names.person) for column in ("annotator", "updated_by")}
    tables["annotations"] = tables["annotations"].assign(**people)
    left_out: set[str] = set()
    provenance = _provenance(dataset.provenance, names, left_out) | {"pseudonymised": True}
    done = replace(
        dataset,
        problems=tuple(_problem(problem, names) for problem in dataset.problems),
        provenance=provenance,
        **tables,
    )
    return PseudonymisedDataset(done, tuple(sorted(left_out)), _addresses(done))


def pseudonymise_folder(path: Path, out: Path, key_file: Path) -> PseudonymisedDataset:
    """Pseudonymise the Dataset at `path` into a new folder `out`, without `raw`, with the key of `key_file`.

    A key file that is not there is made, readable by its owner alone. Raises DatasetError where `out` is the Dataset
    itself or `key_file` would lie in a Dataset, and InputError where the file holds no key or others can read it.
    """
    dataset = read_dataset(path)
    _refuse_places(path, out, key_file)
    done = pseudonymise(dataset, _key(key_file))
    write_dataset(done.dataset, out)
    return done


class _Names:
    """Pseudonyms under one key; each name is computed once."""

    def __init__(self, key: bytes, known: frozenset[str]) -> None:
        self._key = key
        self._known = known
        self._made: dict[tuple[str, str], str] = {}

    def person(self, name: str) -> str:
        return name if _PSEUDONYM.fullmatch(name) else self._keyed("annotator", name)

    def annotation(self, annotation_id: str) -> str:
        if not annotation_id or _NUMBERED.fullmatch(annotation_id):
            return annotation_id
        parts = _SUFFIX.fullmatch(annotation_id)
        assert parts is not None
        return self._keyed("annotation", parts["base"]) + (parts["suffix"] or "")

    def scrubbed(self, text: str) -> str:
        """The text with a pseudonym for each e-mail address; a text that is somebody's name is their pseudonym."""
        return self.person(text) if text in self._known else _ADDRESS.sub(lambda m: self.person(m[0]), text)

    def _keyed(self, kind: str, name: str) -> str:
        if (kind, name) not in self._made:
            digest = hmac.digest(self._key, f"{kind}:{name}".encode("utf-8", "surrogatepass"), "sha256")
            self._made[kind, name] = f"{kind}-{digest.hex()[:_DIGITS]}"
        return self._made[kind, name]


def _named(column: "pd.Series[str]") -> frozenset[str]:
    return frozenset(column.dropna())


def _mapped(column: "pd.Series[str]", change: Any) -> "pd.Series[str]":
    """The column with each value changed, missing ones left missing; each distinct value is changed once."""
    changed = {name: change(name) for name in column.dropna().unique()}
    return column.map(changed).astype(column.dtype)


def _with_ids(rows: pd.DataFrame, names: _Names) -> pd.DataFrame:
    return rows.assign(annotation_id=_mapped(rows["annotation_id"], names.annotation))


def _problem(problem: Problem, names: _Names) -> Problem:
    return replace(
        problem,
        message=names.scrubbed(problem.message),
        annotation_id=names.annotation(problem.annotation_id),
        record=_scrubbed(problem.record, names),
    )


def _scrubbed(value: Any, names: _Names) -> Any:
    if isinstance(value, str):
        return names.scrubbed(value)
    if isinstance(value, list):
        return [_scrubbed(one, names) for one in value]
    if isinstance(value, Mapping):
        return {
            names.scrubbed(str(key)): None if key in _PERSON_FIELDS else _scrubbed(one, names)
            for key, one in value.items()
        }
    return value


def _provenance(provenance: Mapping[str, Any], names: _Names, left_out: set[str]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for field, value in provenance.items():
        if field == "datasets" and isinstance(value, list):
            kept[field] = [_provenance(one, names, left_out) for one in value if isinstance(one, Mapping)]
        elif field in _KEPT:
            kept[field] = _scrubbed(value, names)
        elif field != "pseudonymised":
            left_out.add(field)
    return kept


def _addresses(dataset: Dataset) -> int:
    texts = (dataset.articles["text"], dataset.spans["reason"].dropna(), dataset.answers["value"])
    return sum(len(_ADDRESS.findall(text)) for column in texts for text in column)


def _refuse_places(path: Path, out: Path, key_file: Path) -> None:
    source, target, key = path.resolve(), out.resolve(), key_file.resolve()
    if target == source or source in target.parents or target in source.parents:
        raise DatasetError("is the Dataset with the names, or lies in it", where=str(out), remedy="Name a new folder.")
    inside = [folder for folder in key.parents if folder == target or (folder / "dataset.json").exists()]
    if inside or key == target:
        raise DatasetError(
            "would put the key into a Dataset, where it would be handed on",
            where=str(key_file),
            remedy="Name a place outside of it.",
        )


def _key(path: Path) -> bytes:
    if not path.exists():
        with atomic_file(path, private=True) as file:
            file.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
    try:
        if sys.platform != "win32" and path.stat().st_mode & 0o077:
            raise InputError("can be read by others", where=str(path), remedy=f"Run: chmod 600 {path}")
        told = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=str(path)) from error
    if not re.fullmatch(rb"[0-9a-f]{64}\s*", told):
        raise InputError("holds no key", where=str(path), remedy="Name another file; a new one is made.")
    return bytes.fromhex(told.decode())
