"""Articles to several annotators who do not see each other's work: some each, balanced, in an order of their own.

Label Studio's community edition separates nobody: who knows where to look opens every project of a server. So one
project each is a courtesy, and one server each is real.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from annotate.loading.load import NONE, load
from exports.label_studio.blind_group import Group, Member, group_folder, read_group, write_group
from unsourced.core.article import Article, short_hash
from unsourced.errors import InputError
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.client import Connection, connect
from unsourced.schemes.scheme import Scheme

Item = TypeVar("Item")

# One person works in each project.
_ANNOTATORS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where one annotator works; the last three are those of a server of their own."""

    annotator: str
    articles: int
    url: str
    email: str = ""
    password_file: Path | None = None
    workspace: Path | None = None


def assign(items: Sequence[Item], annotators: int, each: int, *, seed: int = 0) -> list[list[Item]]:
    """Give each item to `each` different annotators: a list an annotator, in an order of its own.

    No annotator gets over one item more than another, and pairs of annotators share items as evenly as going one item
    at a time allows. The same arguments give the same lists.

    Raises:
        InputError: unless 1 <= each <= annotators.
    """
    if not 1 <= each <= annotators:
        raise InputError(f"{each} annotators an article cannot be had from {annotators}")
    random = np.random.default_rng(seed)
    loads = np.zeros(annotators, dtype=np.int64)
    together = np.zeros((annotators, annotators), dtype=np.int64)
    given: list[list[int]] = [[] for _ in range(annotators)]
    for item in random.permutation(len(items)):
        chosen: list[int] = []
        for _ in range(each):
            shared = together[:, chosen].sum(axis=1)
            # The least loaded; of these who has shared least with those chosen; of these anyone.
            order = np.lexsort((random.random(annotators), shared, loads))
            chosen.append(int(next(one for one in order if one not in chosen)))
        loads[chosen] += 1
        together[np.ix_(chosen, chosen)] += 1
        for one in chosen:
            given[one].append(int(item))
    return [[items[index] for index in random.permutation(np.array(theirs, dtype=np.int64))] for theirs in given]


def blind(
    articles: Sequence[Article],
    annotators: Sequence[str],
    each: int,
    *,
    title: str,
    scheme: Scheme,
    workspace: Path,
    seed: int = 0,
    connection: Connection | None = None,
    reporter: Reporter = SILENT,
) -> list[Desk]:
    """Load each annotator's articles into a project of their own on the server of `connection`.

    Without a connection each gets a local server of their own, in a folder of the workspace. What was assigned is
    recorded there before anything is loaded, so that a run that was stopped can be repeated.

    Raises:
        InputError: annotators repeat or are too few, or the title was used for other articles or people.
        UnsourcedError: what `load` raises.
    """
    group = _group(articles, annotators, each, title, workspace, seed, own_servers=connection is None)
    by_id = {article.id: article for article in articles}
    desks = []
    for member in group.members:
        theirs = [by_id[article] for article in member.articles]
        with ExitStack() as stack:
            server, email, password_file = _desk(member, workspace, connection, stack, reporter=reporter)
            loaded = load(
                server,
                theirs,
                project=member.project,
                scheme=scheme,
                workspace=workspace / member.server,
                share=NONE,
                reporter=reporter,
            )
            server.request("PATCH", f"/api/projects/{loaded.project.id}/", json={"maximum_annotations": _ANNOTATORS})
        desks.append(
            Desk(
                annotator=member.annotator,
                articles=len(theirs),
                url=loaded.url,
                email=email,
                password_file=password_file,
                workspace=workspace / member.server if member.server else None,
            )
        )
    return desks


def _desk(
    member: Member, workspace: Path, connection: Connection | None, stack: ExitStack, *, reporter: Reporter
) -> tuple[Connection, str, Path | None]:
    """The server of a member, and who signs in there with which password."""
    if connection is not None:
        return connection, "", None
    from annotate.studio import start

    reporter.say(f"a Label Studio for {member.annotator}")
    running = start(workspace / member.server, reporter=reporter)
    server = stack.enter_context(connect(url=running.local_url, token=running.token))
    return server, running.email, running.credentials_path


def _group(
    articles: Sequence[Article],
    annotators: Sequence[str],
    each: int,
    title: str,
    workspace: Path,
    seed: int,
    *,
    own_servers: bool,
) -> Group:
    """The group as recorded, or recorded now."""
    names = [name.strip() for name in annotators]
    if len(set(names)) < len(names) or not all(names):
        raise InputError("each annotator needs a name of their own", remedy="Name them with --annotators ada,bo,cy.")
    ids = list(dict.fromkeys(article.id for article in articles))
    lists = assign(sorted(ids), len(names), each, seed=seed)
    home = group_folder(workspace, title).relative_to(workspace)
    members = [
        Member(
            annotator=name,
            project=title if own_servers else f"{title}: {name}",
            articles=tuple(theirs),
            server=str(home / short_hash(name.encode())) if own_servers else "",
        )
        for name, theirs in zip(names, lists, strict=True)
    ]
    group = Group(title=title, members=tuple(members))
    before = read_group(workspace, title)
    if before is not None and before != group:
        raise InputError(
            "was assigned before, with other articles, annotators or settings",
            where=f"blind group {title!r}",
            remedy="Name a new group with --project.",
        )
    write_group(workspace, group)
    return group
