"""The projects of a blind group as one Dataset, and who worked where they were not expected."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from exports.dataset.dataset import Dataset, refuse_other_folder, write_dataset
from exports.dataset.merge import merge
from exports.label_studio.blind_group import Group, Member, read_group, titles
from exports.label_studio.export import StudioProject, export
from unsourced.config.settings import Settings
from unsourced.errors import InputError, NoWorkError
from unsourced.io.progress import say
from unsourced.label_studio.client import Connection, connect
from unsourced.schemes.scheme import Scheme


@dataclass(frozen=True, slots=True)
class BlindExport:
    """The Dataset of a group; `touched` says, a line each, where somebody worked in another's project."""

    dataset: Dataset
    touched: tuple[str, ...]
    idle: tuple[str, ...]


def export_blind(
    settings: Settings,
    out: Path,
    *,
    scheme: Scheme | None = None,
    candidates: Sequence[Scheme] = (),
    quiet: bool = False,
) -> BlindExport:
    """Write what the annotators of the group called `settings.project` did to the Dataset folder `out`.

    Nobody's work is left out, also where it is in another's project. On a server of one's own the owner's annotations
    get the annotator's name. Raises InputError where this workspace knows no such group, NoWorkError where nobody has
    annotated anything, and what `export` raises.
    """
    refuse_other_folder(out)
    group = read_group(settings.workspace, settings.project)
    if group is None:
        known = ", ".join(map(repr, titles(settings.workspace))) or "none"
        raise InputError(
            f"there is no blind group {settings.project!r}",
            where=str(settings.workspace),
            remedy=f"Name one with --project; there is {known}.",
        )
    parts: list[Dataset] = []
    raw: list[Path] = []
    touched: list[str] = []
    idle: list[str] = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        shared: Connection | None = None
        for number, member in enumerate(group.members, 1):
            if member.server:
                server = stack.enter_context(connect(Settings(workspace=settings.workspace / member.server)))
            else:
                server = shared = shared or stack.enter_context(connect(settings))
            part_folder = Path(folder) / str(number)
            say(f"{member.annotator}:", quiet=quiet)
            try:
                source = StudioProject(server, member.project)
                part = export(source, part_folder, scheme=scheme, candidates=candidates, quiet=quiet)
            except NoWorkError:
                idle.append(member.annotator)
                continue
            part = _named(part, member, server)
            touched += work_of_others(part, member, group)
            parts.append(part)
            raw += _renamed(part_folder / "raw", number)
        if not parts:
            raise NoWorkError(
                f"nobody in the blind group {group.title!r} has annotated anything yet",
                remedy="Annotate some in the browser, then export again.",
            )
        merged = merge(parts).dataset
        merged = replace(merged, provenance={**merged.provenance, "blind": group.title})
        write_dataset(merged, out, raw)
    return BlindExport(merged, tuple(touched), tuple(idle))


def work_of_others(part: Dataset, member: Member, group: Group) -> Iterator[str]:
    """Where somebody else made or changed an annotation in a member's project, a line each.

    The member's account is the one that has their name; where nobody does, it is the only one that worked there. With
    several, or one that is the name of another member, nobody can tell whose work it is, and all are named.
    """
    rows = part.annotations
    people = set(rows["annotator"])
    others = {one.annotator for one in group.members} - {member.annotator}
    own = member.annotator if member.annotator in people else None
    if own is None and len(people) == 1 and not people & others and "@" not in member.annotator:
        [own] = people
    for row in rows.itertuples():
        where = f"annotation {row.annotation_id} of article {row.article_id} in the project of {member.annotator}"
        if row.annotator != own:
            yield f"{where} was made by {row.annotator}"
        if isinstance(row.updated_by, str) and row.updated_by != row.annotator:
            yield f"{where}, made by {row.annotator}, was changed by {row.updated_by}"


def _named(part: Dataset, member: Member, server: Connection) -> Dataset:
    """On a server of one's own, the owner's account is the annotator."""
    if not member.server:
        return part
    rows = part.annotations
    names = {server.user: member.annotator}
    named = {name: rows[name].replace(names) for name in ("annotator", "updated_by")}
    return replace(part, annotations=rows.assign(**named))


def _renamed(raw: Path, number: int) -> Iterator[Path]:
    """The files of one project's export under names that differ between projects."""
    for file in sorted(raw.iterdir()):
        yield Path(shutil.move(file, raw / f"{number}-{file.name}"))
