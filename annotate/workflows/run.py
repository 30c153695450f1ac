"""What `unsourced blind` and `unsourced adjudicate` do: files in, what was done in words out."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from annotate.loading.load import Loaded
from annotate.readers.read import read_articles
from annotate.workflows.adjudicate import adjudicate
from annotate.workflows.blind import Desk, blind
from exports.dataset.dataset import Dataset, read_dataset
from unsourced.config.settings import load_settings
from unsourced.io.progress import Reporter
from unsourced.label_studio.client import connect
from unsourced.schemes.check import require_sound
from unsourced.schemes.load import load_scheme


def blind_files(
    inputs: Sequence[str | Path],
    annotators: Sequence[str],
    each: int,
    *,
    project: str | None = None,
    scheme: str | None = None,
    workspace: Path | None = None,
    seed: int = 0,
    servers: bool = False,
    quiet: bool = False,
) -> str:
    """What `unsourced blind` does: files in, and where everybody works in words."""
    settings = load_settings(project=project, scheme=scheme, workspace=workspace)
    used = load_scheme(settings.scheme)
    require_sound(used)
    articles = read_articles(inputs)
    with ExitStack() as stack:
        connection = None if servers else stack.enter_context(connect(settings))
        desks = blind(
            articles,
            annotators,
            each,
            title=settings.project,
            scheme=used,
            workspace=settings.workspace,
            seed=seed,
            connection=connection,
            reporter=Reporter(quiet=quiet),
        )
    lines = [_line(desk) for desk in desks]
    if servers:
        lines.append("Run this again to start them again. Stop one with: unsourced studio stop --workspace FOLDER")
        lines += [f"  {desk.annotator}: {desk.workspace}" for desk in desks]
    else:
        lines.append("Whoever has an account on this server can open every project: this is a courtesy, no separation.")
    return "\n".join([*lines, f"Then: unsourced export --blind --project {_quoted(settings.project)} --out labels"])


def adjudicate_folder(
    path: Path,
    *,
    project: str | None = None,
    workspace: Path | None = None,
    limit: int | None = None,
    quiet: bool = False,
) -> str:
    """What `unsourced adjudicate` does: the Dataset of a folder in, and what was done in words."""
    reporter = Reporter(quiet=quiet)
    dataset = read_dataset(path)
    settings = load_settings(workspace=workspace)
    title = project or f"{_title(dataset) or settings.project}: adjudication"
    with connect(settings) as connection:
        loaded = adjudicate(
            connection, dataset, project=title, workspace=settings.workspace, limit=limit, reporter=reporter
        )
    reporter.say("Everybody who marked a span stands in its note; the curator sees their names.")
    return _adjudicated(loaded)


def _line(desk: Desk) -> str:
    signs_in = f" (sign in as {desk.email}; password in {desk.password_file})" if desk.email else ""
    articles = "1 article" if desk.articles == 1 else f"{desk.articles} articles"
    return f"{desk.annotator}: {articles} at {desk.url}{signs_in}"


def _quoted(title: str) -> str:
    return f'"{title}"' if " " in title else title


def _adjudicated(loaded: Loaded) -> str:
    """What was done, and what to do next."""
    what = "contested article" if loaded.added == 1 else "contested articles"
    there = f"; {loaded.already} had been there before" if loaded.already else ""
    return (
        f"{loaded.added} {what} loaded into project {loaded.project.id} ({loaded.project.title}){there}.\n"
        f"Decide them at {loaded.url}\n"
        f"then: unsourced export --project {loaded.project.id} --out decisions"
    )


def _title(dataset: Dataset) -> str:
    source = dataset.provenance.get("project")
    return str(source.get("title") or "") if isinstance(source, Mapping) else ""
