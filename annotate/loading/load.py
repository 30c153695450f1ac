"""Articles into a Label Studio project, each exactly once, however often the loading is killed and begun again.

Label Studio takes the same task twice, so the loader keeps a journal (annotate.loading.journal), and looks up what that
does not know for sure: a batch that was sent and not confirmed is looked for in the project before it is sent again.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.label_studio.predictions import prediction, queue_score
from annotate.label_studio.project import Project, open_project, read_project, show_predictions_of
from annotate.label_studio.tasks import ProjectTasks
from annotate.loading.batches import BATCH, ReadyTask, batches, ready_task
from annotate.loading.journal import Identity, Journal
from annotate.loading.late_predictions import add_late_predictions
from annotate.loading.near_duplicates import ProjectArticles, find_near_duplicates
from annotate.loading.project_lock import project_lock
from annotate.loading.realign import changed_pages, realign, refuse_changed
from annotate.loading.upload import Uploader
from annotate.rules.suggest import suggest
from unsourced.core.article import Article
from unsourced.core.spans import Suggestions
from unsourced.errors import BatchError, UnsourcedError
from unsourced.io.progress import SILENT, Reporter
from unsourced.label_studio.client import Connection
from unsourced.label_studio.tasks import ANNOTATOR
from unsourced.schemes.scheme import Scheme

ALL, NONE = 1.0, 0.0
HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did: how many articles it added, of these with suggestions, and how many had been there before.

    `suggested_later` counts those that had been there and got suggestions now, `realigned` those that keep another
    text than was given. `version` is that of the suggestions,
    None without any; `doubles` counts tasks that were there twice and removed.
    """

    project: Project
    url: str
    added: int
    suggested: int
    already: int
    suggested_later: int
    realigned: int
    version: str | None
    doubles: int


def load(
    connection: Connection,
    articles: Sequence[Article],
    *,
    project: str,
    scheme: Scheme,
    workspace: Path,
    share: float = HALF,
    suggestions: Mapping[str, Suggestions] | None = None,
    role: str = ANNOTATOR,
    realigning: bool = False,
    batch_size: int = BATCH,
    reporter: Reporter = SILENT,
) -> Loaded:
    """Load the articles that the project (title or id, made where no project has the title) does not hold yet.

    `share` of the articles (0..1), drawn by their ids so that every run draws the same, get suggestions: the rules', or
    those of `suggestions` by article id, which go to articles that are there already too; `role` is that of whoever
    annotates them. With `realigning` pages that were loaded before with other text keep that, and what is suggested for
    them is carried over to it.

    Raises:
        SchemeError: the project has another scheme structure.
        StudioError: the server fails for good or another loader is at work.
        InputError: pages were loaded before with other text.
        BatchError: with the articles that could not be loaded after all others were.
    """
    with project_lock(workspace, connection.url, project):
        target = open_project(connection, project, scheme)
        with project_lock(workspace, connection.url, f"id {target.id}"):
            return _load(
                connection,
                articles,
                target,
                scheme,
                workspace,
                share,
                suggestions,
                role=role,
                realigning=realigning,
                batch_size=batch_size,
                reporter=reporter,
            )


def gets_suggestions(article_id: str, share: float) -> bool:
    """Whether an article is in the share that gets suggestions; for one id always the same."""
    draw = int.from_bytes(hashlib.sha256(f"suggest {article_id}".encode()).digest()[:8], "big") / 2**64
    return draw < share


def _load(
    connection: Connection,
    articles: Sequence[Article],
    project: Project,
    scheme: Scheme,
    workspace: Path,
    share: float,
    suggestions: Mapping[str, Suggestions] | None,
    *,
    role: str,
    realigning: bool,
    batch_size: int,
    reporter: Reporter,
) -> Loaded:
    journal = Journal(
        journal_path(workspace, connection.url, project.id), Identity(connection.url, project.id, project.created)
    )
    uploader = Uploader(ProjectTasks(connection, project.id), journal, reporter=reporter)
    doubles = uploader.catch_up()
    distinct = list({article.id: article for article in articles}.values())
    changed = changed_pages(distinct, journal.state.sources)
    given = suggestions or {}
    if realigning:
        distinct, given = realign(connection, distinct, changed, journal.state.tasks, given, reporter=reporter)
    else:
        refuse_changed(distinct, changed)
    there = set(journal.state.tasks)
    new = [article for article in distinct if article.id not in there]
    if not reporter.quiet and role == ANNOTATOR:
        held = ProjectArticles(connection, project.id, journal.state.tasks, journal.path)
        for line in find_near_duplicates(new, held).warning():
            reporter.say(line)
    failures: list[UnsourcedError] = []
    versions: set[str] = set()
    suggested = 0
    ready = _ready(new, scheme, share, None if suggestions is None else given, role, len(there), failures, versions)
    for task in reporter.track(uploader.upload(batches(ready, batch_size)), "loading", total=len(new)):
        suggested += task.suggested
    failures += uploader.failures
    doubles += uploader.reconcile()
    added = len(new) - len(failures)
    later = [article for article in distinct if article.id in there and gets_suggestions(article.id, share)]
    versions |= {given[article.id].version for article in later if article.id in given}
    suggested_later = add_late_predictions(
        connection, project.id, later, journal.state.tasks, scheme, given, failures, reporter=reporter
    )
    if suggested or suggested_later:
        _show(connection, project, max(versions), reporter=reporter)
    if failures:
        raise BatchError(failures, added)
    return Loaded(
        project=project,
        url=f"{connection.url}/projects/{project.id}/data",
        added=added,
        suggested=suggested,
        already=len(distinct) - len(new),
        suggested_later=suggested_later,
        realigned=len(changed),
        version=max(versions, default=None),
        doubles=doubles,
    )


def journal_path(workspace: Path, url: str, project: int) -> Path:
    """Where the journal of a project lies."""
    return workspace / "load" / f"{hashlib.sha256(url.encode()).hexdigest()[:12]}-{project}.jsonl"


def _ready(
    articles: Iterable[Article],
    scheme: Scheme,
    share: float,
    suggestions: Mapping[str, Suggestions] | None,
    role: str,
    position: int,
    failures: list[UnsourcedError],
    versions: set[str],
) -> Iterator[ReadyTask]:
    """The tasks to send, in order; what cannot be sent goes to `failures`, versions of suggestions to `versions`."""
    for number, article in enumerate(articles, position + 1):
        try:
            found = None
            if gets_suggestions(article.id, share):
                # Also where nothing was found: that the article is not among those without suggestions has to show.
                found = suggest(article, scheme) if suggestions is None else suggestions.get(article.id)
            guess = prediction(article, found, scheme, queue_score(number)) if found is not None else None
            yield ready_task(article, guess, role)
            if found is not None:
                versions.add(found.version)
        except UnsourcedError as error:
            failures.append(error)


def _show(connection: Connection, project: Project, version: str, *, reporter: Reporter) -> None:
    """Show the new suggestions; Label Studio shows those of one version at a time."""
    before = read_project(connection, project.id).model_version
    if before == version:
        return
    show_predictions_of(connection, project, version)
    if before:
        reporter.say(f"The project now shows the suggestions of {version}; those of {before} are kept, and hidden.")
